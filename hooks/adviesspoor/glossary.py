"""Terms in running text: the first use of each on a page, found in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from .register import Entry

_WORD = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")
_TAG = re.compile(r"(<[^>]*>)")
_TAG_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)

# Within these a term is no running text, or a link would stand within a link. Markdown makes
# no `section`: only lists of records do.
_CLOSED = frozenset({"a", "button", "code", "pre", "h1", "h2", "h3", "h4", "section"})


class Piece(NamedTuple):
    """A stretch of text; `entry` is the term it is an occurrence of, if it is one."""

    text: str
    entry: Entry | None = None


class Glossary:
    """The terms by their first word, so that a text costs time by its own length and not by the number of terms."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, Entry]]] = {}
        for entry in entries:
            for name in dict.fromkeys((entry.titel, entry.record.afkorting or "")):
                words = tuple(_WORD.findall(name))
                if words:
                    exact = name.upper() == name or any(char.isupper() for char in name[1:])
                    key = tuple(word if exact else word.lower() for word in words)
                    self._by_first.setdefault(words[0].lower(), []).append((key, exact, entry))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def page(self, *known: str) -> Callable[[str], tuple[Piece, ...]]:
        """A function that cuts the texts of one page into pieces, each term once over all of them.

        `known` are ids of terms that the page need not explain (a term's own page).
        """
        seen = set(known)
        return lambda text: tuple(self._pieces(text, seen))

    def in_html(self, html: str, link: Callable[[Entry, str], str]) -> str:
        """Finished HTML with the first use of each term replaced by `link(entry, text)`; only in running text."""
        seen: set[str] = set()
        depth = 0
        found: list[str] = []
        for part in _TAG.split(html):
            if part.startswith("<"):
                name = _TAG_NAME.match(part)
                if name and name[1].lower() in _CLOSED:
                    depth += -1 if part.startswith("</") else 1
                found.append(part)
            elif depth > 0:
                found.append(part)
            else:
                found += [link(piece.entry, piece.text) if piece.entry else piece.text for piece in self._pieces(part, seen)]
        return "".join(found)

    def _pieces(self, text: str, seen: set[str]) -> Iterator[Piece]:
        words = _WORD.findall(text)
        hits = [index for index, word in enumerate(words) if word.lower() in self._by_first]
        spans = [match.span() for match in _WORD.finditer(text)] if hits else []
        done = free = 0
        for index in hits:
            length, entry = self._match(words, index) if index >= free else (0, None)
            if entry is None:
                continue
            free = index + length
            if entry.id in seen:
                continue
            seen.add(entry.id)
            start, end = spans[index][0], spans[free - 1][1]
            if start > done:
                yield Piece(text[done:start])
            yield Piece(text[start:end], entry)
            done = end
        if done < len(text):
            yield Piece(text[done:])

    def _match(self, words: list[str], index: int) -> tuple[int, Entry | None]:
        """The longest term that begins at word `index`, with its number of words."""
        for key, exact, entry in self._by_first[words[index].lower()]:
            here = words[index : index + len(key)]
            if key == tuple(here if exact else (word.lower() for word in here)):
                return len(key), entry
        return 0, None
