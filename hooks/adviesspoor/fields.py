"""The fields of a record as readers know them: their names, and their values in words.

The schemas are the home of both. Data from an older version can have fields that no schema
knows any more; those keep the name they have in the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .dutch import written_date
from .kinds import BY_NAME, KINDS
from .places import KeyPath
from .register import Entry, Register
from .schema import vocabulary_of
from .versions import Version

_CHILD_LISTS = {kind.list_key for kind in KINDS if kind.parent}


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `changed` when the other version has something else there."""

    text: str
    changed: bool = False


@dataclass(frozen=True)
class Value:
    """A value for readers, one of four: text in pieces, a record, fields with values, or a list of values."""

    pieces: tuple[Piece, ...] = ()
    entry: Entry | None = None
    fields: tuple[tuple[str, Value], ...] = ()
    items: tuple[Value, ...] = ()


def label(register: Register, version: Version, path: KeyPath) -> str:
    """('aan_zet', 0, 'wat') -> 'Aan zet 1, wat': the name of a field of a record."""
    words: list[str] = []
    for end, step in enumerate(path, start=1):
        if isinstance(step, int):
            words[-1] = f"{words[-1]} {step + 1}"
        else:
            name = _title(step, _at(register, version, path[:end]))
            words.append(name[:1].lower() + name[1:] if words and not name[:2].isupper() else name)
    return ", ".join(words)


def shown(register: Register, former: Mapping[str, str], version: Version, path: KeyPath, value: object) -> Value:
    """A value of a field, in words: a tag as its label, an id as its record, a date written out.

    `former` gives the titles of records that are no longer there, by id.
    """
    if isinstance(value, dict):
        named = ((step, _at(register, version, (*path, step))) for step in value)
        return Value(fields=tuple((_title(step, schema), shown(register, former, version, (*path, step), value[step])) for step, schema in named))
    if isinstance(value, list):
        return Value(items=tuple(shown(register, former, version, (*path, index), row) for index, row in enumerate(value)))
    schema = _at(register, version, path)
    text = "ja" if value is True else "nee" if value is False else "" if value is None else str(value)
    if _refers(register, version, path):
        return Value(entry=register[text]) if text in register else Value((Piece(former.get(text, text)),))
    words = (term.label for term in vocabulary_of(schema) if term.tag == value)
    return Value((Piece(next(words, _written(text) if schema.get("x-controle") == "datum" else text)),))


def _written(day: str) -> str:
    try:
        return written_date(day)
    except ValueError:  # an older version can hold a date that the calendar does not have
        return day


def _title(name: str, schema: dict) -> str:
    return schema.get("title") or name.replace("_", " ").capitalize()


def _refers(register: Register, version: Version, path: KeyPath) -> bool:
    """Whether a value is the id of a record: the schema says so of it or of the list it is in."""
    places = (path, path[:-1]) if path and isinstance(path[-1], int) else (path,)
    return path[0] in _CHILD_LISTS or any("x-verwijst-naar" in _at(register, version, place) for place in places)


def _at(register: Register, version: Version, path: KeyPath) -> dict:
    """The schema of the field at `path`; empty when there is none."""
    found: dict = {}
    for found in _down(register, version, path):
        pass
    return found


def _down(register: Register, version: Version, path: KeyPath) -> Iterator[dict]:
    """The schemas on the way to a field."""
    schemas = register.schemas
    if version.kind not in BY_NAME:
        return
    kind = BY_NAME[version.kind]
    name, schema = kind.schema, schemas.documents[kind.schema]
    if kind.definition:
        schema = schema["$defs"][kind.definition]
    for step in (version.part, 0, *path) if version.part else path:
        inner = schema.get("items", {}) if isinstance(step, int) else schema.get("properties", {}).get(step, {})
        name, schema = schemas.resolve(name, inner)
        yield schema
