"""From documents to a register: their shape is checked, and every record that passes becomes an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

import msgspec

from .findings import Finding
from .kinds import KINDS, PART_LISTS, Kind, source_of
from .load import Document
from .places import KeyPath
from .records import Record
from .register import Entry, Forward, Register
from .schema import Mark, Schemas


def build(documents: Iterable[Document], schemas: Schemas) -> tuple[Register, tuple[Finding, ...]]:
    """Check the shape of all documents and make the register of every record that passed.

    Returns the register and all findings so far. A record with a wrong shape is left out,
    but its id counts as known, so that one mistake is not reported twice. Of a file without
    mistakes the data are packed: what is needed of them is in the register.
    """
    kept: list[Document] = []
    findings: list[Finding] = []
    entries: dict[str, Entry] = {}
    marks: dict[str, tuple[Mark, ...]] = {}
    known: set[str] = set()
    about: dict[str, dict] = {}
    for document in documents:
        kept.append(document)
        known |= document.salvaged
        findings += document.findings
        if document.data is None:
            if not document.findings:
                findings.append(Finding(document.place(()), "het bestand is leeg"))
            continue
        source = source_of(document.file)
        breaches = tuple(schemas.breaches(source.schema, document))
        findings += (finding for _, finding in breaches)
        marks[document.file] = tuple(schemas.marks(source.schema, document.data))
        known |= {mark.value for mark in marks[document.file] if mark.argument == "id" and isinstance(mark.value, str)}
        if isinstance(source, Kind):
            for entry in _entries(source, document, {path for path, _ in breaches}):
                entries.setdefault(entry.id, entry)
        elif not breaches:
            about |= document.data
        if not (breaches or document.findings):
            document.pack()
    published = about.get("gepubliceerd", {})
    rows = [Forward(row["id"], published.get(row["id"], ""), row["naar"], row["reden"], number) for number, row in enumerate(about.get("doorverwezen", ()))]
    forwards = {forward.id: forward for forward in reversed(rows)}  # of two, the first
    register = Register(
        schemas,
        MappingProxyType(entries),
        about.get("peildatum", ""),
        MappingProxyType({forward.id: forwards[forward.id] for forward in rows}),
        MappingProxyType(published),
        tuple(kept),
        MappingProxyType(marks),
        frozenset(known),
        tuple(forward for forward in rows if forward is not forwards[forward.id]),
    )
    return register, tuple(findings)


def _entries(kind: Kind, document: Document, broken: set[KeyPath]) -> Iterator[Entry]:
    """The records of one document whose shape is right, parents before their parts; `broken` is where it is not."""
    if kind.per_file:
        yield from _publication(kind, document, broken)
    elif isinstance(document.data, dict) and isinstance(rows := document.data.get(kind.list_key), list):
        wrong = {path[:2] for path in broken}
        for index, row in enumerate(rows):
            if (path := (kind.list_key, index)) not in wrong:
                yield from _with_parts(msgspec.convert(row, kind.type), kind, document, path)


def _publication(kind: Kind, document: Document, broken: set[KeyPath]) -> Iterator[Entry]:
    """The record of a file of its own with the records inside it, without those whose shape is wrong.

    Nothing when it is wrong itself: what stands in it would hang in the air.
    """
    child = next(child for child in KINDS if child.parent == kind.name)
    if any(len(path) < 2 or path[0] != child.list_key for path in broken):
        return
    wrong = {path[1] for path in broken}
    rows = {index: row for index, row in enumerate(document.data[child.list_key]) if index not in wrong}
    record = msgspec.convert({**document.data, child.list_key: [*rows.values()]}, kind.type)
    yield Entry(record, kind, document, (), "", record.id)
    for index, inner in zip(rows, getattr(record, child.list_key), strict=True):
        yield from _with_parts(inner, child, document, (child.list_key, index), record.id)


def _with_parts(record: Record, kind: Kind, document: Document, path: KeyPath, parent: str = "") -> Iterator[Entry]:
    yield Entry(record, kind, document, path, parent, record.id)
    for name in PART_LISTS.get(kind.name, ()):
        for index, part in enumerate(getattr(record, name)):
            yield Entry(part, kind, document, (*path, name, index), record.id, record.id)
