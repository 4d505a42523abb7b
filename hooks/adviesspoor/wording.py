"""Two versions of one text side by side, with the words that differ marked in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from .fields import Piece, Value

# Beyond this many words comparing takes too long; below this likeness marks only get in the way.
_MOST_WORDS = 1500
_LEAST_ALIKE = 0.3


def marked(old: Value, new: Value) -> tuple[Value, Value]:
    """Both texts cut into pieces that are the same and pieces that differ. Records stay as they are."""
    before, after = _words(old), _words(new)
    if old.entry or new.entry or max(len(before), len(after)) > _MOST_WORDS:
        return old, new
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        return old, new
    codes = matcher.get_opcodes()
    return (
        replace(old, pieces=tuple(_pieces(before, [(tag, first, last) for tag, first, last, _, _ in codes]))),
        replace(new, pieces=tuple(_pieces(after, [(tag, first, last) for tag, _, _, first, last in codes]))),
    )


def _words(value: Value) -> list[str]:
    """Each word with the space after it, so that joining them gives the text."""
    return re.findall(r"\S+\s*|\s+", "".join(piece.text for piece in value.pieces))


def _pieces(words: list[str], codes: list[tuple[str, int, int]]) -> Iterator[Piece]:
    for tag, first, last in codes:
        text = "".join(words[first:last])
        if tag == "equal":
            yield Piece(text)
        elif text:  # the space behind the last word is not part of the mark
            yield Piece(text.rstrip(), True)
            yield Piece(text[len(text.rstrip()) :])
