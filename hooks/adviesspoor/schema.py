"""The JSON Schemas of `data/schema/`: shape checks in Dutch, vocabularies and references.

The schemas are the one home of the field rules. Beside the standard keywords they use
`x-verwijst-naar` (the kind of record a value refers to, or `*` for any), `x-controle`
(the name of a rule in check.py that looks at the value), `x-melding` (the Dutch sentence
for a rule that has no clear message of its own) and `x-melding-ontbreekt` (the same for a
field that is missing, by its name).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource

from .findings import Finding, choices, quoted
from .load import Document, KeyPath

_TYPES = {
    "object": "een groep velden (naam: waarde)",
    "array": "een lijst (regels met een streepje)",
    "string": "tekst",
    "integer": "een geheel getal",
    "number": "een getal",
    "boolean": "true of false",
    "null": "leeg",
}


@dataclass(frozen=True)
class Term:
    """One word of a vocabulary: the tag in the data, the label and definition for readers."""

    tag: str
    label: str
    definition: str


@dataclass(frozen=True)
class Mark:
    """A value that the schema marks with `x-verwijst-naar` or `x-controle`, and what the mark says."""

    path: KeyPath
    value: object
    keyword: str
    argument: str


@dataclass(frozen=True)
class _Spot:
    """Where marks can stand below one place in a schema."""

    shape: type
    marks: tuple[tuple[str, str], ...]
    fields: Mapping[str, _Spot]
    items: _Spot | None

    def __bool__(self) -> bool:
        return bool(self.marks or self.fields or self.items)


def _pattern(validator: object, pattern: str, instance: object, schema: object) -> Iterator[ValidationError]:
    """Like JSON Schema says, and unlike Python: `$` is the end, not also the place before a last line end."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


_Validator = extend(Draft202012Validator, {"pattern": _pattern})


class Schemas:
    """All schemas of one folder, by name (`advies` for `advies.schema.json`)."""

    def __init__(self, documents: Mapping[str, dict]) -> None:
        self.documents = dict(documents)
        resources = [(f"{name}.schema.json", Resource.from_contents(document)) for name, document in documents.items()]
        registry = Registry().with_resources(resources)
        self._validators = {
            name: _Validator(document, registry=registry) for name, document in self.documents.items()
        }
        self._spots: dict[str, _Spot] = {}

    @classmethod
    def from_folder(cls, folder: Path) -> Schemas:
        """Read every `*.schema.json` in `folder`.

        Raises OSError or json.JSONDecodeError: a broken schema is a fault of the project, not of its data.
        """
        return cls(
            {
                path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
                for path in sorted(folder.glob("*.schema.json"))
            }
        )

    def findings(self, name: str, document: Document) -> Iterator[Finding]:
        """Every place where `document` breaks the schema `name`."""
        for error in self._validators[name].iter_errors(document.data):
            yield from _in_dutch(error, document)

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
        if name not in self._spots:
            self._spots[name] = self._spot(name, self.documents[name])
        yield from _walk(self._spots[name], data, ())

    def _spot(self, name: str, schema: dict) -> _Spot:
        name, schema = self.resolve(name, schema)
        shape = dict if schema.get("type") == "object" else str
        marks = tuple((key, schema[key]) for key in ("x-verwijst-naar", "x-controle") if key in schema)
        items = None
        if schema.get("type") == "array":
            items = self._spot(name, schema["items"])
            if "x-verwijst-naar" in schema:  # a list of references is marked as a whole
                items, marks = _Spot(str, marks, {}, None), ()
        fields = {key: self._spot(name, value) for key, value in schema.get("properties", {}).items()}
        return _Spot(shape, marks, {key: spot for key, spot in fields.items() if spot}, items or None)


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


def _walk(spot: _Spot, value: object, path: KeyPath) -> Iterator[Mark]:
    for keyword, argument in spot.marks:
        if isinstance(value, spot.shape):
            yield Mark(path, value, keyword, argument)
    if isinstance(value, list) and spot.items:
        for index, item in enumerate(value):
            yield from _walk(spot.items, item, (*path, index))
    elif isinstance(value, dict):
        for key, below in spot.fields.items():
            if key in value:
                yield from _walk(below, value[key], (*path, key))


def _in_dutch(error: ValidationError, document: Document) -> Iterator[Finding]:
    """One schema error as findings; a missing or unknown field is a finding each."""
    path = tuple(error.absolute_path)
    label = field_label(path)
    if error.validator == "additionalProperties":
        allowed = error.schema["properties"]
        for key in error.instance:
            if key not in allowed:
                options = [name for name in allowed if name not in error.instance]
                yield Finding(document.key_place((*path, key)), f"{label}onbekend veld '{key}'{choices(key, options)}")
        return
    if error.validator == "required":
        for key in error.validator_value:
            if key not in error.instance and error.message.startswith(f"{key!r} "):
                own = error.schema.get("x-melding-ontbreekt", {}).get(key)
                yield Finding(document.place(path), label + (own or f"het veld '{key}' ontbreekt (verplicht)"))
        return
    if error.validator == "dependentRequired":
        missing = next(key for key in _all(error.validator_value) if error.message.startswith(f"{key!r} "))
        yield Finding(document.place(path), f"{label}het veld '{missing}' ontbreekt; van_regel, tot_regel en zoekwoorden horen bij elkaar")
        return
    if "propertyNames" in error.absolute_schema_path:
        yield Finding(document.key_place((*path, error.instance)), label + _sentence(error))
        return
    yield Finding(document.place(path), label + _sentence(error))


def _all(lists: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for names in lists.values():
        yield from names


def _sentence(error: ValidationError) -> str:
    value, rule = error.instance, error.validator_value
    match error.validator:
        case "type":
            return f"{_shown(value)} mag niet; hier hoort {_TYPES[rule]}" + _type_hint(value, rule)
        case "anyOf" if terms := vocabulary_of(error.schema):
            return f"{_shown(value)} mag niet{choices(str(value), [term.tag for term in terms])}"
        case "minLength":
            return f"{_shown(value)} is te kort; minstens {rule} {'teken' if rule == 1 else 'tekens'}"
        case "maxLength":
            return f"de tekst is te lang ({len(value)} tekens); ten hoogste {rule} tekens"
        case "minItems":
            return f"de lijst is te kort; minstens {rule} {'regel' if rule == 1 else 'regels'}"
        case "uniqueItems":
            return f"de lijst noemt {_shown(next(item for index, item in enumerate(value) if item in value[:index]))} dubbel; noem alles één keer"
        case "minimum":
            return f"{value} is te klein; minstens {rule}"
        case "maximum":
            return f"{value} is te groot; ten hoogste {rule}"
    if melding := error.schema.get("x-melding"):
        return f"{_shown(value)} mag niet; {melding}" if isinstance(value, str) else melding
    raise NotImplementedError(f"geen Nederlandse melding voor '{error.validator}' in {list(error.absolute_schema_path)}")


def _type_hint(value: object, wanted: str) -> str:
    if wanted == "string" and isinstance(value, (int, bool)):
        return f". Bedoelde u '{str(value).lower()}', met aanhalingstekens?"
    if wanted == "string" and isinstance(value, dict) and value:
        return ". Staat er een dubbele punt in de tekst, zet dan alles tussen aanhalingstekens"
    return ""


def field_label(path: KeyPath) -> str:
    """The field an error is about, for the reader: 'aanbevelingen 3, vindplaatsen 1, bron: '."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts[-1:] = [f"{parts[-1]} {step + 1}"] if parts else [f"regel {step + 1}"]
        else:
            parts.append(step)
    return f"{', '.join(parts)}: " if parts else ""


def _shown(value: object) -> str:
    if value is None:
        return "een lege waarde"
    if isinstance(value, dict):
        return "een groep velden"
    if isinstance(value, list):
        return "een lijst"
    return quoted(str(value).lower() if isinstance(value, bool) else value)
