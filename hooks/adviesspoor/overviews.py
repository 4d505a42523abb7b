"""What the overview pages add up: follow-up in totals, and everything that is asked of each organisation."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from . import followup, views
from .followup import FollowUp
from .records import Aanbeveling, Behoefte
from .register import Entry, Register
from .schema import Term


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
    """Something asked of an organisation: the record, who asks, in what way, and what came of it."""

    entry: Entry
    by: str
    how: str
    follow_up: FollowUp


@dataclass(frozen=True)
class AskedOf:
    entry: Entry
    questions: tuple[Question, ...]


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
        open=tuple(entry for entry in by_age if not states[entry.id].known and states[entry.id].searched),
        never=tuple(entry for entry in by_age if not states[entry.id].searched and not states[entry.id].known),
    )


def asked_of(register: Register) -> tuple[AskedOf, ...]:
    """Per organisation what recommendations and needs are addressed to it; most asked first.

    A recommendation is asked of whom it is addressed to (`aan`) and a need of whom it is
    needed from (`van`): not of everyone who could act.
    """
    found: dict[str, list[Question]] = defaultdict(list)
    for source in (*register.of("advies"), *register.of("stand")):
        for entry in register.parts(source.id):
            state = views.followed(register, entry)
            if isinstance(entry.record, Aanbeveling):
                for id in entry.record.aan:
                    found[id].append(Question(entry, source.record.van, _word(register, "advies.vorm", entry.record.vorm), state))
            for part in register.parts(entry.id):
                if isinstance(part.record, Behoefte):
                    how = "behoefte" if part.record.grond == "bron" else "behoefte; van wie is een lezing van de redactie"
                    for id in part.record.van:
                        found[id].append(Question(part, source.record.van, how, state))
    rows = [
        AskedOf(register[id], tuple(sorted(questions, key=lambda question: views.years(register, question.entry) or (9999, 9999))))
        for id, questions in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.questions), row.entry.titel)))


def _terms(register: Register, vocabulary: str) -> tuple[Term, ...]:
    return register.schemas.vocabularies[vocabulary]


def _word(register: Register, vocabulary: str, tag: str) -> str:
    return next(term.label for term in _terms(register, vocabulary) if term.tag == tag)
