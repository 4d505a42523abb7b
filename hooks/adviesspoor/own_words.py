"""Records describe their sources and do not copy them: no run of nine words or more stands literally in one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .findings import Finding, quoted
from .places import KeyPath
from .register import Register
from .sources import SourceText

# Below this, words can be the same by chance, or because a thing has one name.
LONGEST_RUN = 8

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Fields that are literal by their nature: words to find a place by, names, and what a source calls itself.
_LITERAL = {"zoekwoorden", "plek", "naam", "term", "url", "bestand", "makers", "uitgever"}


def copied(register: Register, texts: Mapping[str, SourceText]) -> Iterator[Finding]:
    """Every text in the data with a run of words that stands literally in a source."""
    known: dict[tuple[str, ...], tuple[str, int]] = {}
    for id, text in texts.items():
        words = [*_words(text.lines)]
        for run in zip(*(words[shift:] for shift in range(LONGEST_RUN + 1)), strict=False):
            known.setdefault(tuple(word for word, _ in run), (id, run[0][1]))
    for document in register.documents:
        for path, value in _texts(document.data, ()):
            words = [word for word, _ in _words(value.split("\n"))]
            runs = (tuple(words[start : start + LONGEST_RUN + 1]) for start in range(len(words) - LONGEST_RUN))
            if path[0] == "bronnen" and path[-1] == "titel":
                continue  # what stands on the source itself
            if (run := next((run for run in runs if run in known), None)) is not None:
                id, line = known[run]
                yield Finding(document.place(path), f"{quoted(' '.join(run), 90)} staat letterlijk in '{id}', regel {line}; schrijf het in eigen woorden")


def _words(lines: tuple[str, ...] | list[str]) -> Iterator[tuple[str, int]]:
    """The words in lower case with their lines; a word that is broken at the end of a line counts as one."""
    broken = ""
    for number, line in enumerate(lines, start=1):
        words = _WORD.findall(line.lower().replace("’", "'"))
        if not words:
            continue
        words[0], broken = broken + words[0], ""
        if line.rstrip().endswith("-"):
            broken = words.pop()
        for word in words:
            yield word, number
    if broken:
        yield broken, len(lines)


def _texts(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _LITERAL:
                yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*path, index))
