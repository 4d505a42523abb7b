"""Text to words, the first step of the search; `docs/javascripts/zoeken/words.js` does the same.

A word is a run of letters and digits, also across an inner hyphen, apostrophe or '&'.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ`&\-‐‑‒–][^\W_]+)*")
_STRAIGHT = str.maketrans("‐‑‒–’‘ʼ`", "----''''")
_ENDING = re.compile(r"'(?:s|er|ers|en|e|tje|tjes)$")
_ZERO = re.compile(r"^0(?=[a-z])")


class Word(NamedTuple):
    """One word of a text: as a whole, and its pieces if it has a hyphen ('0-meting': nulmeting, 0, meting)."""

    whole: str
    pieces: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form under which the word can be found."""
        return (self.whole, *self.pieces) if self.whole else self.pieces

    @property
    def joined(self) -> str:
        """The word as one piece."""
        return self.whole or "".join(self.pieces)


def plain(text: str) -> str:
    """Lower case, without accents, with straight apostrophes and hyphens."""
    text = text.translate(_STRAIGHT).lower()
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char)[0] != "M")


def raw_words(text: str) -> list[str]:
    """The words of a text in order, as they stand there."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def words(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    return map(read, raw_words(text))


def read(raw: str) -> Word:
    """One word as it stands in a text, in the forms under which it is looked up."""
    if raw.isalnum():  # as most words are
        return Word(_ZERO.sub("nul", plain(raw)))
    pieces = [_ENDING.sub("", piece).replace("'", "").replace("&", "") for piece in plain(raw).split("-")]
    if len(pieces) == 1:
        return Word(_ZERO.sub("nul", pieces[0]))
    if all(piece.isdecimal() for piece in pieces):
        return Word("", tuple(pieces))
    whole = _ZERO.sub("nul", "".join(pieces))
    return Word(whole, tuple(piece for piece in pieces if len(piece) > 1 or piece.isdecimal()))
