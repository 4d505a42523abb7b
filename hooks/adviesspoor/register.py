"""The register: all records, typed and frozen, with ids, references and inverse links resolved once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import msgspec

from .findings import Finding, Place
from .kinds import KINDS, PART_LISTS, Kind, source_of
from .load import Document, KeyPath
from .records import Record
from .schema import Mark, Schemas


@dataclass(frozen=True)
class Entry:
    """A record in the register, with its place in the data and in the whole.

    `parent` is the id of the record it is a part of. A part (an onderdeel, stap or
    behoefte) has no page of its own: `page` is the id of the record whose page it is on.
    """

    record: Record
    kind: Kind
    document: Document = field(repr=False, compare=False)
    path: KeyPath
    parent: str = ""
    page: str = ""

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def titel(self) -> str:
        return self.record.titel

    @property
    def is_part(self) -> bool:
        return self.page != self.record.id

    @property
    def address(self) -> str:
        """Address from the root of the site, with an anchor for a part: 'aanbevelingen/x-3/#x-3a'."""
        address = f"{self.kind.address}/{self.page}/"
        return f"{address}#{self.id}" if self.is_part else address

    def place(self, *steps: str | int) -> Place:
        """Where in the data a field of this record stands."""
        return self.document.place((*self.path, *steps))


@dataclass(frozen=True)
class Link:
    """A reference from one record to another; `field` is the field of `source` that holds it."""

    source: str
    field: str
    target: str


@dataclass(frozen=True)
class Forward:
    """A removed record: its old address, and the record that took its place."""

    id: str
    address: str
    target: str
    reason: str


@dataclass(frozen=True)
class Register:
    """All records by id, in the order of the data.

    `peildatum` is the date of the data as a whole; `published` gives the address of every id
    that ever was on the site, and `forwards` says where a removed one went. `known` also
    holds the ids of records that are too broken to be read. `marks` are the values, by
    file, that the schemas mark as references or for a check.
    """

    schemas: Schemas
    entries: Mapping[str, Entry]
    peildatum: str = ""
    forwards: Mapping[str, Forward] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    def __getitem__(self, id: str) -> Entry:
        return self.entries[id]

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and id in self.entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def of(self, kind: str) -> tuple[Entry, ...]:
        """All records of one kind that have a page of their own, in the order of the data."""
        return self._by_kind.get(kind, ())

    def parts(self, id: str) -> tuple[Entry, ...]:
        """The records that stand inside record `id`, in its order."""
        return self._by_parent.get(id, ())

    def references(self, id: str) -> tuple[Link, ...]:
        """The references in one record, not those in the records inside it."""
        return self._references.get(id, ())

    def incoming(self, id: str, *fields: str) -> tuple[Entry, ...]:
        """The records that refer to `id` (through one of `fields`, if given), each once, in order of the data."""
        links = self._incoming.get(id, ())
        found = dict.fromkeys(link.source for link in links if not fields or link.field in fields)
        return tuple(self.entries[source] for source in found)

    @cached_property
    def pages(self) -> tuple[Entry, ...]:
        """Every record with a page of its own."""
        return tuple(entry for entry in self if not entry.is_part)

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Entry, ...]]:
        return _grouped((entry.kind.name, entry) for entry in self.pages)

    @cached_property
    def _by_parent(self) -> dict[str, tuple[Entry, ...]]:
        return _grouped((entry.parent, entry) for entry in self if entry.parent)

    @cached_property
    def _references(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.source, link) for link in self._links)

    @cached_property
    def _incoming(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.target, link) for link in self._links)

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        """Every reference to an existing record, owned by the innermost record it stands in."""
        owners = {(entry.document.file, entry.path): entry.id for entry in self}
        return tuple(
            link
            for document in self.documents
            for mark in self.marks.get(document.file, ())
            if mark.keyword == "x-verwijst-naar" and mark.value in self.entries
            for link in _link(owners, document.file, mark)
        )


def build(documents: Iterable[Document], schemas: Schemas) -> tuple[Register, tuple[Finding, ...]]:
    """Check the shape of all documents and make the register of every record that passed.

    Returns the register and all findings so far. A record with a wrong shape is left out,
    but its id counts as known, so that one mistake is not reported twice.
    """
    documents = tuple(documents)
    findings: list[Finding] = []
    entries: dict[str, Entry] = {}
    marks: dict[str, tuple[Mark, ...]] = {}
    known: set[str] = set()
    about: dict[str, dict] = {}
    for document in documents:
        known |= document.salvaged
        findings += document.findings
        if document.data is None:
            if not document.findings:
                findings.append(Finding(document.place(()), "het bestand is leeg"))
            continue
        source = source_of(document.file)
        broken = tuple(schemas.findings(source.schema, document))
        findings += broken
        marks[document.file] = tuple(schemas.marks(source.schema, document.data))
        known |= {mark.value for mark in marks[document.file] if mark.argument == "id" and isinstance(mark.value, str)}
        if isinstance(source, Kind):
            for entry in _entries(source, document, broken):
                entries.setdefault(entry.id, entry)
        elif not broken:
            about |= document.data
    published = about.get("gepubliceerd", {})
    forwards = {
        row["id"]: Forward(row["id"], published.get(row["id"], ""), row["naar"], row["reden"])
        for row in about.get("doorverwezen", ())
    }
    register = Register(
        schemas,
        MappingProxyType(entries),
        about.get("peildatum", ""),
        MappingProxyType(forwards),
        MappingProxyType(published),
        documents,
        MappingProxyType(marks),
        frozenset(known),
    )
    return register, tuple(findings)


def _entries(kind: Kind, document: Document, broken: Iterable[Finding]) -> Iterator[Entry]:
    """The records of one document whose shape is right, parents before their parts."""
    if kind.per_file:
        tops: list[KeyPath] = [()]
    else:
        rows = document.data.get(kind.list_key) if isinstance(document.data, dict) else None
        tops = [(kind.list_key, index) for index in range(len(rows))] if isinstance(rows, list) else []
    wrong = _paths_around(document, {finding.place for finding in broken})
    for path in tops:
        if path not in wrong:
            value = document.data
            for step in path:
                value = value[step]
            yield from _unfold(msgspec.convert(value, kind.type), kind, document, path)


def _paths_around(document: Document, places: set[Place]) -> set[KeyPath]:
    """The paths of everything that holds one of `places`."""
    if not places:
        return set()
    hit = [path for table in (document.places, document.keys) for path, place in table.items() if place in places]
    return {path[:end] for path in hit for end in range(len(path) + 1)}


def _unfold(record: Record, kind: Kind, document: Document, path: KeyPath, parent: str = "") -> Iterator[Entry]:
    yield Entry(record, kind, document, path, parent, record.id)
    for child in KINDS:
        if child.parent == kind.name:
            for index, inner in enumerate(getattr(record, child.list_key)):
                yield from _unfold(inner, child, document, (*path, child.list_key, index), record.id)
    for name in PART_LISTS.get(kind.name, ()):
        for index, part in enumerate(getattr(record, name)):
            yield Entry(part, kind, document, (*path, name, index), record.id, record.id)


def _link(owners: Mapping[tuple[str, KeyPath], str], file: str, mark: Mark) -> Iterator[Link]:
    for end in range(len(mark.path) - 1, -1, -1):
        if (owner := owners.get((file, mark.path[:end]))) is not None:
            yield Link(owner, str(mark.path[end]), mark.value)
            return


def _grouped(pairs: Iterable[tuple[str, object]]) -> dict[str, tuple]:
    groups: dict[str, list] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
