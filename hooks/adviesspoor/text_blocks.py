"""Which lines of a YAML text belong to which value, so that what did not change can keep its own lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .load import Document, KeyPath

_DASHES = re.compile(r"[ ]*(?:- +)*")


def blocks(document: Document, text: str) -> dict[KeyPath, tuple[int, int, int]]:
    """For every field and every row of a list that has lines of its own: first line, last line, indentation.

    Lines count from 1; comments and blank lines belong to what follows them, the first line of the
    file to nothing. What shares its line with something else ('[a, b]') is left out.
    """
    lines = text.removesuffix("\n").split("\n")
    starts = sorted(_starts(document, lines), key=lambda start: (start[1], start[2]))
    found = {}
    for index, (path, first, indent) in enumerate(starts):
        after = next((line for other, line, _ in starts[index + 1 :] if other[: len(path)] != path), len(lines) + 1)
        found[path] = (first, after - 1, indent)
    return found


def _starts(document: Document, lines: list[str]) -> Iterator[tuple[KeyPath, int, int]]:
    """Where each block begins, its comments included, and how far it is indented."""
    for path, place in document.keys.items():
        before = lines[place.line - 1][: place.column - 1]
        if not before.strip():
            yield path, _with_comments(lines, place.line, place.column - 1), place.column - 1
        elif _DASHES.fullmatch(before):
            yield path, place.line, place.column - 1
    for path, place in document.places.items():
        if path and isinstance(path[-1], int):
            before = lines[place.line - 1][: place.column - 1]
            if before.strip() == "-":
                dash = before.index("-")
                yield path, _with_comments(lines, place.line, dash), dash


def _with_comments(lines: list[str], line: int, indent: int) -> int:
    """The first line of a block that begins at `line`: blank lines and comments above it belong to it."""
    while line > 2 and (not lines[line - 2].strip() or re.match(rf" {{{indent}}}#", lines[line - 2])):
        line -= 1
    return line
