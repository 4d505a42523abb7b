"""Long lists: whole on one page while they are short; else an index of groups, with pages for every group.

This is the one rule for the whole site. A list has its rows in a fixed order and a division
(by year, by letter, by theme, by organisation), which only counts once the list is too long.
What a group has too much is cut on into pages of equal length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import ceil
from operator import attrgetter
from typing import Any

# Rows on one page: some 200 kB of HTML, as the rows of this site are.
LIMIT = 300

# Rows of each list on a page that has more rows than that in several lists.
FEW = 24

# The folder of all pages of a list below the page it stands on; no record has this id (see check.py).
FOLDER = "lijst"


@dataclass(frozen=True)
class Key:
    """The group of a row: its place among the groups, its address, its name, and its name after that of the list."""

    order: tuple
    slug: str
    label: str
    phrase: str


@dataclass(frozen=True)
class Division:
    """How a list is divided: what one group is called ('jaar'), and the group of a row."""

    name: str
    key: Callable[[Any], Key]


@dataclass(frozen=True)
class Group:
    key: Key
    rows: tuple


@dataclass(frozen=True)
class Part:
    """A page of a long list: a group, or stretch `number` of the `of` that its group is cut into."""

    group: Group
    number: int
    of: int
    rows: tuple
    address: str
    title: str


@dataclass(frozen=True)
class Listing:
    """A list of the site.

    `template` (in overrides/rows/) shows its rows. `address` is the page with all rows or the
    index of groups; its other pages are in `folder`. `title` names the list in breadcrumbs and
    `noun` in the titles of its pages ('Aanbevelingen' uit 2019). `above` are the titles and
    addresses of the pages above its own. `room` is how many rows of the usual size a row takes.
    """

    template: str
    title: str
    noun: str
    address: str
    folder: str
    rows: tuple
    division: Division
    limit: int = LIMIT
    above: tuple[tuple[str, str], ...] = ()
    room: Callable[[Any], float] = lambda row: 1

    @property
    def fits(self) -> bool:
        """Whether all rows are on one page."""
        return sum(map(self.room, self.rows)) <= self.limit

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The rows, divided."""
        return grouped(self.rows, self.division)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The pages of a list that does not fit, in reading order; none of a list that does."""
        return () if self.fits else tuple(part for group in self.groups for part in self._parts(group))

    def at(self, group: Group, number: int = 1) -> str:
        """The address of a page of a group."""
        first = f"{self.folder}{group.key.slug}/"
        return f"{first}{number}/" if number > 1 else first

    def pages(self, own: bool) -> Iterator[ListPage]:
        """The pages that this list adds to the site: one for itself (`own`) and one for every part, in reading order."""
        if own:
            yield ListPage(self)
        for previous, part, following in zip((None, *self.parts), self.parts, (*self.parts[1:], None), strict=False):
            yield ListPage(self, part, previous, following)

    def _parts(self, group: Group) -> Iterator[Part]:
        pieces = evenly(group.rows, max(1, int(self.limit / max(map(self.room, group.rows)))))
        for number, rows in enumerate(pieces, start=1):
            stretch = f", deel {number} van {len(pieces)}" if len(pieces) > 1 else ""
            yield Part(group, number, len(pieces), rows, self.at(group, number), f"{self.noun} {group.key.phrase}{stretch}")


@dataclass(frozen=True)
class ListPage:
    """A page of a list: its own, with all rows or the index, or that of a part with the parts around it."""

    listing: Listing
    part: Part | None = None
    previous: Part | None = None
    next: Part | None = None

    @property
    def address(self) -> str:
        return self.part.address if self.part else self.listing.address

    @property
    def title(self) -> str:
        return self.part.title if self.part else self.listing.title

    @property
    def rows(self) -> tuple:
        return self.part.rows if self.part else self.listing.rows

    @property
    def above(self) -> tuple[tuple[str, str], ...]:
        """The titles and addresses of the pages above this one."""
        steps = self.listing.above
        if self.part:
            steps += ((self.listing.title, self.listing.address),)
        if self.part and self.part.number > 1:
            steps += ((self.part.group.key.label, self.listing.at(self.part.group)),)
        return steps


@dataclass(frozen=True)
class Section:
    """A list on a page with other content: all of it, or its first rows with a link to the rest."""

    heading: str
    listing: Listing
    shown: tuple

    @property
    def cut(self) -> bool:
        return len(self.shown) < len(self.listing.rows)


def grouped(rows: Sequence, division: Division) -> tuple[Group, ...]:
    """The groups in the order of their keys, each with its rows in the order they have."""
    found: dict[Key, list] = {}
    for row in rows:
        found.setdefault(division.key(row), []).append(row)
    return tuple(Group(key, tuple(found[key])) for key in sorted(found, key=attrgetter("order")))


def sections(listings: Sequence[tuple[str, Listing]], limit: int = LIMIT, few: int = FEW) -> tuple[Section, ...]:
    """The lists of one page under their headings, cut when together they have more than `limit` rows."""
    crowded = sum(len(listing.rows) for _, listing in listings) > limit
    most = min(few, limit) if crowded else limit
    return tuple(Section(heading, listing, listing.rows[:most]) for heading, listing in listings)


def evenly(rows: tuple, most: int) -> tuple[tuple, ...]:
    """The rows in as few stretches as fit, which differ at most one row in length."""
    number = max(1, ceil(len(rows) / most))
    edges = [len(rows) * index // number for index in range(number + 1)]
    return tuple(rows[start:end] for start, end in zip(edges, edges[1:], strict=False))


def runs(rows: Sequence, attribute: str) -> list[tuple[Any, list]]:
    """The rows under each value of an attribute ('record.soort'), in the order they have."""
    return [(value, list(group)) for value, group in groupby(rows, attrgetter(attribute))]
