"""What became of a recommendation: the current state of each lane, derived from the dated entries.

The lanes stay apart (what the IND says, what anyone can see): a state is never a verdict of
this site, and "nothing found" is never "no".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .records import Bericht, Opvolging

if TYPE_CHECKING:
    from .register import Register

LANES = ("ind_zegt", "openbaar_te_zien")

# The states without a report (vocabulary `gemeen.stilte`); the others are those of `gemeen.status`.
SEARCHED = "niets-gevonden"
NEVER_SEARCHED = "niet-gezocht"

# Statuses that point the same way; lanes that point different ways disagree.
_DIRECTION = {
    "toegezegd": "ja",
    "loopt": "ja",
    "deels-gedaan": "ja",
    "gedaan": "ja",
    "afgewezen": "nee",
    "niet-gedaan": "nee",
    "vraag-herhaald": "open",
}


@dataclass(frozen=True)
class Lane:
    """One lane: its current state, the entries with the newest first, and the entry that decides."""

    name: str
    state: str
    reports: tuple[Bericht, ...]

    @property
    def latest(self) -> Bericht | None:
        return self.reports[0] if self.reports else None


@dataclass(frozen=True)
class FollowUp:
    """Both lanes of one record, whether they disagree, and how long ago the record was published."""

    lanes: tuple[Lane, ...]
    disagree: bool
    days: int | None

    @property
    def known(self) -> bool:
        """Whether there is any report at all."""
        return any(lane.reports for lane in self.lanes)

    @property
    def searched(self) -> bool:
        """Whether anyone ever looked, with or without a result."""
        return all(lane.state != NEVER_SEARCHED for lane in self.lanes)


def follow_ups(register: Register) -> Mapping[str, FollowUp]:
    """What became of every recommendation and item, on the date of the data, by its id."""
    found = {}
    for entry in register:
        if hasattr(entry.record, "opvolging"):
            published = register[entry.parent].record.datum if entry.parent else None
            found[entry.id] = follow_up(entry.record.opvolging, published, register.peildatum)
    return found


def follow_up(opvolging: Opvolging, published: str | None, today: str) -> FollowUp:
    """The state of both lanes on `today` (the date of the data, so that builds are reproducible).

    `published` is the date of the advice or Stand; the age is only counted from a full date.
    """
    silent = SEARCHED if opvolging.gezocht else NEVER_SEARCHED
    lanes = tuple(_lane(name, getattr(opvolging, name), silent) for name in LANES)
    directions = {_DIRECTION[lane.state] for lane in lanes if lane.reports}
    return FollowUp(lanes, len(directions) > 1, _days(published, today))


def _lane(name: str, reports: tuple[Bericht, ...], silent: str) -> Lane:
    ordered = tuple(sorted(reports, key=lambda report: report.datum, reverse=True))
    return Lane(name, ordered[0].status if ordered else silent, ordered)


def _days(published: str | None, today: str) -> int | None:
    if not published or len(published) != 10 or not today:
        return None
    return (date.fromisoformat(today) - date.fromisoformat(published)).days
