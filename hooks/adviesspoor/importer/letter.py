"""A letter as lines of text, whatever kind of file it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

# Signs that stand for letters or blanks, and invisible ones that would make a line impossible to find.
_LIGATURES = {chr(code): text for code, text in zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)}
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff\ufffe\uffff]")
_BLANK = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


class Unreadable(Exception):
    """A file of which no text can be made; the message says in Dutch why, and what helps."""


@dataclass(frozen=True)
class Letter:
    """The text of a letter: line 1 is `lines[0]`, blank lines included.

    `kind` is 'pdf', 'docx' or 'txt'; `notes` say in Dutch what may have been lost. `own_title`
    is what the file calls itself in its properties, which need not be what stands on the letter.
    """

    lines: tuple[str, ...]
    kind: str
    own_title: str = ""
    notes: tuple[str, ...] = ()

    def text(self) -> bytes:
        """The text edition: UTF-8, one line end per line."""
        return ("\n".join(self.lines) + "\n").encode("utf-8")


def clean(line: str) -> str:
    """A line without invisible signs, with ordinary spaces and letters, and without blanks at its end."""
    for sign, letters in _LIGATURES.items():
        line = line.replace(sign, letters)
    return _BLANK.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", line))).rstrip()


def tidy(lines: Iterable[str]) -> tuple[str, ...]:
    """Cleaned lines, without blank lines at begin and end, and never more than one blank line in a row."""
    kept: list[str] = []
    for line in map(clean, lines):
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def require_text(lines: Iterable[str], advice: str) -> None:
    """Raises Unreadable when there are no words in it."""
    letters = sum(character.isalpha() for line in lines for character in line)
    if letters < 40:
        raise Unreadable(f"in dit bestand staat geen leesbare tekst; {advice}")
