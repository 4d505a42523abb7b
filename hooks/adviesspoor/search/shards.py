"""The index cut by sorted term into pieces, so that a query fetches only the terms it has.

A shard is a list of rows and a list of names. A row is a term with its postings (`Index.rows`)
and, for the term of a group, the official names of that group. A name is the stems of a name
for a group, the group's term, and 1 for an official name; it stands with its first stem.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from .synonyms import Group

# An index has some 64 shards before they grow to LARGEST (4 kB on the wire): three words should
# not fetch more than the rest of the search together. An index below SMALLEST is one file.
LARGEST = 10_000
SMALLEST = 6_000
SPREAD = 64

Row = TypeVar("Row")


def shards(rows: Iterable[list[object]], groups: Sequence[Group]) -> tuple[list[str], list[bytes]]:
    """Where each shard starts, as short as tells them apart, and the shards, of a size that suits how many rows there are."""
    official = {group.term: sorted(map(" ".join, group.official)) for group in groups}
    written = [(term, compact([*row, official[term]] if term in official else row)) for row in rows for term in row[:1]]
    size = min(LARGEST, max(SMALLEST, sum(len(row) + 1 for _, row in written) // SPREAD))
    pieces = cut(written, size, lambda row: len(row[1]) + 1)
    starts = ["", *(_start(before[-1][0], piece[0][0]) for before, piece in zip(pieces, pieces[1:]))]
    names: list[list[bytes]] = [[] for _ in pieces]
    known = {term for term, _ in written}
    for name, term, kind in sorted((name, group.term, int(name in group.official)) for group in groups if group.term in known for name in group.official | group.plain):
        names[bisect_right(starts, name[0]) - 1].append(compact([" ".join(name), term, kind]))
    return starts, [b"[[%b],[%b]]" % (b",".join(row for _, row in piece), b",".join(named)) for piece, named in zip(pieces, names, strict=True)]


def _start(last: str, first: str) -> str:
    """The shortest beginning of `first` that comes after `last`."""
    return next(first[:length] for length in range(1, len(first) + 1) if first[:length] > last)


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
    return msgspec.json.encode(value)
