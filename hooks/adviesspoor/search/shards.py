"""The serialized index cut by sorted term into pieces, so that a query fetches only the terms it has.

A shard is a list of rows: a term, and for each field of the index a flat list of document
number (as the difference with the one before) and score times 1000, or 0 where no document
has the term. lunr's score of a document needs no terms but those of the query, so an index
loaded from these rows gives the same documents and scores as the whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

# A shard is about 64 kB of JSON (26 kB on the wire), but an index has some 64 of them before they
# grow that large: on the real data three words would otherwise fetch more than the rest together.
# An index below SMALLEST is one file.
LARGEST = 64_000
SMALLEST = 6_000
SPREAD = 64

Row = TypeVar("Row")


def shards(rows: Iterable[list[object]]) -> list[list[list[object]]]:
    """The rows in shards of a size that suits how many there are."""
    weighed = [(weight(row), row) for row in rows]
    size = min(LARGEST, max(SMALLEST, sum(bytes for bytes, _ in weighed) // SPREAD))
    return [[row for _, row in piece] for piece in cut(weighed, size, lambda pair: pair[0])]


def rows(index: dict) -> Iterator[list[object]]:
    """The rows of the shards, in the order of the terms."""
    scores: dict[tuple[str, str, int], float] = {}
    for reference, vector in index["fieldVectors"]:
        field, _, document = reference.partition("/")
        for number, score in zip(vector[::2], vector[1::2], strict=True):
            scores[field, document, number] = score
    for term, posting in index["invertedIndex"]:
        row: list[object] = [term]
        for field in index["fields"]:
            documents = sorted(posting[field], key=int)
            row.append(list(_flat(((int(document), scores[field, document, posting["_index"]]) for document in documents))) or 0)
        yield row


def _flat(hits: Iterable[tuple[int, float]]) -> Iterator[int]:
    previous = 0
    for document, score in hits:
        yield document - previous
        yield round(score * 1000)
        previous = document


def cut(items: Iterable[Row], size: int, weight: Callable[[Row], int]) -> list[list[Row]]:
    """Items in consecutive pieces of about `size`; at least one piece."""
    pieces: list[list[Row]] = [[]]
    filled = 0
    for item in items:
        if filled >= size:
            pieces.append([])
            filled = 0
        pieces[-1].append(item)
        filled += weight(item)
    return pieces


def compact(value: object) -> bytes:
    """JSON as short as it can be, and the same for the same data."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def weight(value: object) -> int:
    """How many bytes a value takes."""
    return len(compact(value)) + 1
