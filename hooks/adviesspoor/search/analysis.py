"""From documents to terms by field: their words, the parts of compounds, the groups that are named."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence

from .compounds import Compounds
from .documents import Document, kind_label
from .lexicon import Lexicon, stems
from .pipeline import Dutch
from .synonyms import Finder, Group
from .words import plain

Labels = Callable[[str, str], str]

# The facets whose values are words that people search with.
_TAGS_IN_CONTEXT = ("thema", "jaar", "bron")
# How often the parts of a compound count by the field the compound is in.
_PARTS_COUNT = {"titel": 4, "trefwoorden": 2, "tekst": 1}


class Analysis:
    """Reads documents one by one, and keeps of each only what may be compounds: their parts are known when all are read."""

    def __init__(self, dutch: Dutch, groups: Sequence[Group], labels: Labels) -> None:
        """`labels` gives the word for a tag of a facet."""
        self._dutch = dutch
        self._labels = labels
        self._finder = Finder(groups)
        self._lexicon = Lexicon(dutch)
        self._numbers: dict[str, int] = {}
        self._long: list[array] = []
        self.title_terms: list[int] = []

    @property
    def vocabulary(self) -> set[str]:
        """Every word read so far, as people would type it."""
        return self._lexicon.forms

    def read(self, document: Document) -> dict[str, list[str]]:
        """The terms of the next document by field; all but the parts of compounds."""
        found: dict[str, list[str]] = {}
        long: dict[str, int] = {}
        for field, texts in _fields(document, self._labels).items():
            read = [self._lexicon.words(text) for text in texts]
            found[field] = [term for words in read for word in words for term in word.terms]
            found[field] += [term for words in read for term in self._finder.terms(words)]
            if times := _PARTS_COUNT.get(field, 0):
                for form in [form for words in read for word in words for form in word.long]:
                    long[form] = long.get(form, 0) + times
            if field == "titel":
                self.title_terms.append(len(set(stems(read[0]))))
        found["trefwoorden"] += map(name_term, document.names)
        self._long.append(array("I", [number for form, times in long.items() for number in (self._numbers.setdefault(form, len(self._numbers)), times)]))
        return found

    def parts(self, stops: Iterable[str]) -> Iterator[list[str]]:
        """The terms of the parts of compounds in each document, in order."""
        compounds = Compounds.from_words(self.vocabulary, stops)
        parts = [[term for part in compounds.parts(form) if (term := self._dutch.term(part))] for form in self._numbers]
        for long in self._long:
            yield [term for number, times in zip(long[::2], long[1::2]) for term in parts[number] for _ in range(times)]


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
