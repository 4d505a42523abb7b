"""The records as tables: one per kind, with a fixed set of columns and one value in each cell.

CSV, XLSX and the data package all show these tables. Columns follow the shape of the kind,
so that a table has the same columns whatever stands in it:

- a group of fields gives a column for each (`tekst_sha256`);
- a list of ids or fixed words stands in one cell, with a comma and a space between them;
- any other list stands in one cell as JSON, so that nothing in it can get lost;
- `waar_het_staat` says the places of a record in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from ..kinds import KINDS, Kind
from ..register import Register
from ..schema import vocabulary_of
from .api import Record
from .citations import written_places
from .shapes import COMPONENTS, Schema, Shapes

Cell = str | int | bool | None

PLACES = "waar_het_staat"


@dataclass(frozen=True)
class Column:
    """One column: where its value stands in a record, its type, and its words for readers.

    `type` is 'tekst', 'getal', 'ja/nee', 'woorden' (ids or fixed words) or 'json'. `target` is
    the kind of record that the value is an id of, if it is one.
    """

    name: str
    path: tuple[str, ...]
    type: str
    title: str
    description: str
    required: bool = False
    target: str = ""


@dataclass(frozen=True)
class Table:
    """All records of one kind: the columns, and a row of cells for each record."""

    kind: Kind
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


# By the name of the kind, in the order of the kinds.
Columns = Mapping[str, tuple[Column, ...]]


def columns(shapes: Shapes) -> Columns:
    """The columns of all kinds."""
    return {kind.name: tuple(_columns(shapes, kind)) for kind in KINDS}


def table(register: Register, kind: Kind, columns: tuple[Column, ...], records: Iterable[Record]) -> Table:
    """The table of one kind, with a row for each of these records."""
    readers = [_reader(register, column) for column in columns]
    return Table(kind, columns, tuple([tuple([read(record) for read in readers]) for record in records]))


def _columns(shapes: Shapes, kind: Kind) -> Iterator[Column]:
    """The columns of a kind: the fields of the kind itself, then those that only its parts have."""
    found: dict[str, Column] = {}
    forms = [shapes.components[name] for name in shapes.names(kind)]
    everywhere = set.intersection(*(set(form["required"]) for form in forms))
    for form in forms:
        for name, field in form["properties"].items():
            for column in _of_field(shapes, (name,), field, name in everywhere):
                found.setdefault(column.name, column)
    yield from (found.pop(name) for name in ("id", "type", "url", "titel"))
    yield Column(PLACES, (), "tekst", "Waar het staat", "De vindplaatsen in woorden.")
    yield from found.values()


def _of_field(shapes: Shapes, path: tuple[str, ...], field: Schema, required: bool) -> Iterator[Column]:
    schema = shapes.resolved(field)
    if schema.get("type") == "object":
        for name, inner in schema["properties"].items():
            yield from _of_field(shapes, (*path, name), inner, False)
        return
    yield Column(
        name="_".join(path),
        path=path,
        type=_type(shapes, schema),
        title=schema.get("title", ""),
        description=schema.get("description", ""),
        required=required and schema.get("type") != "array",  # a list may be empty, and then so is its cell
        target=schema.get("x-verwijst-naar", ""),
    )


def _type(shapes: Shapes, schema: Schema) -> str:
    match schema.get("type"):
        case "array":
            return "woorden" if _is_word(shapes, schema["items"]) else "json"
        case "integer":
            return "getal"
        case "boolean":
            return "ja/nee"
    return "tekst"


def _is_word(shapes: Shapes, items: Schema) -> bool:
    """Whether these items are ids or words of a vocabulary, in which no comma can stand."""
    return items.get("$ref") in (f"{COMPONENTS}gemeen.id", f"{COMPONENTS}gemeen.verwijzing") or bool(vocabulary_of(shapes.resolved(items)))


def _reader(register: Register, column: Column) -> Callable[[Record], Cell]:
    """The function that gives the cell of a record in a column."""
    if column.name == PLACES:
        return lambda record: written_places(register, record["vindplaatsen"]) or None
    first, *rest = column.path

    def read(record: Record) -> Cell:
        value: object = record.get(first)
        for name in rest:
            value = value.get(name) if isinstance(value, dict) else None
        if value is None or isinstance(value, (str, int)):
            return value
        if column.type == "woorden":
            return ", ".join(value) or None
        return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()  # on one line

    return read
