"""The register: all records, typed and frozen, with ids, references and inverse links resolved once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import msgspec

from .findings import Place
from .followup import FollowUp, follow_ups
from .kinds import KINDS, PART_LISTS, Kind
from .load import Document
from .places import KeyPath
from .records import Record
from .schema import Mark, Schemas, Spot
from .years import Span, ranks, spans

# The fields that hold records with ids of their own: their references are theirs.
_LISTS_OF_RECORDS = {kind.list_key for kind in KINDS if kind.parent} | {name for names in PART_LISTS.values() for name in names}


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

    @cached_property
    def address(self) -> str:
        """Address from the root of the site, with an anchor for a part: 'aanbevelingen/x-3/#x-3a'."""
        address = f"{self.kind.address}/{self.page}/"
        return f"{address}#{self.id}" if self.is_part else address

    def place(self, *steps: str | int) -> Place:
        """Where in the data a field of this record stands."""
        return self.document.place((*self.path, *steps))


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from one record to another; `field` is the field of `source` that holds it."""

    source: str
    field: str
    target: str


class Reference(NamedTuple):
    """A reference as it stands in the data: where, to which id, and the kind of record that is wanted (`*` is any)."""

    path: KeyPath
    target: str
    wanted: str


@dataclass(frozen=True)
class Forward:
    """A removed record: its old address, and the record that took its place. `row` counts in the list `doorverwezen`."""

    id: str
    address: str
    target: str
    reason: str
    row: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Register:
    """All records by id, in the order of the data.

    `peildatum` is the date of the data as a whole; `published` gives the address of every id
    that ever was on the site, and `forwards` says where a removed one went (`repeated_forwards`
    says so again, which is a mistake). `known` also holds the ids of records that are too broken to be read. `marks` are the values, by
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
    repeated_forwards: tuple[Forward, ...] = ()

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
        """The references to existing records in one record, not those in the records inside it; each once for a field."""
        entry = self.entries[id]
        return tuple(dict.fromkeys(Link(id, str(found.path[len(entry.path)]), found.target) for found in self.references_in(entry) if found.target in self.entries))

    def references_in(self, entry: Entry) -> Iterator[Reference]:
        """Every reference in one record, not those in the records inside it, each with its place in the data."""
        spot = self.schemas.spot(entry.kind.schema, entry.kind.definition)
        if entry.is_part:
            spot = spot.fields[entry.path[-2]].items
        for name, below in spot.fields.items():
            if name not in _LISTS_OF_RECORDS:
                yield from _references(below, getattr(entry.record, name, None), (*entry.path, name))

    def incoming(self, id: str, *fields: str) -> tuple[Entry, ...]:
        """The records that refer to `id` (through one of `fields`, if given), each once, in order of the data."""
        by_field = self._incoming.get(id, {})
        groups = [by_field[name] for name in fields or by_field if name in by_field]
        found = groups[0] if len(groups) == 1 else sorted({number for group in groups for number in group})
        return tuple(self._in_order[number] for number in found)

    def neighbours(self, id: str) -> tuple[Entry | None, Entry | None]:
        """The records before and after one with a page: in the record around it, or among those of its kind."""
        return self._neighbours[id]

    @cached_property
    def spans(self) -> Mapping[str, Span | None]:
        """The years of every record by its id; None for one that speaks of no year."""
        return spans(self)

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The place of every record among all from old to new, by its id; those without a year come last."""
        return ranks(self.spans)

    @cached_property
    def follow_ups(self) -> Mapping[str, FollowUp]:
        """What became of every recommendation and item, by its id."""
        return follow_ups(self)

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
    def _neighbours(self) -> dict[str, tuple[Entry | None, Entry | None]]:
        """Kept once for all: looking for a record in its list costs more the longer the list is."""
        rows = _grouped(((entry.parent, entry.kind.name), entry) for entry in self.pages)
        return {entry.id: pair for row in rows.values() for entry, pair in zip(row, zip((None, *row), (*row[1:], None)), strict=False)}

    @cached_property
    def _in_order(self) -> tuple[Entry, ...]:
        return tuple(self)

    @cached_property
    def _incoming(self) -> dict[str, dict[str, dict[int, None]]]:
        """By record and by field: the numbers of the records that refer to it, in order, each once."""
        found: dict[str, dict[str, dict[int, None]]] = {}
        for number, entry in enumerate(self):
            for path, target, _ in self.references_in(entry):
                if target in self.entries:
                    found.setdefault(target, {}).setdefault(str(path[len(entry.path)]), {})[number] = None
        return found


def _references(spot: Spot, value: object, path: KeyPath) -> Iterator[Reference]:
    """Every reference in a value of a record; the value stands at `path` in the data."""
    if isinstance(value, str):
        if spot.wanted:
            yield Reference(path, value, spot.wanted)
    elif isinstance(value, tuple):
        for index, item in enumerate(value if spot.items else ()):
            yield from _references(spot.items, item, (*path, index))
    elif isinstance(value, msgspec.Struct):
        for name, below in spot.fields.items():
            yield from _references(below, getattr(value, name), (*path, name))


def _grouped(pairs: Iterable[tuple[Hashable, object]]) -> dict[Hashable, tuple]:
    groups: dict[Hashable, list] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
