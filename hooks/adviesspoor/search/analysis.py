"""From documents to tokens: the words of each field, the parts of compounds, the groups that are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .compounds import Compounds
from .documents import Document, kind_label
from .pipeline import Dutch
from .synonyms import Finder, Group, stems_of
from .words import Word, plain, words

Labels = Callable[[str, str], str]

# The facets whose values are words that people search with.
_TAGS_IN_CONTEXT = ("thema", "jaar", "bron")
# How often the parts of a compound count by the field the compound is in.
_PARTS_COUNT = {"titel": 4, "trefwoorden": 2, "tekst": 1}


@dataclass(frozen=True)
class Tokens:
    """What the index gets of one document: its words by field, and the distinct terms of its title."""

    by_field: dict[str, list[str]]
    title_terms: frozenset[str]


@dataclass(frozen=True)
class Analysis:
    """All documents read: by document, by field, the words of each of its texts."""

    texts: tuple[dict[str, list[tuple[Word, ...]]], ...]
    names: tuple[tuple[str, ...], ...]
    dutch: Dutch

    @classmethod
    def of(cls, documents: Sequence[Document], labels: Labels, dutch: Dutch) -> Analysis:
        """Read the documents; `labels` gives the word for a tag of a facet."""
        read = tuple({field: [tuple(words(text)) for text in texts] for field, texts in _fields(document, labels).items()} for document in documents)
        return cls(read, tuple(document.names for document in documents), dutch)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the documents, as people would type it."""
        return frozenset(form for fields in self.texts for texts in fields.values() for text in texts for word in text for form in word.forms)

    def tokens(self, groups: Sequence[Group], stops: Iterable[str]) -> Iterator[Tokens]:
        """The tokens of each document, in order."""
        finder = Finder(groups)
        compounds = Compounds.from_words(self.vocabulary, stops)
        parts = {word: compounds.parts(word) for word in self.vocabulary}
        for fields, names in zip(self.texts, self.names, strict=True):
            forms = {field: [form for text in texts for word in text for form in word.forms] for field, texts in fields.items()}
            named = {field: [term for text in texts for term in finder.terms(stems_of(text, self.dutch))] for field, texts in fields.items()}
            tokens = {field: forms[field] + named[field] for field in fields}
            tokens["trefwoorden"] += map(name_term, names)
            tokens["delen"] = [part for field, times in _PARTS_COUNT.items() for form in forms[field] for part in parts[form] * times]
            (title,) = fields["titel"]
            yield Tokens(tokens, frozenset(stems_of(title, self.dutch)))


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
