"""What of a record is text, what are search words, and what only says where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..records import Record
from ..register import Register

_TEXTS = ("samenvatting", "betekenis", "omschrijving", "knelpunt", "vraag", "aanleiding", "toelichting", "verandering", "let_op")
_PARTS = ("onderdelen", "ind_doet", "nodig")
# Lists within a record, with the fields of a row that are read, in order.
_ROWS = (
    ("aan_zet", ("organisatie", "wat")),
    ("taken", ("taak",)),
    ("stappen", ("kern",)),
    ("verantwoording", ("wat",)),
    ("ondertekenaars", ("naam", "functie")),
    ("personen", ("naam", "functie", "periode")),
)
_LANES = ("ind_zegt", "openbaar_te_zien")
_ORGANISATIONS = ("van", "aan", "over", "volgens", "uitgever", "organisatie", "organisaties", "onderdeel_van")


@dataclass(frozen=True)
class Section:
    """A piece of text; with `id` and `title` if it is a part with an id of its own."""

    text: str
    id: str = ""
    title: str = ""


def parts(record: Record) -> tuple[Record, ...]:
    """The parts of a record that have ids but no pages of their own."""
    return tuple(part for name in _PARTS for part in getattr(record, name, ()))


def sections(register: Register, record: Record) -> Iterator[Section]:
    """The text of a record, piece by piece, in the order in which it is worth showing."""
    yield from (Section(text) for name in _TEXTS if (text := getattr(record, name, None)))
    for part in parts(record):
        yield Section(getattr(part, "samenvatting", None) or "", part.id, part.titel)
    follow_up = getattr(record, "opvolging", None)
    yield from (Section(report.uitleg) for lane in _LANES for report in getattr(follow_up, lane, ()))
    for name, fields in _ROWS:
        for row in getattr(record, name, ()):
            values = (_titled(register, value) if key == "organisatie" else value for key in fields if (value := getattr(row, key, None)))
            yield Section(": ".join(values) if name == "aan_zet" else ", ".join(values))


def keywords(record: Record) -> Iterator[str]:
    """The search words that the editors gave a record and its parts, abbreviations included."""
    yield from record.trefwoorden
    yield from (value for key in ("afkorting", "nummer") if (value := getattr(record, key, None)))
    yield from getattr(record, "ook", ())
    for part in parts(record):
        yield from part.trefwoorden


def about(register: Register, record: Record, owner: Record | None) -> dict[str, tuple[str, ...]]:
    """The words that say where a record belongs, by label: its document, organisations, records and source."""
    inside = (record, *parts(record))
    named = [id for one in (*inside, *((owner,) if owner else ())) for name in _ORGANISATIONS for id in _several(getattr(one, name, None))]
    found = {
        "Uit": (owner.titel,) if owner else (),
        "Organisaties": tuple(text for id in named for text in _called(register, id)),
        "Records": tuple(_titled(register, step.record) for step in getattr(record, "stappen", ())),
        "In de bron": tuple(place.zoekwoorden for one in inside for place in one.vindplaatsen if place.zoekwoorden),
    }
    return {label: tuple(dict.fromkeys(texts)) for label, texts in found.items() if texts}


def _several(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _titled(register: Register, id: str) -> str:
    return register[id].titel if id in register else id


def _called(register: Register, id: str) -> tuple[str, ...]:
    """The title and abbreviation of a record; what is no record is a name itself."""
    abbreviation = getattr(register[id].record, "afkorting", None) if id in register else None
    return (_titled(register, id), *((abbreviation,) if abbreviation else ()))
