"""The index: how often each term stands in each field of each document, and what that is worth (BM25).

The same postings and scores as lunr's Builder, which makes an object per word and a table per
document; here a term has a flat array per field, so that ten thousand documents take seconds and
little memory. A test builds both and compares every score as it is written, in hundredths.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from operator import sub

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
    """Keeps which documents have a term in which field, as often as they have it; a document is its number."""

    def __init__(self) -> None:
        self._boosts: list[float] = []
        self._postings: dict[str, defaultdict[str, array]] = {field: defaultdict(lambda: array("I")) for field in FIELDS}
        self._lengths: dict[str, array] = {field: array("I") for field in FIELDS}

    def __len__(self) -> int:
        return len(self._boosts)

    def add(self, kind: str) -> None:
        """One document more, of this kind."""
        self._boosts.append(KIND_BOOST.get(kind, 1))

    def fill(self, field: str, terms: Sequence[str]) -> None:
        """The terms of a field of the next document that has none for it yet."""
        lengths, postings = self._lengths[field], self._postings[field]
        number = len(lengths)
        lengths.append(len(terms))
        for term in terms:
            postings[term].append(number)

    def rows(self) -> Iterator[list[object]]:
        """For each term, in order: the term and, for each field, its postings (`_steps`), or 0 where no document has the term."""
        measures = [self._measure(field) for field in FIELDS]
        columns = [*self._postings.values()]
        for term in sorted(set().union(*columns)):
            counts = [_counted(column[term]) if term in column else {} for column in columns]
            rarity = _rarity(sum(map(len, counts)), len(self))
            yield [term, *(_steps(_scores(counted, rarity, *measure)) if counted else 0 for counted, measure in zip(counts, measures))]

    def _measure(self, field: str) -> tuple[list[float], list[float]]:
        """For each document: how much the length of a field dilutes a count in it, and what the field is worth, in hundredths."""
        lengths = self._lengths[field]
        average = sum(lengths) / (len(lengths) or 1)
        dilutions = [_K1 * (1 - _B + _B * (length / average)) if length else 0 for length in lengths]
        return dilutions, [(_K1 + 1) * FIELDS[field] * boost * 100 for boost in self._boosts]


def _rarity(documents: int, count: int) -> float:
    """The inverse document frequency, as lunr has it: `documents` counts a document for each field with the term."""
    return log(1 + abs((count - documents + 0.5) / (documents + 0.5)))


def _counted(posting: array) -> Mapping[int, int]:
    """How often each document is in a posting; most terms stand in one place, and need no counting."""
    return Counter(posting) if len(posting) > 1 else {posting[0]: 1}


def _scores(counts: Mapping[int, int], rarity: float, dilutions: list[float], worths: list[float]) -> dict[int, list[int]]:
    """The documents by what a term is worth in them, in whole hundredths and never nothing."""
    found: dict[int, list[int]] = {}
    for document, times in counts.items():
        found.setdefault(round(rarity * worths[document] * times / (dilutions[document] + times)) or 1, []).append(document)
    return found


def _steps(scores: Mapping[int, Sequence[int]]) -> list[int]:
    """Scores from low to high, each as a negative step up, followed by its documents: the first, and each next as a step up."""
    steps: list[int] = []
    previous = 0
    for score in sorted(scores):
        documents = scores[score]
        steps.append(previous - score)
        steps.append(documents[0])
        if len(documents) > 1:
            steps += map(sub, documents[1:], documents)
        previous = score
    return steps
