"""Which lines of a YAML text belong to which value, so that what did not change can keep its own lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import itemgetter

from .findings import Place
from .load import KeyPath

_DASHES = re.compile(r"[ ]*(?:- +)*")


def blocks(text: str, values: Mapping[KeyPath, Place], keys: Mapping[KeyPath, Place]) -> dict[KeyPath, tuple[int, int, int]]:
    """For every field and every row of a list that has lines of its own: first line, last line, indentation.

    `values` and `keys` are the places in the text, as `Document.locate` gives them. Lines count from 1; comments and blank lines belong to what follows them, the first line of the
    file to nothing. What shares its line with something else ('[a, b]') is left out.
    """
    lines = text.removesuffix("\n").split("\n")
    starts = sorted(_starts(lines, values, keys), key=itemgetter(1, 2))
    ends: dict[KeyPath, int] = {}
    around: list[KeyPath] = []  # the blocks that are still open, the outermost first
    for path, first, _ in starts:
        while around and path[: len(around[-1])] != around[-1]:
            ends[around.pop()] = first - 1
        around.append(path)
    return {path: (first, ends.get(path, len(lines)), indent) for path, first, indent in starts}


def _starts(lines: list[str], values: Mapping[KeyPath, Place], keys: Mapping[KeyPath, Place]) -> Iterator[tuple[KeyPath, int, int]]:
    """Where each block begins, its comments included, and how far it is indented."""
    for path, place in keys.items():
        before = lines[place.line - 1][: place.column - 1]
        if not before.strip():
            yield path, _with_comments(lines, place.line, place.column - 1), place.column - 1
        elif _DASHES.fullmatch(before):
            yield path, place.line, place.column - 1
    for path, place in values.items():
        if path and isinstance(path[-1], int):
            before = lines[place.line - 1][: place.column - 1]
            if before.strip() == "-":
                dash = before.index("-")
                yield path, _with_comments(lines, place.line, dash), dash


def _with_comments(lines: list[str], line: int, indent: int) -> int:
    """The first line of a block that begins at `line`: blank lines and comments above it belong to it."""
    comment = " " * indent + "#"
    while line > 2 and (not lines[line - 2].strip() or lines[line - 2].startswith(comment)):
        line -= 1
    return line
