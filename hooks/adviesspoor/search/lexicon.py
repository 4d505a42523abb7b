"""Every distinct word of the texts, read once: what it is called in the index is looked up after that."""

from __future__ import annotations

from typing import NamedTuple

from .compounds import SHORTEST_COMPOUND
from .pipeline import Dutch
from .words import raw_words, read


class Known(NamedTuple):
    """A word as it stands in a text: the terms of its forms, its own stem, and its long forms by their numbers."""

    terms: tuple[str, ...]
    stem: str
    long: tuple[int, ...]


class Lexicon(dict[str, Known]):
    """The words met so far, as they stand in the texts.

    `forms` are all forms under which people could type them; `long` those that may be compounds, each with a number.
    """

    def __init__(self, dutch: Dutch) -> None:
        super().__init__()
        self._dutch = dutch
        self.forms: set[str] = set()
        self.long: dict[str, int] = {}

    def __missing__(self, raw: str) -> Known:
        word, dutch, long = read(raw), self._dutch, self.long
        forms = word.forms
        self.forms.update(forms)
        self[raw] = known = Known(
            tuple([term for form in forms if (term := dutch.term(form))]),
            dutch.term(word.joined) or dutch.stem(word.joined),
            tuple([long.setdefault(form, len(long)) for form in forms if len(form) >= SHORTEST_COMPOUND]),
        )
        return known

    def words(self, text: str) -> list[Known]:
        """The words of a text in order, without stop words; of nothing but stop words (the OM), the stop words count."""
        found = [*map(self.__getitem__, raw_words(text))]
        return [word for word in found if word.terms] or found
