"""A finding: one mistake in the data, with the place where an editor can mend it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

# Line ends of any kind, other control characters but the tab, and characters that turn the direction of writing.
_NOT_ON_ONE_LINE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Finding:
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
    options = sorted(set(allowed))
    nearest = difflib.get_close_matches(wrong[:200], options, n=3, cutoff=0.6)
    if not options:
        return ""
    if len(options) <= limit:
        text = f"; kies uit: {', '.join(options)}."
    elif nearest:
        text = f"; het lijkt op: {', '.join(nearest)}."
    else:
        text = f"; er zijn {len(options)} mogelijkheden, maar niets lijkt hierop."
    return f"{text} Bedoelde u '{nearest[0]}'?" if nearest else text
