"""What the form needs beside its page: the schemas, the ids of all records, and every file it can change.

The form checks in the browser with the same rules as check.py; these files carry what those rules
look at. Their keys are Dutch, as in the data.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args, get_type_hints

import msgspec

from . import records
from .kinds import BY_NAME, KINDS, PART_LISTS, source_of
from .load import Document, KeyPath
from .register import Entry, Register
from .text_blocks import blocks

ROOT = "redactie/"

# The kinds whose files the form changes; follow-up stands in those of the last two.
FILES = ("bron", "advies", "stand")


@dataclass(frozen=True)
class Addresses:
    """Where an editor hands in a change: patterns with {file}, and {value} in `new`; empty when not known."""

    new: str = ""
    edit: str = ""


def files(register: Register, read: Callable[[str], str], addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """All files for the form, by address from the root of the site.

    `read` gives the text of a data file ('data/bronnen.yml').
    """
    yield f"{ROOT}schemas.json", _json({name: register.schemas.documents[name] for name in ("gemeen", *(BY_NAME[kind].schema for kind in FILES))})
    yield f"{ROOT}ids.json", _json(_ids(register, addresses))
    for document in register.documents:
        if getattr(source_of(document.file), "name", "") in FILES:
            address = document.file.removeprefix("data/").removesuffix(".yml")
            yield f"{ROOT}bestanden/{address}.json", _json(_file(register, document, read(document.file)))


def _ids(register: Register, addresses: Addresses) -> dict[str, object]:
    """The records, their kinds and the words of the vocabularies."""
    return {
        "peildatum": register.peildatum,
        "nieuw_adres": addresses.new,
        "wijzig_adres": addresses.edit,
        "soorten": {kind.name: _kind(kind.name) for kind in KINDS},
        "woorden": {name: [[term.tag, term.label, term.definition] for term in terms] for name, terms in register.schemas.vocabularies.items()},
        "vervallen": sorted(register.published.keys() - register.entries.keys()),
        "records": [_record(entry) for entry in register],
    }


def _kind(name: str) -> dict[str, object]:
    kind = BY_NAME[name]
    parts = get_type_hints(kind.type)
    return {
        "naam": kind.label,
        "bestand": f"{kind.file}/" if kind.per_file else kind.file,
        "perBestand": kind.per_file,
        "schema": kind.schema,
        "lijst": kind.list_key,
        "ouder": kind.parent,
        **_fields(kind.type),
        "delen": {part: _fields(get_args(parts[part])[0]) for part in PART_LISTS.get(name, ())},
    }


def _fields(record: type[records.Record]) -> dict[str, object]:
    """The names of the fields of a record, and of those that are never empty."""
    found = msgspec.structs.fields(record)
    return {
        "velden": [info.encode_name for info in found],
        "altijd": [info.encode_name for info in found if info.default not in (None, (), msgspec.NODEFAULT)],
    }


def _record(entry: Entry) -> dict[str, object]:
    row: dict[str, object] = {"id": entry.id, "soort": entry.kind.name, "titel": entry.titel, "plek": str(entry.place("id"))}
    if entry.is_part:
        row["deel"] = True
    if short := getattr(entry.record, "afkorting", None):
        row["ook"] = short
    if getattr(entry.record, "tekst", None) is not None:
        row["tekst"] = True
    return row


def _file(register: Register, document: Document, text: str) -> dict[str, object]:
    """One data file: its data, its text with the lines of every block, and what outside it leans on it."""
    own = {entry.id for entry in register if entry.document.file == document.file}
    used, used_elsewhere = _themes(register, document.file)
    return {
        "bestand": document.file,
        "data": document.data,
        "tekst": text,
        "blokken": {"/".join(map(str, path)): list(lines) for path, lines in blocks(document, text).items()},
        "ids": sorted(own),
        "gepubliceerd": {id: _published_place(register, id) for id in sorted(own & register.published.keys())},
        "verwezen": _referred(register, document.file, own),
        "themas": {id: str(register[id].place("id")) for id in sorted(used - used_elsewhere) if id in register},
    }


def _published_place(register: Register, id: str) -> str:
    document = next(document for document in register.documents if document.file == "data/gepubliceerd.yml")
    return str(document.place(("gepubliceerd", id)))


def _referred(register: Register, file: str, own: set[str]) -> Mapping[str, list[tuple[str, str]]]:
    """The places outside a file that refer to a record in it, with the kind they want.

    Not for the sources: the form never takes one away, and nearly everything refers to them.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    if source_of(file) is BY_NAME["bron"]:
        return found
    for document in register.documents:
        if document.file != file:
            for mark in register.marks.get(document.file, ()):
                if mark.keyword == "x-verwijst-naar" and mark.value in own:
                    found.setdefault(mark.value, []).append((str(document.place(mark.path)), mark.argument))
    return found


def _themes(register: Register, file: str) -> tuple[set[str], set[str]]:
    """The themes that a file uses, and those that the other files use."""
    here: set[str] = set()
    elsewhere: set[str] = set()
    for document in register.documents:
        target = here if document.file == file else elsewhere
        target |= {mark.value for mark in register.marks.get(document.file, ()) if mark.argument == "thema"}
    return here, elsewhere


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")
