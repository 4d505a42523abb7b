"""What the overview pages add up: follow-up in totals, and everything that is asked of each organisation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from . import followup, views
from .followup import FollowUp
from .records import Aanbeveling, Behoefte
from .register import Entry, Register
from .schema import Term

# How many publications the track of the home page holds one by one, and how many a stop shows when there are more.
_TRACK, _STOP = 30, 3


@dataclass(frozen=True)
class StateRow:
    """One state with its words and how often it occurs in each lane."""

    state: str
    label: str
    definition: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class FollowUpSummary:
    """Everything that can be followed up, in totals and lists; oldest first where age matters."""

    total: int
    lanes: tuple[str, ...]
    rows: tuple[StateRow, ...]
    disagreements: tuple[Entry, ...]
    reported: tuple[Entry, ...]
    open: tuple[Entry, ...]
    never: tuple[Entry, ...]


@dataclass(frozen=True)
class Question:
    """Something asked of an organisation: which, the record, who asks, in what way, and what came of it."""

    asked: Entry
    entry: Entry
    by: str
    how: str
    follow_up: FollowUp


def follow_up_summary(register: Register) -> FollowUpSummary:
    """Totals per state and lane, and the records that deserve a look."""
    entries = (*register.of("aanbeveling"), *register.of("item"))
    states = {entry.id: views.followed(register, entry) for entry in entries}
    counted = [Counter(states[entry.id].lanes[number].state for entry in entries) for number in range(len(followup.LANES))]
    words = _terms(register, "gemeen.status") + _terms(register, "gemeen.stilte")
    rows = (StateRow(word.tag, word.label, word.definition, tuple(count[word.tag] for count in counted)) for word in words)
    by_age = views.chronological(register, entries)
    return FollowUpSummary(
        total=len(entries),
        lanes=followup.LANES,
        rows=tuple(row for row in rows if any(row.counts)),
        disagreements=tuple(entry for entry in by_age if states[entry.id].disagree),
        reported=tuple(entry for entry in by_age if states[entry.id].known),
        open=tuple(entry for entry in by_age if _asks(entry) and not states[entry.id].known and states[entry.id].searched),
        never=tuple(entry for entry in by_age if not states[entry.id].searched and not states[entry.id].known),
    )


def _asks(entry: Entry) -> bool:
    """Whether a record asks for something: an expression of support does not."""
    return getattr(entry.record, "vorm", "") != "steun"


def asked_of(register: Register) -> tuple[Question, ...]:
    """What recommendations and needs are addressed to each organisation; the one of whom most is asked first.

    A recommendation is asked of whom it is addressed to (`aan`) and a need of whom it is
    needed from (`van`): not of everyone who could act.
    """
    forms = {term.tag: term.label for term in _terms(register, "advies.vorm")}
    found: dict[str, list[Question]] = defaultdict(list)
    for source in (*register.of("advies"), *register.of("stand")):
        for entry in register.parts(source.id):
            state = views.followed(register, entry)
            if isinstance(entry.record, Aanbeveling):
                for id in entry.record.aan:
                    found[id].append(Question(register[id], entry, source.record.van, forms[entry.record.vorm], state))
            for part in register.parts(entry.id):
                if isinstance(part.record, Behoefte):
                    how = "behoefte" if part.record.grond == "bron" else "behoefte; van wie is een lezing van de redactie"
                    for id in part.record.van:
                        found[id].append(Question(register[id], part, source.record.van, how, state))
    order = sorted(found, key=lambda id: (-len(found[id]), register[id].titel))
    return tuple(question for id in order for question in sorted(found[id], key=lambda row: views.years(register, row.entry) or (9999, 9999)))


@dataclass(frozen=True)
class Stop:
    """A stop on the track of the home page: a year or ten years, publications of it, and how many more there are."""

    name: str
    shown: tuple[Entry, ...]
    more: int


def home_track(register: Register) -> tuple[Stop, ...]:
    """The publications by year; by ten years, the newest of each, when there are more than the track can hold."""
    by_year = views.publications_by_year(register)
    if sum(len(entries) for _, entries in by_year) <= _TRACK:
        return tuple(Stop(str(year), entries, 0) for year, entries in by_year)
    periods: dict[str, list[Entry]] = defaultdict(list)
    for year, entries in by_year:
        periods[f"{year // 10 * 10}–{year // 10 * 10 + 9}" if isinstance(year, int) else year] += entries
    return tuple(Stop(name, tuple(entries[-_STOP:]), len(entries[:-_STOP])) for name, entries in periods.items())


@dataclass(frozen=True)
class YearBar:
    """How many records of a theme belong to a year, with the place of its bar in a picture of 100 by 100."""

    year: int
    count: int
    x: float
    width: float
    height: float


@dataclass(frozen=True)
class Moment:
    """A line of the timeline: when (as written), what kind of thing, and the record behind it."""

    day: str
    until: str
    kind: str
    entry: Entry
    text: str

    @property
    def decade(self) -> int:
        return int(self.day[:4]) // 10 * 10


def theme_years(register: Register, theme: Entry) -> tuple[YearBar, ...]:
    """Records of a theme by the year they speak of; a bar for each year that has any, oldest first."""
    counts = Counter(
        span[0]
        for entry in register.incoming(theme.id, "themas")
        if not entry.is_part and (span := views.years(register, entry))
    )
    step = 100 / max(len(counts), 1)
    most = max(counts.values(), default=1)
    return tuple(
        YearBar(year, counts[year], round(number * step + step * 0.1, 2), round(step * 0.8, 2), round(100 * counts[year] / most, 2))
        for number, year in enumerate(sorted(counts))
    )


def timeline(register: Register) -> tuple[Moment, ...]:
    """Events, advices, Standen and follow-up by date; undated advices are left out."""
    moments = [
        Moment(entry.record.datum, entry.record.datum_tot or "", "Gebeurtenis", entry, entry.record.samenvatting)
        for entry in register.of("gebeurtenis")
    ]
    for entry in (*register.of("advies"), *register.of("stand")):
        if entry.record.datum:
            moments.append(Moment(entry.record.datum, "", entry.kind.label, entry, entry.record.samenvatting))
    for entry in (*register.of("aanbeveling"), *register.of("item")):
        for lane in followup.LANES:
            moments += [Moment(row.datum, "", "Opvolging", entry, row.uitleg) for row in getattr(entry.record.opvolging, lane)]
    return tuple(sorted(moments, key=lambda each: (each.day, each.kind, each.entry.id)))


def statements_on(register: Register, ids: Iterable[str]) -> tuple[Entry, ...]:
    """The statements about any of these organisations, oldest first; ids that do not exist add nothing."""
    found = {entry.id: entry for id in ids for entry in register.incoming(id, "over")}
    return tuple(views.chronological(register, found.values()))


def _terms(register: Register, vocabulary: str) -> tuple[Term, ...]:
    return register.schemas.vocabularies[vocabulary]
