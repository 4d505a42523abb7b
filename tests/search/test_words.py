import pytest

from adviesspoor.search.words import plain, words


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("De IND", [("de",), ("ind",)]),
        ("Één café, naïef", [("een",), ("cafe",), ("naief",)]),
        ("thema's KPI’s IND'ers", [("thema",), ("kpi",), ("ind",)]),
        ("DT&V en J&V", [("dtv",), ("en",), ("jv",)]),
        ("0-meting 0meting nulmeting", [("nulmeting", "0", "meting"), ("nulmeting",), ("nulmeting",)]),
        ("EU-migratiepact", [("eumigratiepact", "eu", "migratiepact")]),
        ("EU‑migratiepact", [("eumigratiepact", "eu", "migratiepact")]),
        ("2019-2022", [("2019", "2022")]),
        ("wet- en regelgeving", [("wet",), ("en",), ("regelgeving",)]),
        ("beter-bekend-3a", [("beterbekend3a", "beter", "bekend", "3a")]),
        ("nr. 2764, 70%", [("nr",), ("2764",), ("70",)]),
        ("!@# $% ^&* ''' ---", []),
        ("", []),
        ("e\u0301e\u0301n", [("een",)]),
        ("ﬁets", [("fiets",)]),
    ],
)
def test_words_of_a_text(text, forms):
    assert [word.forms for word in words(text)] == forms


def test_plain_keeps_what_is_no_letter():
    assert plain("‘Één’ – B&W") == "'een' - b&w"
