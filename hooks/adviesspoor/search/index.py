"""The index: how often each term stands in each field of each document, and what that is worth (BM25).

The same postings and scores as lunr's Builder, which makes an object per word and a table per
document; here a term has a flat array per field, so that ten thousand documents take seconds and
little memory. A test builds both and compares every score as it is written.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log

# How much a hit counts by the field it is in. `delen` are the parts of compounds, `context`
# the words around a record: kind, document, year, organisations, words from the source.
FIELDS: dict[str, float] = {"titel": 6, "trefwoorden": 4, "tekst": 2, "delen": 3, "context": 1}

# How much a document counts by its kind: a recommendation before a word list.
KIND_BOOST: dict[str, float] = {
    "aanbeveling": 1.8, "item": 1.8, "advies": 1.3, "stand": 1.2, "gebeurtenis": 0.8, "bron": 0.8, "begrip": 0.8, "thema": 0.8,
}

# BM25's two settings, as in lunr: how soon more of a word adds little, and how much a long field dilutes it.
_K1 = 1.2
_B = 0.75


class Index:
    """Counts terms, document by document; a document is its number, and `boosts` says what its kind counts."""

    def __init__(self) -> None:
        self._boosts: list[float] = []
        self._postings: dict[str, defaultdict[str, array]] = {field: defaultdict(lambda: array("I")) for field in FIELDS}
        self._lengths: dict[str, array] = {field: array("I") for field in FIELDS}

    def __len__(self) -> int:
        return len(self._boosts)

    def add(self, kind: str) -> None:
        """One document more, of this kind."""
        self._boosts.append(KIND_BOOST.get(kind, 1))

    def fill(self, field: str, terms: list[str]) -> None:
        """The terms of a field of the next document that has none for it yet."""
        lengths, postings = self._lengths[field], self._postings[field]
        number = len(lengths)
        lengths.append(len(terms))
        for term, times in Counter(terms).items():
            postings[term].extend((number, times))

    def rows(self) -> Iterator[list[object]]:
        """For each term, in order: the term and, for each field, a flat list of document (as the
        difference with the one before) and score times 1000, or 0 where no document has the term."""
        measures = [self._measure(field) for field in FIELDS]
        columns = [*self._postings.values()]
        for term in sorted(set().union(*columns)):
            postings = [column.get(term, ()) for column in columns]
            rarity = _rarity(sum(map(len, postings)) // 2, len(self))
            yield [term, *(posting and _flat(posting, rarity, *measure) or 0 for posting, measure in zip(postings, measures))]

    def _measure(self, field: str) -> tuple[list[float], float, list[float]]:
        """What a count in a field is measured by: how long the field is in each document beside the average, and the boosts."""
        lengths = self._lengths[field]
        average = sum(lengths) / (len(lengths) or 1)
        return [_K1 * (1 - _B + _B * (length / average)) if length else 0 for length in lengths], FIELDS[field], self._boosts


def _rarity(documents: int, count: int) -> float:
    """The inverse document frequency, as lunr has it: `documents` counts a document for each field with the term."""
    return log(1 + abs((count - documents + 0.5) / (documents + 0.5)))


def _flat(posting: array, rarity: float, dilutions: list[float], field_boost: float, boosts: list[float]) -> list[int]:
    """Differences and scores in turn. Multiplied in lunr's order, because the last digit depends on it."""
    flat: list[int] = []
    previous = 0
    numbers = iter(posting)
    for document, times in zip(numbers, numbers):
        flat += (document - previous, round(rarity * ((_K1 + 1) * times) / (dilutions[document] + times) * field_boost * boosts[document] * 1000))
        previous = document
    return flat
