"""Places sort like a reader goes through the files, and suggestions help."""

import pytest

from adviesspoor.findings import DataError, Finding, Place, choices, quoted, report


def test_findings_sort_by_file_line_and_column_as_numbers():
    rows = [Finding(Place("b.yml", 1, 1), "x"), Finding(Place("a.yml", 10, 1), "x"), Finding(Place("a.yml", 9, 20), "x"), Finding(Place("a.yml", 9, 3), "x")]
    assert [str(finding) for finding in sorted(rows)] == ["a.yml:9:3: x", "a.yml:9:20: x", "a.yml:10:1: x", "b.yml:1:1: x"]


def test_report_counts_and_names_each_finding_once():
    finding = Finding(Place("a.yml", 2, 3), "fout")
    assert report([finding, finding]) == "a.yml:2:3: fout\n1 fout gevonden."
    assert report([finding, Finding(Place("a.yml"), "ook fout")]) == "a.yml:1:1: ook fout\na.yml:2:3: fout\n2 fouten gevonden."


def test_data_error_carries_all_findings_in_order():
    late, early = Finding(Place("b.yml"), "x"), Finding(Place("a.yml"), "y")
    error = DataError(iter([late, early, late]))
    assert error.findings == (early, late)
    assert str(error) == "a.yml:1:1: y\nb.yml:1:1: x\n2 fouten gevonden."


@pytest.mark.parametrize(
    ("wrong", "allowed", "text"),
    [
        ("beleidd", ["uitvoering", "beleid"], "; kies uit: beleid, uitvoering. Bedoelde u 'beleid'?"),
        ("zzz", ["uitvoering", "beleid"], "; kies uit: beleid, uitvoering."),
        ("zzz", [], ""),
        ("veld-7x", [f"veld-{n}" for n in range(13)], "; het lijkt op: veld-7, veld-9, veld-8. Bedoelde u 'veld-7'?"),
        ("zzz", [f"veld-{n}" for n in range(13)], "; er zijn 13 mogelijkheden, maar niets lijkt hierop."),
    ],
)
def test_choices(wrong, allowed, text):
    assert choices(wrong, allowed) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [("kort", "'kort'"), (12, "'12'"), ("x" * 60, f"'{'x' * 60}'"), ("x" * 61, f"'{'x' * 60}…'"), ("a\nb\n", "'a↵b↵'")],
)
def test_a_value_in_a_message_stays_one_short_line(value, text):
    assert quoted(value) == text
