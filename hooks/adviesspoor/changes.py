"""What changed, for readers: per page and per day, with the names of fields and values in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from . import fields, wording
from .fields import Value
from .history import Event, History
from .kinds import BY_NAME, KINDS
from .register import Entry, Register

NEW, CHANGED, GONE = "nieuw", "gewijzigd", "weg"

# What readers look for first; the other kinds follow in the order of the data.
_ORDER = ("advies", "stand", "aanbeveling", "item", "draad")
_RANKS = {name: rank for rank, name in enumerate(dict.fromkeys((*_ORDER, *(kind.name for kind in KINDS))))}


@dataclass(frozen=True)
class FieldChange:
    """One field: what it was and what it is. Of a list (`partial`): what went and what came.

    Neither `old` nor `new`: the same values in another order.
    """

    label: str
    old: Value | None
    new: Value | None
    partial: bool = False


@dataclass(frozen=True)
class Detail:
    """What changed in one record on a page: the record of the page itself, or a part of it (`part` is its title)."""

    status: str
    part: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class PageChange:
    """What happened to one page on one day. `entry` is its record if that still exists.

    `address` is where the record is, or where its old address says where it went; empty when
    it is nowhere. `earlier` is the day of the change before this one, if there was one.
    """

    id: str
    title: str
    kind: str
    label: str
    status: str
    time: datetime
    entry: Entry | None
    address: str
    events: tuple[Event, ...]
    earlier: str = ""

    @property
    def day(self) -> str:
        return self.time.date().isoformat()


@dataclass(frozen=True)
class Day:
    """Everything that changed on one day."""

    day: str
    changes: tuple[PageChange, ...]

    @property
    def address(self) -> str:
        return f"wijzigingen/{self.day}/"

    def of(self, status: str) -> tuple[PageChange, ...]:
        return tuple(change for change in self.changes if change.status == status)

    def groups(self, status: str) -> tuple[tuple[str, tuple[PageChange, ...]], ...]:
        """The changes of one status, kind by kind, each with the name of the kind ('Aanbevelingen')."""
        found: dict[str, list[PageChange]] = defaultdict(list)
        for change in self.of(status):
            found[change.kind].append(change)
        return tuple((_name(kind, 2), tuple(changes)) for kind, changes in found.items())

    def counts(self, status: str) -> tuple[str, ...]:
        """How many of each kind: ('1 advies', '46 aanbevelingen')."""
        numbers = Counter(change.kind for change in self.of(status))
        return tuple(f"{number} {_within(_name(kind, number))}" for kind, number in numbers.items())


class Changes:
    """The history of a register. `missing` says in Dutch why there is none."""

    def __init__(self, register: Register, history: History) -> None:
        self._register = register
        self._history = history
        self.missing = history.missing

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The newest first; within a day by kind, then in the order of the data."""
        place = {entry.id: index for index, entry in enumerate(self._register)}
        found: dict[str, list[PageChange]] = defaultdict(list)
        for changes in self._by_page.values():
            for change in changes:
                found[change.day].append(change)
        return tuple(
            Day(day, tuple(sorted(rows, key=lambda row: (_RANKS.get(row.kind, len(_RANKS)), place.get(row.id, len(place)), row.id))))
            for day, rows in sorted(found.items(), reverse=True)
        )

    def last(self, id: str) -> PageChange | None:
        """The newest change of a page, by the id of its record."""
        return next(iter(self._by_page.get(id, ())), None)

    def recent(self, number: int) -> tuple[PageChange, ...]:
        """The newest changes of all."""
        return tuple(change for day in self.days for change in day.changes)[:number]

    def of(self, ids: Iterable[str]) -> tuple[PageChange, ...]:
        """All changes of these pages, the newest first."""
        found = (change for id in ids for change in self._by_page.get(id, ()))
        return tuple(sorted(found, key=lambda change: (change.time, change.id), reverse=True))

    @property
    def pages(self) -> tuple[str, ...]:
        """The ids of all pages that ever were."""
        return tuple(self._by_page)

    def details(self, change: PageChange) -> tuple[Detail, ...]:
        """What changed, field by field; of a page that came or went there is no more to say."""
        if change.status != CHANGED:
            return ()
        return tuple(
            Detail(_status(event), "" if event.version.id == change.id else event.version.title, tuple(self._fields(event)))
            for event in change.events
        )

    def summary(self, change: PageChange) -> tuple[str, ...]:
        """The names of the fields that changed, each once; a part by its title."""
        names = (
            [self._label(event, difference.path[:1]) for difference in event.changes] if event.version.id == change.id else [event.version.title]
            for event in change.events
        )
        return tuple(dict.fromkeys(name for row in names for name in row)) if change.status == CHANGED else ()

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The title that every record has or last had."""
        return {event.version.id: event.version.title for event in reversed(self._history.events)}

    @cached_property
    def _by_page(self) -> dict[str, tuple[PageChange, ...]]:
        """The changes of each page, the newest first."""
        groups: dict[str, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
        for event in self._history.events:
            groups[event.version.page][event.day].append(event)
        found = {}
        for id, days in groups.items():
            order = sorted(days, reverse=True)
            found[id] = tuple(
                self._page_change(id, days[day], earlier) for day, earlier in zip(order, [*order[1:], ""], strict=True)
            )
        return found

    def _page_change(self, id: str, events: list[Event], earlier: str) -> PageChange:
        own = next((event for event in events if event.version.id == id), None)
        entry = self._register[id] if id in self._register else None
        forward = self._register.forwards.get(id)
        return PageChange(
            id=id,
            title=own.version.title if own else entry.titel if entry else self._titles.get(id, id),
            kind=events[0].version.kind,
            label=events[0].version.label,
            status=_status(own) if own else CHANGED,
            time=max(event.time for event in events),
            entry=entry,
            address=entry.address if entry else forward.address if forward else "",
            events=tuple(sorted(events, key=lambda event: (event.version.id != id, event.version.id))),
            earlier=earlier,
        )

    def _fields(self, event: Event) -> Iterator[FieldChange]:
        for difference in event.changes:
            name = self._label(event, difference.path)
            if difference.members:
                went, came = difference.members
                yield FieldChange(name, self._shown(event, difference.path, went), self._shown(event, difference.path, came), partial=True)
            elif isinstance(difference.old, str) and isinstance(difference.new, str):
                old, new = self._shown(event, difference.path, difference.old), self._shown(event, difference.path, difference.new)
                yield FieldChange(name, *wording.marked(old, new))
            else:
                yield FieldChange(name, self._shown(event, difference.path, difference.old), self._shown(event, difference.path, difference.new))

    def _shown(self, event: Event, path: tuple, value: object) -> Value | None:
        return None if value is None or value == [] else fields.shown(self._register, self._titles, event.version, path, value)

    def _label(self, event: Event, path: tuple) -> str:
        return fields.label(self._register, event.version, path)


def _status(event: Event) -> str:
    return NEW if event.old is None else GONE if event.new is None else CHANGED


def _name(kind: str, number: int) -> str:
    words = (BY_NAME[kind].label, BY_NAME[kind].label_plural) if kind in BY_NAME else ("Record", "Records")
    return words[number != 1]


def _within(name: str) -> str:
    """A name inside a sentence: only its first letter, for 'Standen van de Uitvoering' keeps its other capital."""
    return name[:1].lower() + name[1:]
