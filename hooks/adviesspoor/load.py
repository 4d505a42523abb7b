"""The files of the data: their bytes, and what can be read in them.

What stands in a file (its data, the place of every value, its mistakes) follows from its
bytes alone, and is read once, when asked for. The data can be packed: the records are made of
them once, and later only the editors' forms and the messages look at them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path

import msgspec

from .findings import Finding, Place
from .places import KeyPath, Outline, Places
from .yaml_values import Reader, bad_characters

MAX_BYTES = 2_000_000
MAX_FINDINGS = 1_000

_ID_LINE = re.compile(r"^[ \t]*(?:-[ \t]+)?id:[ \t]*['\"]?([a-z0-9-]+)['\"]?[ \t]*(?:#.*)?$", re.MULTILINE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Contents:
    """What was read in one file.

    `json` is the data, and empty when the file is not readable; `salvaged` then holds the ids that
    could still be seen in it, so that references to them are not reported as well.
    A file can have findings (a duplicate key, an unclear value) and still be readable.
    """

    json: bytes = b""
    outline: Outline = field(default_factory=Outline)
    findings: tuple[Finding, ...] = ()
    salvaged: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: object, outline: Outline, findings: tuple[Finding, ...]) -> Contents:
        """The contents of a readable file."""
        found = cls(msgspec.json.encode(data), outline, findings)
        found.__dict__["data"] = data  # as it was read, with one text for what stands in it many times
        return found

    @cached_property
    def data(self) -> object:
        """The values in the file; None when it is not readable."""
        return msgspec.json.decode(self.json) if self.json else None

    def pack(self) -> None:
        """Keep the data as JSON only, which is a tenth of the memory."""
        self.__dict__.pop("data", None)


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

    def place(self, path: KeyPath) -> Place:
        """The place of the value at `path`, or of the nearest value around it."""
        return self._places.of(path) if self.contents.json else Place(self.file)

    def key_place(self, path: KeyPath) -> Place:
        """The place of the key at `path` (for a field that should not be there), or that of the nearest value."""
        return self.key(path) or self.place(path)

    def key(self, path: KeyPath) -> Place | None:
        """The place of the key at `path`, if it is there."""
        return self._places.of_key(path) if self.contents.json else None

    @cached_property
    def _places(self) -> Places:
        return Places(self.file, self.data, self.contents.outline)

    def pack(self) -> None:
        """Free the memory that the data take as values; what is asked for later is unpacked again."""
        self.contents.pack()
        self.__dict__.pop("_places", None)


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
    found = _first(reader.findings)
    return Contents.of(data, reader.outline, found) if reader.readable else Contents(findings=found, salvaged=_salvage(text))


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
