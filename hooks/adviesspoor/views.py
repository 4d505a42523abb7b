"""What a page shows beside the record itself: its year, neighbours, related records and track."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .followup import FollowUp
from .register import Entry, Register


@dataclass(frozen=True)
class Station:
    """One step of a thread: a record, its year, and whether it is the page itself."""

    entry: Entry
    years: str
    current: bool = False


@dataclass(frozen=True)
class Return:
    """A thread through a record: the thread, and its other steps with their years."""

    thread: Entry
    steps: tuple[Station, ...]


@dataclass(frozen=True)
class ThemeCount:
    """A theme with how many records it has, and their first and last year."""

    entry: Entry
    count: int
    years: str


@dataclass(frozen=True)
class Neighbours:
    """The records before and after this one in the same document or list."""

    previous: Entry | None
    next: Entry | None


def years(register: Register, entry: Entry) -> tuple[int, int] | None:
    """First and last year of a record, to sort and count by."""
    found = register.spans[entry.id]
    return (found.first, found.last) if found else None


def written_years(register: Register, entry: Entry) -> str:
    """'2019', 'rond 2025–2026' when derived, or nothing."""
    return str(register.spans[entry.id] or "")


def chronological(register: Register, entries: Iterable[Entry]) -> list[Entry]:
    """Records from old to new; those without a year come last."""
    ranks = register.ranks
    return sorted(entries, key=lambda entry: ranks[entry.id])


def publication(register: Register, entry: Entry) -> Entry | None:
    """The advice or Stand in which a record stands; None for a record that stands by itself."""
    while entry.parent:
        entry = register[entry.parent]
        if entry.kind.per_file:
            return entry
    return None


def publications(register: Register) -> tuple[Entry, ...]:
    """The source texts' own records (advices and Standen) and the studies, by year."""
    found = [*register.of("advies"), *register.of("stand")]
    described = {entry.record.bron for entry in found}
    found += [entry for entry in register.of("bron") if entry.record.tekst and entry.id not in described]
    return tuple(chronological(register, found))


def publications_by_year(register: Register) -> tuple[tuple[int | str, tuple[Entry, ...]], ...]:
    """The publications under the year they begin in; the word 'zonder jaar' for those without one."""
    found: dict[int | str, list[Entry]] = {}
    for entry in publications(register):
        own = register.spans[entry.id]
        found.setdefault(own.first if own else "zonder jaar", []).append(entry)
    return tuple((year, tuple(entries)) for year, entries in found.items())


def busiest_threads(register: Register, limit: int) -> tuple[Entry, ...]:
    """The threads with the most steps."""
    return tuple(sorted(register.of("draad"), key=lambda entry: (-len(entry.record.stappen), entry.titel))[:limit])


def busiest_themes(register: Register, limit: int) -> tuple[ThemeCount, ...]:
    """The themes that return most, by number of records with a page."""
    counts = []
    for theme in register.of("thema"):
        records = [entry for entry in register.incoming(theme.id, "themas") if not entry.is_part]
        spans = [span for entry in records if (span := years(register, entry))]
        period = _written(min(first for first, _ in spans), max(last for _, last in spans)) if spans else ""
        counts.append(ThemeCount(theme, len(records), period))
    return tuple(sorted(counts, key=lambda row: (-row.count, row.entry.titel))[:limit])


def neighbours(register: Register, entry: Entry) -> Neighbours:
    """Previous and next within the publication or list of this record."""
    return Neighbours(*register.neighbours(entry.id))


def related(register: Register, entry: Entry) -> tuple[Entry, ...]:
    """Records about the same thing, as the editors linked them (in either direction), oldest first."""
    outgoing = [register[id] for id in entry.record.zie_ook if id in register]
    found = {other.id: other for other in (*outgoing, *register.incoming(entry.id, "zie_ook"))}
    return tuple(chronological(register, found.values()))


def returns(register: Register, entry: Entry) -> tuple[Return, ...]:
    """The threads in which this record is a step, each with all its steps in order."""
    found = []
    for thread in register.incoming(entry.id, "stappen"):
        steps = tuple(
            Station(register[step.record], str(step.jaar or "") or written_years(register, register[step.record]), step.record == entry.id)
            for step in thread.record.stappen
            if step.record in register
        )
        found.append(Return(thread, steps))
    return tuple(found)


def followed(register: Register, entry: Entry) -> FollowUp:
    """What became of a recommendation or item, on the date of the data."""
    return register.follow_ups[entry.id]


def track(register: Register, entry: Entry, related: Iterable[Entry]) -> tuple[Entry, ...]:
    """The record between its publication and the records about the same thing, by year."""
    source = publication(register, entry)
    stations = [entry, *([source] if source else []), *(other for other in related if other is not source)]

    def order(station: Entry) -> tuple:
        return (years(register, station) or (9999, 9999), not station.kind.per_file, station is not entry)

    return tuple(sorted(stations, key=order))


def _written(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
