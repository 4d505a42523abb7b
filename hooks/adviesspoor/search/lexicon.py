"""Every distinct word of the texts, read once: what it is called in the index is looked up after that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .compounds import SHORTEST_COMPOUND
from .pipeline import Dutch
from .words import raw_words, read


class Known(NamedTuple):
    """A word as it stands in a text: the terms of its forms, its own term and stem, and its forms that may be compounds."""

    terms: tuple[str, ...]
    term: str
    stem: str
    long: tuple[str, ...]


class Lexicon(dict[str, Known]):
    """The words met so far, as they stand in the texts; `forms` are all forms under which people could type them."""

    def __init__(self, dutch: Dutch) -> None:
        super().__init__()
        self._dutch = dutch
        self.forms: set[str] = set()

    def __missing__(self, raw: str) -> Known:
        word, dutch = read(raw), self._dutch
        forms = word.forms
        self.forms.update(forms)
        terms = tuple([term for form in forms if (term := dutch.term(form))])
        term = dutch.term(word.joined)
        stem = term or dutch.stem(word.joined)
        self[raw] = known = Known(terms, term, stem, tuple([form for form in forms if len(form) >= SHORTEST_COMPOUND]))
        return known

    def words(self, text: str) -> list[Known]:
        """The words of a text, in order."""
        return [self[raw] for raw in raw_words(text)]


def stems(words: Sequence[Known]) -> tuple[str, ...]:
    """The terms of words in order, without stop words; of nothing but stop words (the OM), the stop words count."""
    return tuple([word.term for word in words if word.term]) or tuple([word.stem for word in words])
