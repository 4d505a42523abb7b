"""What a draft still asks of its editor: values marked TODO."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .findings import Finding
from .places import KeyPath
from .register import Register
from .schema import field_label

MARK = "TODO"

_MARKED = re.compile(rf"\b{MARK}\b")
_UNDONE = f"hier staat nog {MARK};"
_ALONE = f"{_UNDONE} vul het in, of haal het veld weg als het mag"
_WITH_TEXT = f"{_UNDONE} maak de tekst af in eigen woorden en haal {MARK} weg"


def nothing_is_left_to_do(register: Register) -> Iterator[Finding]:
    """No value holds the word TODO: a draft goes out when it is finished."""
    for document in register.documents:
        if MARK.encode() not in document.raw and b"\\" not in document.raw:
            continue  # only there to be found, or spelt with an escape: a whole register need not be read again for it
        for path, value in _marked(document.data, ()):
            yield Finding(document.place(path), field_label(path) + (_ALONE if value == MARK else _WITH_TEXT))


def without_consequences(findings: Iterable[Finding]) -> set[Finding]:
    """The findings without what else is wrong on a line with TODO: that goes when the TODO goes."""
    findings = set(findings)
    undone = {(found.place.file, found.place.line) for found in findings if _UNDONE in found.message}
    return {found for found in findings if _UNDONE in found.message or (found.place.file, found.place.line) not in undone}


def _marked(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        if _MARKED.search(value):
            yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _marked(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _marked(inner, (*path, index))
