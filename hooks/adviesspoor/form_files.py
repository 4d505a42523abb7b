"""What the form needs beside its page: the schemas, the ids of all records, and every file it can change.

The form checks in the browser with the same rules as check.py; these files carry what those rules
look at. Their keys are Dutch, as in the data.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args, get_type_hints

import msgspec

from . import records
from .kinds import BY_NAME, KINDS, PART_LISTS, source_of
from .load import Document
from .register import Entry, Reference, Register

ROOT = "redactie/"

# The kinds whose files the form changes, and those whose records it can take away (of a source it never does);
# follow-up stands in the latter.
FILES = ("bron", "advies", "stand")
REMOVABLE = ("advies", "stand")


@dataclass(frozen=True)
class Addresses:
    """Where an editor hands in a change: patterns with {file}, and {value} in `new`; empty when not known."""

    new: str = ""
    edit: str = ""


def files(register: Register, addresses: Addresses) -> Iterator[tuple[str, bytes]]:
    """All files for the form, by address from the root of the site."""
    yield f"{ROOT}schemas.json", _json({name: register.schemas.documents[name] for name in ("gemeen", *(BY_NAME[kind].schema for kind in FILES))})
    found = _Files(register)
    yield f"{ROOT}ids.json", _json(_ids(register, addresses, found.places))
    for document in _documents(register, FILES):
        address = document.file.removeprefix("data/").removesuffix(".yml")
        yield f"{ROOT}bestanden/{address}.json", _json(found.about(document))


def _documents(register: Register, kinds: Sequence[str]) -> list[Document]:
    return [document for document in register.documents if getattr(source_of(document.file), "name", "") in kinds]


def _ids(register: Register, addresses: Addresses, places: Mapping[str, str]) -> dict[str, object]:
    """The records, their kinds and the words of the vocabularies."""
    return {
        "peildatum": register.peildatum,
        "nieuw_adres": addresses.new,
        "wijzig_adres": addresses.edit,
        "soorten": {kind.name: _kind(kind.name) for kind in KINDS},
        "woorden": {name: [[term.tag, term.label, term.definition] for term in terms] for name, terms in register.schemas.vocabularies.items()},
        "vervallen": sorted(register.published.keys() - register.entries.keys()),
        "records": [_record(entry, places[entry.id]) for entry in register],
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


def _record(entry: Entry, place: str) -> dict[str, object]:
    row: dict[str, object] = {"id": entry.id, "soort": entry.kind.name, "titel": entry.titel, "plek": place}
    if entry.is_part:
        row["deel"] = True
    if short := getattr(entry.record, "afkorting", None):
        row["ook"] = short
    if getattr(entry.record, "tekst", None) is not None:
        row["tekst"] = True
    if getattr(entry.record, "gezien", None) == "fragment":
        row["fragment"] = True
    return row


class _Files:
    """What the data files know of each other, found in one pass over all files and their references."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._published = next((document for document in register.documents if document.file == "data/gepubliceerd.yml"), None)
        self._ids: dict[str, list[str]] = defaultdict(list)
        for entry in register:
            self._ids[entry.document.file].append(entry.id)
        # By file: the references from elsewhere to its records, as (id, place, the kind that is wanted).
        self._referred: dict[str, list[tuple[str, str, str]]] = {document.file: [] for document in _documents(register, REMOVABLE)}
        self._users: dict[str, set[str]] = defaultdict(set)  # of each theme: the files that use it
        self.places: dict[str, str] = {}  # where the id of each record stands
        for document in register.documents:
            for path, target, wanted in self._references(document):
                if wanted == "thema":
                    self._users[target].add(document.file)
                if target in register:
                    file = register[target].document.file
                    if file in self._referred and file != document.file:
                        self._referred[file].append((target, str(document.place(path)), wanted))
            self.places |= {id: str(register[id].place("id")) for id in self._ids[document.file]}
            document.pack()  # one file at a time: all data as values take much memory

    def _references(self, document: Document) -> Iterator[Reference]:
        """The references in one file."""
        for id in self._ids[document.file]:
            yield from self._register.references_in(self._register[id])
        if document is self._published:
            for forward in self._register.forwards.values():
                yield Reference(("doorverwezen", forward.row, "naar"), forward.target, "*")

    def about(self, document: Document) -> dict[str, object]:
        """One data file: its data, its text, where in it every key and value stands, and what outside it leans on it."""
        register = self._register
        own = sorted(self._ids[document.file])
        referred: dict[str, list[tuple[str, str]]] = {}
        for id, place, kind in self._referred.get(document.file, ()):
            referred.setdefault(id, []).append((place, kind))
        themes = sorted(theme for theme, files in self._users.items() if files == {document.file} and theme in register)
        return {
            "bestand": document.file,
            "data": msgspec.Raw(document.contents.json),
            "tekst": document.text,
            "plekken": document.contents.outline.spots(),
            "ids": own,
            "gepubliceerd": {id: str(self._published.place(("gepubliceerd", id))) for id in own if id in register.published},
            "verwezen": referred,
            "themas": {id: self.places[id] for id in themes},
        }


def _json(value: object) -> bytes:
    return msgspec.json.encode(value) + b"\n"
