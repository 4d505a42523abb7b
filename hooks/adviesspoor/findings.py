"""A finding: one mistake in the data, with the place where an editor can mend it."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

# Comparing words letter by letter is slow. Up to so many words all are compared, of more only those nearest
# by their pieces of three signs; a piece that many words have says little about which was meant.
_ALL_COMPARED, _NEAREST, _RARE = 200, 30, 100

# Line ends of any kind, other control characters but the tab, and characters that turn the direction of writing.
_NOT_ON_ONE_LINE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Place(NamedTuple):
    """A spot in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Finding(NamedTuple):
    """One mistake: where it is and, in Dutch, what is wrong and what is allowed."""

    place: Place
    message: str

    def __str__(self) -> str:
        """One line, whatever stands in the data or a file name: a log must not take part of it for a line of its own."""
        return _NOT_ON_ONE_LINE.sub(lambda match: "↵" if match[0] == "\n" else "�", f"{self.place}: {self.message}")


class DataError(Exception):
    """The data has mistakes; carries all of them, so that one run shows them all."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(set(findings)))
        super().__init__(report(self.findings))


class Refused(Exception):
    """Something that was asked cannot be done; the message says why, in Dutch."""


def report(findings: Iterable[Finding]) -> str:
    """All findings as text, one a line, in the order of the files, with a count at the end."""
    lines = [str(finding) for finding in sorted(set(findings))]
    count = "1 fout gevonden." if len(lines) == 1 else f"{len(lines)} fouten gevonden."
    return "\n".join([*lines, count])


def quoted(value: object, limit: int = 60) -> str:
    """The value between quotes, cut when it is long, so that a message stays one readable line."""
    text = str(value).replace("\n", "↵")
    return f"'{text[:limit]}…'" if len(text) > limit else f"'{text}'"


def choices(wrong: str, allowed: Iterable[str], limit: int = 12) -> str:
    """'; kies uit: a, b. Bedoelde u 'b'?': what is allowed and what was probably meant.

    `limit` keeps a long list readable: then only the nearest choices are named.
    """
    return Options(allowed, limit).hint(wrong)


class Options:
    """Words to choose from, for more than one mistake."""

    def __init__(self, allowed: Iterable[str], limit: int = 12) -> None:
        self.words = sorted(set(allowed))
        self._limit = limit
        self._hints: dict[str, str] = {}

    def hint(self, wrong: str) -> str:
        """What is allowed and what was probably meant, as `choices` says it."""
        if wrong not in self._hints:
            self._hints[wrong] = self._hint(wrong[:200])
        return self._hints[wrong]

    def _hint(self, wrong: str) -> str:
        if not self.words:
            return ""
        nearest = difflib.get_close_matches(wrong, self._alike(wrong), n=3, cutoff=0.6)
        if len(self.words) <= self._limit:
            text = f"; kies uit: {', '.join(self.words)}."
        elif nearest:
            text = f"; het lijkt op: {', '.join(nearest)}."
        else:
            text = f"; er zijn {len(self.words)} mogelijkheden, maar niets lijkt hierop."
        return f"{text} Bedoelde u '{nearest[0]}'?" if nearest else text

    def _alike(self, wrong: str) -> list[str]:
        """The words worth comparing letter by letter: of very many, those that share most pieces with it."""
        if len(self.words) <= _ALL_COMPARED:
            return self.words
        shared = Counter(number for piece in _pieces(wrong) if len(found := self._by_piece.get(piece, ())) <= _RARE for number in found)
        nearest = sorted(shared, key=lambda number: (-shared[number], number))[:_NEAREST]
        return [self.words[number] for number in nearest]

    @cached_property
    def _by_piece(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            for piece in _pieces(word[:200]):
                found.setdefault(piece, []).append(number)
        return found


def _pieces(word: str) -> set[str]:
    """Every three signs in a row, the beginning and the end marked."""
    marked = f"^{word}$"
    return {marked[start : start + 3] for start in range(len(marked) - 2)}
