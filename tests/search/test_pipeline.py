import pytest

from adviesspoor.search.pipeline import Dutch, stop_words


@pytest.fixture(scope="module")
def dutch():
    return Dutch.make()


@pytest.mark.parametrize(
    "group",
    [
        "advies adviezen",
        "brief brieven",
        "bedrijf bedrijven",
        "proces processen",
        "plan plannen",
        "gemeente gemeenten gemeentelijk gemeentelijke",
        "ketenpartner ketenpartners",
        "nulmeting nulmetingen",
        "aanbeveling aanbevelingen",
        "maakt maken",
        "duurt duren",
        "beslist beslissen",
        "thema themas",
        "scenario scenarios",
        "idee ideeen",
        "uitgevoerd uitvoeren uitvoering uitvoert",
        "adviseren adviseert geadviseerd",
        "document documenten",
        "loket loketten",
        "vier 4",
    ],
)
def test_forms_of_one_word_meet(dutch, group):
    assert len({dutch.term(word) for word in group.split()}) == 1


@pytest.mark.parametrize("pair", ["advies asiel", "beleid belang", "raad rapport", "kosten kast", "wacht was", "keten kennis", "politie politiek"])
def test_different_words_stay_apart(dutch, pair):
    one, other = pair.split()
    assert dutch.term(one) != dutch.term(other)


def test_letters_digits_and_accents_are_kept(dutch):
    assert [dutch.term(word) for word in ("privacy", "complex", "2019", "b1")] == ["privacy", "complex", "2019", "b1"]


def test_question_words_are_stop_words_but_can_be_stemmed(dutch):
    assert [dutch.term(word) for word in ("wie", "wat", "hoe", "waarom")] == ["", "", "", ""]
    assert dutch.stem("wie") == "wie"


def test_a_token_of_nothing_is_dropped(dutch):
    assert [dutch.term(text) for text in ("", "!!!", "'-'")] == ["", "", ""]


def test_stop_words_are_sorted_and_single():
    found = stop_words()
    assert list(found) == sorted(set(found))
    assert all(word.isalpha() and word.islower() for word in found)
