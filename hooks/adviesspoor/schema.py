"""The JSON Schemas of `data/schema/`: shape checks in Dutch, vocabularies and references.

The schemas are the one home of the field rules. Beside the standard keywords they use
`x-verwijst-naar` (the kind of record a value refers to, or `*` for any), `x-controle`
(the name of a rule in check.py that looks at the value), `x-melding` (the Dutch sentence
for a rule that has no clear message of its own) and `x-melding-ontbreekt` (the same for a
field that is missing, by its name).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .findings import DataError, Finding, Place
from .fits import Fits
from .load import Document
from .places import KeyPath

if TYPE_CHECKING:
    from .complaints import Complaints


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary: the tag in the data, the label and definition for readers."""

    tag: str
    label: str
    definition: str


class Mark(NamedTuple):
    """A value that the schema marks with `x-verwijst-naar` or `x-controle`, and what the mark says."""

    path: KeyPath
    value: object
    keyword: str
    argument: str


@dataclass(frozen=True)
class Spot:
    """Where marks can stand below one place in a schema: `fields` of a group, `items` of a list."""

    shape: type
    marks: tuple[tuple[str, str], ...]
    fields: Mapping[str, Spot]
    items: Spot | None

    @cached_property
    def wanted(self) -> str:
        """Of which kind the record must be that a text here refers to; empty when it refers to nothing."""
        return dict(self.marks).get("x-verwijst-naar", "")

    def __bool__(self) -> bool:
        return bool(self.marks or self.fields or self.items)


class Schemas:
    """All schemas of one folder, by name (`advies` for `advies.schema.json`)."""

    def __init__(self, documents: Mapping[str, dict]) -> None:
        self.documents = dict(documents)
        self._fits = Fits(self.documents)
        self._spots: dict[tuple[str, str], Spot] = {}

    @classmethod
    def from_folder(cls, folder: Path) -> Schemas:
        """Read every `*.schema.json` in `folder`. Raises DataError when one cannot be used."""
        documents: dict[str, dict] = {}
        findings: list[Finding] = []
        for path in sorted(folder.glob("*.schema.json")):
            name = "/".join(path.parts[-3:])  # as in other messages: data/schema/advies.schema.json
            try:
                document = json.loads(path.read_text(encoding="utf-8"))
            except json.JSONDecodeError as error:
                findings.append(Finding(Place(name, error.lineno, error.colno), "dit schema is geen geldige JSON; controleer komma's, haken en aanhalingstekens"))
            except (OSError, UnicodeDecodeError):
                findings.append(Finding(Place(name), "dit schema is niet te lezen; het moet een tekst in UTF-8 zijn"))
            else:
                documents[path.name.removesuffix(".schema.json")] = document
                if not isinstance(document, dict):
                    findings.append(Finding(Place(name), "een schema is een groep velden tussen accolades"))
        if not findings:
            place = Path(*folder.parts[-2:]).as_posix()
            findings += (Finding(Place(f"{place}/{name}.schema.json"), f"dit schema verwijst naar '{reference}', en dat bestaat niet") for name, reference in _dead_ends(documents))
        if findings:
            raise DataError(findings)
        return cls(documents)

    def findings(self, name: str, document: Document) -> Iterator[Finding]:
        """Every place where `document` breaks the schema `name`."""
        return (finding for _, finding in self.breaches(name, document))

    def breaches(self, name: str, document: Document) -> Iterator[tuple[KeyPath, Finding]]:
        """The same, each with the path of what is wrong."""
        if not self._fits(name, document.data):
            yield from self._complaints.about(name, document)

    @cached_property
    def _complaints(self) -> Complaints:
        from .complaints import Complaints  # brings a large library, which sound data has no use for

        return Complaints(self.documents)

    def resolve(self, name: str, schema: dict) -> tuple[str, dict]:
        """Follow `$ref` from a subschema of schema `name`; keywords beside the `$ref` win.

        Returns the name of the schema document the result stands in, and the result.
        """
        while "$ref" in schema:
            document, _, pointer = schema["$ref"].partition("#")
            name = document.removesuffix(".schema.json") or name
            target = self.documents[name]
            for part in pointer.strip("/").split("/"):
                target = target[part]
            schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
        return name, schema

    def properties(self, name: str, definition: str | None = None) -> dict[str, dict]:
        """The fields of a schema, or of one of its `$defs`, with every `$ref` followed."""
        root = self.documents[name]
        owner = root["$defs"][definition] if definition else root
        return {key: self.resolve(name, value)[1] for key, value in owner["properties"].items()}

    @cached_property
    def vocabularies(self) -> dict[str, tuple[Term, ...]]:
        """Every closed list of words, by where it stands: 'advies.vorm', 'stand.item.kolom', 'gemeen.domein'."""
        found: dict[str, tuple[Term, ...]] = {}
        for name, document in self.documents.items():
            for path, schema in _subschemas(document):
                terms = vocabulary_of(schema)
                if terms:
                    keys = [part for part in path if part not in ("properties", "$defs", "items")]
                    found[".".join((name, *keys))] = terms
        return found

    def marks(self, name: str, data: object) -> Iterator[Mark]:
        """Every marked value in `data`, which should have the shape of schema `name`.

        Tolerant: where the shape is wrong, it looks no further and says nothing.
        """
        found: list[Mark] = []
        _collect(self.spot(name), data, (), found)
        return iter(found)

    def spot(self, name: str, definition: str = "") -> Spot:
        """Where marks can stand in data of a schema, or of one of its `$defs`."""
        if (name, definition) not in self._spots:
            schema = self.documents[name]
            self._spots[name, definition] = self._spot(name, schema["$defs"][definition] if definition else schema)
        return self._spots[name, definition]

    def _spot(self, name: str, schema: dict) -> Spot:
        name, schema = self.resolve(name, schema)
        shape = dict if schema.get("type") == "object" else str
        marks = tuple((key, schema[key]) for key in ("x-verwijst-naar", "x-controle") if key in schema)
        items = None
        if schema.get("type") == "array":
            items = self._spot(name, schema["items"])
            if "x-verwijst-naar" in schema:  # a list of references is marked as a whole
                items, marks = Spot(str, marks, {}, None), ()
        fields = {key: self._spot(name, value) for key, value in schema.get("properties", {}).items()}
        return Spot(shape, marks, {key: spot for key, spot in fields.items() if spot}, items or None)


def vocabulary_of(schema: dict) -> tuple[Term, ...]:
    """The words of a subschema that lists them as `anyOf` constants; empty for any other subschema."""
    options = schema.get("anyOf", ())
    if not options or not all("const" in option for option in options):
        return ()
    return tuple(Term(option["const"], option["title"], option["description"]) for option in options)


def _subschemas(schema: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict]]:
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            yield from _subschemas(value, (*path, key))


def _collect(spot: Spot, value: object, path: KeyPath, found: list[Mark]) -> None:
    if spot.marks and isinstance(value, spot.shape):
        found += (Mark(path, value, keyword, argument) for keyword, argument in spot.marks)
    if isinstance(value, list) and spot.items:
        for index, item in enumerate(value):
            _collect(spot.items, item, (*path, index), found)
    elif isinstance(value, dict):
        for key, below in spot.fields.items():
            if key in value:
                _collect(below, value[key], (*path, key), found)


def _dead_ends(documents: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Every `$ref` in the schemas that leads nowhere, with the name of its schema."""
    for name, document in documents.items():
        for reference in _references(document):
            file, _, pointer = reference.partition("#")
            target = documents.get(file.removesuffix(".schema.json") or name)
            for step in pointer.strip("/").split("/"):
                target = target.get(step) if isinstance(target, dict) else None
            if not isinstance(target, dict):
                yield name, reference


def _references(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        schema = [*schema.values()]
    if isinstance(schema, list):
        for below in schema:
            yield from _references(below)


def field_label(path: KeyPath) -> str:
    """The field an error is about, for the reader: 'aanbevelingen 3, vindplaatsen 1, bron: '."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts[-1:] = [f"{parts[-1]} {step + 1}"] if parts else [f"regel {step + 1}"]
        else:
            parts.append(step)
    return f"{', '.join(parts)}: " if parts else ""
