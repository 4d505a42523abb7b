"""The files of the data: their bytes, and what can be read in them.

What stands in a file (its data, the place of every value, its mistakes) follows from its
bytes alone. It is read when asked for, and can be forgotten: the records are made of it
once, and the places matter only where something is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

from .findings import Finding, Place
from .yaml_values import KeyPath, Located, Reader, bad_characters, located

MAX_BYTES = 2_000_000
MAX_FINDINGS = 1_000

_ID_LINE = re.compile(r"^[ \t]*(?:-[ \t]+)?id:[ \t]*['\"]?([a-z0-9-]+)['\"]?[ \t]*(?:#.*)?$", re.MULTILINE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Contents:
    """What was read in one file.

    `data` is None when the file is not `readable`; `salvaged` then holds the ids that
    could still be seen in it, so that references to them are not reported as well.
    A file can have findings (a duplicate key, an unclear value) and still be readable.
    """

    readable: bool = False
    data: object = None
    findings: tuple[Finding, ...] = ()
    salvaged: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Document:
    """One YAML file: its name in messages and its bytes, or why there are none."""

    file: str
    raw: bytes = field(default=b"", repr=False)
    refusal: Finding | None = None

    @property
    def first_line(self) -> str:
        return self.raw.partition(b"\n")[0].decode("utf-8", "replace")

    @property
    def text(self) -> str:
        """The whole file as text, of a document that is readable."""
        return self.raw.decode("utf-8")

    @cached_property
    def contents(self) -> Contents:
        return Contents(findings=(self.refusal,)) if self.refusal else read(self.raw, self.file)

    @property
    def data(self) -> object:
        return self.contents.data

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.contents.findings

    @property
    def salvaged(self) -> frozenset[str]:
        return self.contents.salvaged

    @property
    def places(self) -> Mapping[KeyPath, Place]:
        """The place of every value, by its path."""
        return self._located.places

    @property
    def keys(self) -> Mapping[KeyPath, Place]:
        """The place of every key, by the path of its value."""
        return self._located.keys

    @cached_property
    def _located(self) -> Located:
        return self.locate() if self.contents.readable else Located(None, {}, {})

    def locate(self) -> Located:
        """The data, `places` and `keys` of a readable document for who needs them once: they are not kept."""
        return located(self.text, self.file)

    def place(self, path: KeyPath) -> Place:
        """The place of the value at `path`, or of the nearest value around it."""
        for end in range(len(path), -1, -1):
            if (found := self.places.get(path[:end])) is not None:
                return found
        return Place(self.file)

    def key_place(self, path: KeyPath) -> Place:
        """The place of the key at `path` (for a field that should not be there)."""
        return self.keys.get(path) or self.place(path)

    def forget(self) -> None:
        """Free the memory of everything but the bytes; what is asked for later is read again."""
        for name in ("contents", "_located"):
            self.__dict__.pop(name, None)


def load_file(path: Path, name: str) -> Document:
    """One YAML file. `name` is the file name for messages, relative to the project."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return _refused(name, f"het bestand is te groot ({size // 1000} kB); ten hoogste {MAX_BYTES // 1000} kB is toegestaan")
        return Document(name, path.read_bytes())
    except OSError:
        return _refused(name, "het bestand is niet te lezen; controleer of het bestaat en of u het mag openen")


def load_bytes(raw: bytes, name: str) -> Document:
    """The bytes of one YAML file as a Document."""
    return Document(name, raw)


def read(raw: bytes, name: str) -> Contents:
    """What stands in the bytes of one YAML file; never raises for bad content."""
    if raw.startswith(_BOMS):
        return _failed(name, "het bestand begint met een onzichtbaar teken (BOM); bewaar het als UTF-8 zonder BOM", raw)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return _failed(name, "dit teken is geen geldige UTF-8; bewaar het bestand als UTF-8", raw, before.count(b"\n") + 1, column)
    if findings := _first(bad_characters(text, name)):
        return Contents(findings=findings, salvaged=_salvage(text))
    reader = Reader(name, text)
    data = reader.read()
    return Contents(reader.readable, data, _first(reader.findings), frozenset() if reader.readable else _salvage(text))


def _refused(name: str, message: str) -> Document:
    return Document(name, refusal=Finding(Place(name), message))


def _failed(name: str, message: str, raw: bytes, line: int = 1, column: int = 1) -> Contents:
    encoding = "utf-16" if raw.startswith(_BOMS[1:]) else "utf-8-sig"
    return Contents(findings=(Finding(Place(name, line, column), message),), salvaged=_salvage(raw.decode(encoding, "replace")))


def _first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings in a file, but never so many that nobody can read them and the sorting takes minutes."""
    found = tuple(islice(findings, MAX_FINDINGS + 1))
    if len(found) <= MAX_FINDINGS:
        return found
    return (*found[:-1], Finding(found[-1].place, f"hier en verder staan nog meer fouten; herstel eerst de {MAX_FINDINGS} hierboven"))


def _salvage(text: str) -> frozenset[str]:
    return frozenset(_ID_LINE.findall(text))
