"""What was found in a letter as the values of a draft. Everything an editor must judge says TODO."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from ..drafts import Remark
from ..fieldguide import Group
from ..unfinished import MARK
from .candidates import Candidates
from .layout import Passage, sections
from .letter import Letter
from .locator import locator
from .metadata import Metadata

_REWRITE = f"{MARK} herschrijf in eigen woorden:"
# So much of the text helps to recognise a passage; the rest stands in the source.
_MOST_TEXT = 600
_MOST_PLACES = 60


@dataclass(frozen=True)
class Subject:
    """The letter that a draft is made of: its text, the ids of the draft and of its source, and the organisations it names."""

    letter: Letter
    found: Metadata
    id: str
    source: str
    named: Sequence[tuple[str, int]]


def source_values(subject: Subject, kind: str, file: str) -> dict[str, object]:
    """The values of the bron: `kind` is its soort, `file` the name of the text edition."""
    found, title = subject.found, subject.found.title
    values: dict[str, object] = {
        "id": subject.source,
        "titel": Remark(f"Gevonden op regel {title.line}; kijk na of dit de titel is.", title.value) if title else Remark(_own_title(subject)),
        "soort": kind,
        "tekst": {"bestand": file, "sha256": hashlib.sha256(subject.letter.text()).hexdigest()},
    }
    if found.date:
        values["datum"] = _date(found)
    if subject.letter.kind != "txt" or subject.letter.notes:
        notes = (f"De tekst komt uit een {'pdf' if subject.letter.kind == 'pdf' else 'Word-bestand'}.",) if subject.letter.kind != "txt" else ()
        values["let_op"] = f"{MARK} kijk na en vul aan: {' '.join((*notes, *subject.letter.notes))}"
    if title:
        values["vindplaatsen"] = [_place(subject, title.line, title.line, title.value)]
    return values


def publication_values(subject: Subject, group: Group, child: str, rows: list[dict[str, object]]) -> dict[str, object]:
    """The values of the advice or Stand; `rows` are those of its records, in the list `child`."""
    found = subject.found
    filled = [number for number, line in enumerate(subject.letter.lines, start=1) if line.strip()]
    mentioned = ", ".join(f"{id} ({count} keer)" for id, count in subject.named[:8])
    values: dict[str, object] = {
        "id": subject.id,
        "titel": f"{MARK} eigen titel{f' (op het stuk staat: {found.title.value})' if found.title else ''}",
        "bron": subject.source,
        "van": Remark(f"In de tekst genoemd: {mentioned}" if mentioned else "In de tekst is geen bekende organisatie gevonden."),
        "aan": Remark(f"Aanhef op regel {found.salutation.line}: {found.salutation.value}" if found.salutation else "Er is geen aanhef gevonden."),
        "vindplaatsen": [_place(subject, filled[0], filled[-1])],
        child: rows,
    }
    if found.date:
        values["datum"] = _date(found)
        values["jaar"] = int(found.date.value[:4])
    if found.signatories:
        last = found.signatories[-1].line
        values["ondertekenaars"] = [
            {"naam": f"{MARK} kijk na: {person.name}", **({"functie": person.role} if person.role else {}), "vindplaatsen": [_place(subject, found.closing.line, last)]}
            for person in found.signatories
        ]
    return {name: value for name, value in values.items() if name in group}


def recommendation_rows(subject: Subject, found: Candidates) -> list[dict[str, object]]:
    """A record for each likely recommendation."""
    return [
        {
            "id": f"{subject.id}-{number}",
            **({"nummer": passage.number} if passage.number else {}),
            "titel": f"{MARK} eigen titel",
            "samenvatting": _text(passage),
            "vorm": passage.form,
            "vindplaatsen": [_place(subject, passage.first, passage.last, passage.text)],
        }
        for number, passage in enumerate(found.likely, start=1)
    ]


def item_rows(subject: Subject) -> list[dict[str, object]]:
    """An item for what stands under each heading of a Stand."""
    return [
        {
            "id": f"{subject.id}-{number}",
            "titel": f"{MARK} eigen titel (kop: {passage.form})",
            "samenvatting": _text(passage),
            "vindplaatsen": [_place(subject, passage.first, passage.last, passage.text)],
        }
        for number, passage in enumerate(sections(subject.letter.lines), start=1)
    ]


def reading_list(subject: Subject, found: Candidates) -> list[str]:
    """Lines of comment: where the text may call for something in softer words."""
    if not found.perhaps:
        return []
    lines = ["Lees ook deze plekken na. Daar kan een oproep, een signaal, een vraag of steun staan:"]
    for passage in found.perhaps[:_MOST_PLACES]:
        words = locator(subject.letter.lines, passage.first, passage.last, passage.text)
        lines.append(f"  regel {_range(passage)}{f', bij: {words}' if words else ''} ({passage.form})")
    if len(found.perhaps) > _MOST_PLACES:
        lines.append(f"  en nog {len(found.perhaps) - _MOST_PLACES} plekken")
    return lines


def _own_title(subject: Subject) -> str:
    known = f" Het bestand noemt zichzelf: {subject.letter.own_title}" if subject.letter.own_title.strip() else ""
    return f"Boven de tekst staat geen titel.{known}"


def _date(found: Metadata) -> Remark:
    return Remark(f"Gevonden op regel {found.date.line}; kijk na of dit de datum van het stuk is.", found.date.value)


def _text(passage: Passage) -> str:
    text = passage.text if len(passage.text) <= _MOST_TEXT else f"{passage.text[:_MOST_TEXT].rpartition(' ')[0]} …"
    return f"{_REWRITE} {text}"


def _place(subject: Subject, first: int, last: int, within: str = "") -> dict[str, object]:
    words = locator(subject.letter.lines, first, last, within)
    return {"bron": subject.source, "van_regel": first, "tot_regel": last, **({"zoekwoorden": words} if words else {})}


def _range(passage: Passage) -> str:
    return str(passage.first) if passage.first == passage.last else f"{passage.first}-{passage.last}"
