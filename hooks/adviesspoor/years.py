"""The years a record speaks of: its own, or those of what it stands in or comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .register import Entry, Register


@dataclass(frozen=True)
class Span:
    """First and last year of a record, and whether they are derived rather than said by its source."""

    first: int
    last: int
    derived: bool

    def __str__(self) -> str:
        years = str(self.first) if self.first == self.last else f"{self.first}–{self.last}"
        return f"rond {years}" if self.derived else years


def spans(register: Register) -> Mapping[str, Span | None]:
    """The years of every record by its id.

    A record without years of its own has those of the record around it or of its source. An
    undated source has the years of the advice or Stand that it is the text of, and none when
    there is no such record: another source that mentions it says nothing about its year.
    """
    own = {entry.id: _own(entry) for entry in register}
    found: dict[str, Span | None] = {}
    for entry in register:  # a record stands before its parts
        found[entry.id] = own[entry.id] or (found[entry.parent] if entry.parent else _of_source(register, entry, own))
    return found


def ranks(spans: Mapping[str, Span | None]) -> Mapping[str, int]:
    """The place of every record in the order of first year, last year and id; those without a year come last."""

    def order(id: str) -> tuple[int, int, str]:
        span = spans[id]
        return (span.first, span.last, id) if span else (9999, 9999, id)

    return {id: place for place, id in enumerate(sorted(spans, key=order))}


def _own(entry: Entry) -> Span | None:
    record = entry.record
    first = getattr(record, "jaar", None) or _year(getattr(record, "datum", None))
    if first is None:
        return None
    last = getattr(record, "jaar_tot", None) or _year(getattr(record, "datum_tot", None)) or first
    return Span(first, last, any(row.veld in ("jaar", "datum") for row in record.afgeleid))


def _of_source(register: Register, entry: Entry, own: Mapping[str, Span | None]) -> Span | None:
    sources = [entry.id] if entry.kind.name == "bron" else dict.fromkeys(spot.bron for spot in entry.record.vindplaatsen)
    for source in sources:
        for candidate in (source, *(other.id for other in register.incoming(source, "bron"))):
            if candidate != entry.id and (found := own.get(candidate)) is not None:
                return found
    return None


def _year(day: str | None) -> int | None:
    return int(day[:4]) if day else None
