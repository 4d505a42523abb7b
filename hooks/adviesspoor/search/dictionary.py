"""All words of the texts, for typing errors and for 'bedoelde u'; fetched only when a word is not found.

A word with one error has its beginning or its end right. So the words are cut twice: sorted
from the front and sorted from the back, and the pieces that begin or end like the query's
word are enough. Few words are one piece, and then that is the only one.
"""

from __future__ import annotations

from collections.abc import Iterable

from .shards import cut

SHORTEST_WORD = 4
WHOLE_BYTES = 64_000
PIECE_BYTES = 12_000


def pieces(words: Iterable[str], stops: Iterable[str]) -> tuple[list[list[str]], list[list[str]]]:
    """The pieces sorted from the front and those sorted from the back (none if there is one piece)."""
    known = {word for word in words if SHORTEST_WORD <= len(word) <= 40 and not word.isdecimal()} - {*stops}
    size = PIECE_BYTES if sum(map(_weight, known)) > WHOLE_BYTES else WHOLE_BYTES
    front = cut(sorted(known), size, _weight)
    back = cut(sorted(known, key=lambda word: word[::-1]), size, _weight)
    return front, back if len(front) > 1 else []


def _weight(word: str) -> int:
    return len(word) + 1
