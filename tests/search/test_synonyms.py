import pytest

from adviesspoor.search import synonyms
from adviesspoor.search.pipeline import Dutch


@pytest.fixture(scope="module")
def dutch():
    return Dutch.make()


@pytest.fixture
def coa(dutch):
    found: dict = {}
    synonyms._add(found, "coa", dutch, ("Centraal Orgaan opvang asielzoekers", "COA"), ("opvang",))
    ((name, (official, plain)),) = found.items()
    return synonyms.Group(f"0{name}0", frozenset(official), frozenset(plain))


def test_a_text_mentions_a_group_by_name_or_abbreviation(dutch, coa):
    finder = synonyms.Finder([coa])
    for text in ("Het COA doet mee", "het Centraal Orgaan Opvang Asielzoekers (COA)", "centraal orgaan voor de opvang van asielzoekers"):
        assert set(finder.terms(synonyms.stems(text, dutch))) == {"0coa0"}


def test_a_plain_word_in_a_text_is_no_mention(dutch, coa):
    assert synonyms.Finder([coa]).terms(synonyms.stems("opvang van asielzoekers", dutch)) == []


def test_a_group_term_survives_the_pipeline(dutch, coa):
    assert dutch.term(coa.term) == coa.term


def test_of_stop_words_alone_the_stop_words_count(dutch):
    assert synonyms.stems("OM", dutch) == ("om",)


def test_real_groups_go_both_ways(real_register, dutch):
    groups = {group.term: group for group in synonyms.groups(real_register, dutch)}
    assert {("coa",), synonyms.stems("centraal orgaan opvang asielzoekers", dutch)} <= groups["0coa0"].official
    assert synonyms.stems("verblijfspas", dutch) in groups["0verblijfsdocument0"].plain
