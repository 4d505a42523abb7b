"""The lists of this site: what is in each, how each is divided, and on which page it stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from . import overviews, views
from .changes import CHANGED, GONE, NEW, Changes, Day, PageChange
from .dutch import written_date
from .kinds import BY_NAME
from .lists import FOLDER, LIMIT, Division, Key, Listing, ListPage, Section, grouped, sections
from .overviews import FollowUpSummary
from .register import Entry, Register

# The kinds in the order in which a record page lists them.
_KINDS = ("aanbeveling", "item", "uitspraak", "les", "gebeurtenis", "advies", "stand", "draad", "organisatie", "begrip", "thema", "bron")

# How many rows of the usual size one row takes, where that is not one: a thread with all its years, a bare
# name, a page with everything that changed on it.
_THREAD, _NAME, _CHANGE = 3, 0.2, 5

_CHANGES = ("Wijzigingen", "wijzigingen/")
_STATUSES = {CHANGED: "gewijzigd", GONE: "weggehaald", NEW: "nieuw"}

# What the page of an organisation lists: address, heading, name of the list, the fields that refer to it, and whether
# of records on a page of another (true), with a page of their own (false) or both. The `van` of the first says from
# whom something is needed; that of an advice or Stand, who wrote it.
_ABOUT = (
    ("geschreven", "Wat zij zelf schreef", "Stukken van {}", ("van",), (False,)),
    ("gericht-aan", "Wat aan haar gericht is", "Records gericht aan {}", ("aan",), (True, False)),
    ("gevraagd", "Wat van haar gevraagd wordt", "Records met een vraag aan {}", ("van",), (True,)),
    ("aan-zet", "Waar zij aan zet is", "Records met {} aan zet", ("aan_zet",), (True, False)),
    ("verder", "Waar zij verder voorkomt", "Overige records met {}", ("over", "organisaties", "organisatie", "onderdeel_van"), (True, False)),
)


class Lists:
    """The lists of one register and its history, with `limit` rows to a page."""

    def __init__(self, register: Register, changes: Changes, limit: int = LIMIT) -> None:
        self._register = register
        self._changes = changes
        self._limit = limit

    @cached_property
    def overviews(self) -> dict[str, Listing]:
        """The lists that a prose page quotes by name; each is all that the page lists."""
        of = self._register.of
        by_year, by_letter, by_theme = self._by_year(), Division("letter", _letter), self._by_theme()
        by_day = Division("jaar", lambda moment: _year(int(moment.day[:4])))
        rows = (
            ("aan_zet", "Wie is aan zet?", "Vragen", "wie-is-aan-zet/", overviews.asked_of(self._register), Division("organisatie", _asked)),
            ("aanbevelingen", "Aanbevelingen", "Aanbevelingen", "aanbevelingen/", of("aanbeveling"), by_year),
            ("adviezen", "Adviezen", "Adviezen", "adviezen/", of("advies"), by_year),
            ("begrippen", "Begrippen", "Begrippen", "begrippen/", _sorted(of("begrip")), by_letter),
            ("bronnen", "Bronnen", "Bronnen", "bronnen/", of("bron"), by_year),
            ("draden", "Rode draden", "Rode draden", "draden/", of("draad"), by_theme),
            ("gebeurtenissen", "Tijdlijn", "Gebeurtenissen", "tijdlijn/", overviews.timeline(self._register), by_day),
            ("lessen", "Lessen", "Lessen", "lessen/", self._by_word("lessen.les.soort", of("les")), by_theme),
            ("organisaties", "Organisaties", "Organisaties", "organisaties/", _sorted(of("organisatie"), lambda entry: entry.record.domein), by_letter),
            ("themas", "Thema’s", "Thema’s", "themas/", of("thema"), by_letter),
            ("uitspraken", "Uitspraken", "Uitspraken", "uitspraken/", self._by_word("uitspraken.uitspraak.soort", views.chronological(self._register, of("uitspraak"))), by_year),
        )
        return {
            name: Listing(name, title, noun, address, f"{address}{FOLDER}/", tuple(entries), division, self._limit, room=_each(_THREAD if name == "draden" else 1))
            for name, title, noun, address, entries, division in rows
        }

    @cached_property
    def pages(self) -> dict[str, tuple[Section, ...]]:
        """The lists on prose pages that have several, by the name of the page's template."""
        summary = self.follow_up
        followed = (
            ("verschil", "Waar de twee sporen verschillen", "Records met twee sporen die verschillen", "records", summary.disagreements),
            ("bericht", "Waar een bericht over is", "Records met een bericht", "berichten", summary.reported),
            ("zonder-antwoord", "Langst zonder gevonden antwoord", "Records zonder gevonden antwoord", "open", summary.open),
            ("niet-gezocht", "Nooit naar gezocht", "Records waarnaar nooit is gezocht", "records", summary.never),
        )
        standen = (
            ("standen", "Alle Standen", "Standen van de Uitvoering", "standen", self._register.of("stand")),
            ("items", "Alle items", "Items", "items", self._register.of("item")),
        )
        return {
            "opvolging": self._sections((("Opvolging", "opvolging/"),), followed),
            "standen": self._sections((("Stand van de Uitvoering", "stand-van-de-uitvoering/"),), standen),
        }

    @cached_property
    def follow_up(self) -> FollowUpSummary:
        """What became of everything, in totals and lists."""
        return overviews.follow_up_summary(self._register)

    def about(self, entry: Entry) -> tuple[Section, ...]:
        """The records that a theme, a source or an organisation lists on its page."""
        incoming = self._register.incoming
        if entry.kind.name == "organisatie":
            rows = (
                (slug, heading, noun.format(entry.titel), "soorten", [other for other in incoming(entry.id, *fields) if other.is_part in parts])
                for slug, heading, noun, fields, parts in _ABOUT
            )
        else:
            found = incoming(entry.id, "themas") if entry.kind.name == "thema" else incoming(entry.id)
            by_kind: dict[str, list[Entry]] = {name: [] for name in _KINDS}
            for other in found:
                if not other.is_part and other.id != entry.id:
                    by_kind[other.kind.name].append(other)
            rows = (
                (kind.plural, kind.label_plural, f"{kind.label_plural} bij {entry.kind.label.lower()} {entry.titel}", "jaren", views.chronological(self._register, by_kind[kind.name]))
                for kind in map(BY_NAME.__getitem__, _KINDS)
            )
        return self._sections(((entry.kind.label_plural, f"{entry.kind.address}/"), (entry.titel, entry.address)), rows)

    @cached_property
    def made(self) -> tuple[ListPage, ...]:
        """Every page that long lists add to the site."""
        return tuple(self._made())

    @property
    def names_fit(self) -> bool:
        """Whether the names of all records fit on one page."""
        return len(self._register.pages) * _NAME <= self._limit

    def day(self, day: Day) -> Listing:
        """Everything that changed on one day: first what changed, then what went and what came."""
        title = f"Wijzigingen op {written_date(day.day)}"
        rows = tuple(change for status in _STATUSES for change in day.of(status))
        division = Division("soort wijziging", _kind_of_change)
        return Listing("wijzigingen", title, f"{title}:", day.address, f"{day.address}{FOLDER}/", rows, division, self._limit, (_CHANGES,), _room_of_change)

    def change(self, id: str, day: str) -> str:
        """The address where the change of a page on a day stands: on the page of that day or, when that is too long, on a part."""
        return f"{self._moved.get((id, day), f'wijzigingen/{day}/')}#{id}"

    @cached_property
    def _moved(self) -> dict[tuple[str, str], str]:
        """The address of the part by id and day, for every change that is on one."""
        return {(change.id, day.day): part.address for day in self._changes.days for part in self.day(day).parts for change in part.rows}

    def of_kind(self, name: str) -> str:
        """The address of the page that lists all records of a kind."""
        own = self.overviews.get(BY_NAME[name].plural)
        return own.address if own else f"{BY_NAME[name].address}/"

    def by_theme(self, name: str) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """All records of a kind under the name of their first theme; those without one last."""
        return tuple((group.key.label, group.rows) for group in grouped(self._register.of(name), self._by_theme()))

    def _made(self) -> Iterator[ListPage]:
        for day in self._changes.days:
            yield from self.day(day).pages(own=False)
        for listing in self.overviews.values():
            yield from listing.pages(own=False)
        owners = (entry for kind in ("thema", "organisatie", "bron") for entry in self._register.of(kind))
        for found in (*self.pages.values(), *map(self.about, owners)):
            for section in found:
                if section.cut:
                    yield from section.listing.pages(own=True)

    def _sections(self, above: tuple[tuple[str, str], ...], rows: Iterable[tuple[str, str, str, str, Iterable[Entry]]]) -> tuple[Section, ...]:
        """The lists of one page, the last of `above`; each gets a page of its own below that when the page is too long."""
        division = self._by_year()
        listings = []
        for slug, heading, title, template, entries in rows:
            own = f"{above[-1][1]}{FOLDER}/{slug}/"
            listings.append((heading, Listing(template, title, title, own, own, tuple(entries), division, self._limit, above)))
        return sections(listings, self._limit)

    def _by_year(self) -> Division:
        spans = self._register.spans
        return Division("jaar", lambda entry: _year(spans[entry.id].first if spans[entry.id] else None))

    def _by_theme(self) -> Division:
        """By the first theme of a record, in the order of the themes."""
        places = {theme.id: place for place, theme in enumerate(self._register.of("thema"))}

        def key(entry: Entry) -> Key:
            if not entry.record.themas:
                return Key((1, 0), "zonder-thema", "Zonder thema", "zonder thema")
            id = entry.record.themas[0]
            return Key((0, places[id]), id, self._register[id].titel, f"bij thema {self._register[id].titel}")

        return Division("thema", key)

    def _by_word(self, vocabulary: str, entries: Iterable[Entry]) -> list[Entry]:
        """The records by their soort, in the order of the vocabulary."""
        places = {word.tag: place for place, word in enumerate(self._register.schemas.vocabularies[vocabulary])}
        return sorted(entries, key=lambda entry: places[entry.record.soort])


def _sorted(entries: Iterable[Entry], first: Callable[[Entry], Any] = lambda entry: "") -> list[Entry]:
    return sorted(entries, key=lambda entry: (first(entry), entry.titel.lower()))


def _each(room: float) -> Callable[[Any], float]:
    return lambda row: room


def _year(year: int | None) -> Key:
    if year is None:
        return Key((1, 0), "zonder-jaar", "Zonder jaar", "zonder jaar")
    return Key((0, year), str(year), str(year), f"uit {year}")


def _letter(entry: Entry) -> Key:
    """The first letter of a title without its accent; figures and other signs together."""
    first = next((sign for sign in unicodedata.normalize("NFKD", entry.titel) if sign.isalnum()), "")
    if "a" <= first.lower() <= "z":
        return Key((0, first.lower()), first.lower(), first.upper(), f"met een {first.upper()}")
    return Key((1, ""), "0-9", "0–9", "met een cijfer of een ander teken")


def _asked(question: overviews.Question) -> Key:
    """All in the order of the list, which has the organisation of whom most is asked first."""
    return Key((), question.asked.id, question.asked.titel, f"aan {question.asked.titel}")


def _kind_of_change(change: PageChange) -> Key:
    """By what happened and to what kind of record, all in the order of the list."""
    kind = BY_NAME.get(change.kind)
    word, plural = _STATUSES[change.status], kind.label_plural if kind else "Records"
    return Key((), f"{change.status}-{kind.plural if kind else 'records'}", f"{plural}, {word}", f"{plural}, {word}")


def _room_of_change(change: PageChange) -> float:
    return _CHANGE if change.status == CHANGED else _NAME
