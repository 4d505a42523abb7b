"""From documents to terms by field: their words, the parts of compounds, the groups that are named."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from .compounds import Compounds
from .documents import Document, kind_label
from .lexicon import Lexicon
from .pipeline import Dutch
from .synonyms import Finder, Group
from .words import plain

Labels = Callable[[str, str], str]

# The facets whose values are words that people search with.
_TAGS_IN_CONTEXT = ("thema", "jaar", "bron")
# How often the parts of a compound count by the field the compound is in.
_PARTS_COUNT = {"titel": 4, "trefwoorden": 2, "tekst": 1}


class Reading(NamedTuple):
    """What the index needs of a text: its terms with those of the groups it mentions, and its long forms by number."""

    terms: tuple[str, ...]
    long: tuple[int, ...]


class Analysis:
    """Reads documents one by one, and keeps of each only what may be compounds: their parts are known when all are read."""

    def __init__(self, dutch: Dutch, groups: Sequence[Group], labels: Labels) -> None:
        """`labels` gives the word for a tag of a facet."""
        self._dutch = dutch
        self._labels = labels
        self._finder = Finder(groups)
        self._lexicon = Lexicon(dutch)
        self._readings: dict[str, Reading] = {}
        self._long: list[array] = []
        self.title_terms: list[int] = []

    @property
    def vocabulary(self) -> set[str]:
        """Every word read so far, as people would type it."""
        return self._lexicon.forms

    def read(self, document: Document) -> dict[str, list[str]]:
        """The terms of the next document by field; all but the parts of compounds."""
        found: dict[str, list[str]] = {}
        long = array("I")
        for field, texts in _fields(document, self._labels).items():
            terms: list[str] = []
            for reading in map(self._reading if field == "tekst" else self._again, texts):
                terms += reading.terms
                long.extend(reading.long * _PARTS_COUNT.get(field, 0))
            found[field] = terms
        found["trefwoorden"] += map(name_term, document.names)
        self._long.append(long)
        self.title_terms.append(len({word.stem for word in self._lexicon.words(document.title)}))
        return found

    def _reading(self, text: str) -> Reading:
        words = self._lexicon.words(text)
        terms = [term for word in words for term in word.terms]
        terms += self._finder.terms(tuple([word.stem for word in words]))
        return Reading(tuple(terms), tuple([number for word in words for number in word.long]))

    def _again(self, text: str) -> Reading:
        """The reading of a text that other documents have too: a search word, a name, a label."""
        if text not in self._readings:
            self._readings[text] = self._reading(text)
        return self._readings[text]

    def parts(self, stops: Iterable[str]) -> Iterator[list[str]]:
        """The terms of the parts of compounds in each document, in order."""
        parts = self._parts(stops)
        for long in self._long:
            yield [term for number in long for term in parts[number]]

    def _parts(self, stops: Iterable[str]) -> list[tuple[str, ...]]:
        """The terms of the parts of each long form."""
        compounds = Compounds.from_words(self.vocabulary, stops)
        return [tuple(filter(None, map(self._dutch.term, compounds.parts(form)))) for form in self._lexicon.long]


def name_term(name: str) -> str:
    """The term for an id or abbreviation as a whole; no stemmer touches it, and no word is like it."""
    return f"0={plain(name)}=0"


def _fields(document: Document, labels: Labels) -> dict[str, list[str]]:
    """The texts of a document by field of the index."""
    around = [text for texts in document.about.values() for text in texts]
    tags = [labels(name, tag) for name in _TAGS_IN_CONTEXT for tag in document.facets.get(name, ())]
    return {
        "titel": [document.title],
        "trefwoorden": [*document.keywords, *document.part_titles],
        "tekst": [text for section in document.sections for text in (section.title, section.text) if text],
        "context": [kind_label(document.kind), *around, *tags],
    }
