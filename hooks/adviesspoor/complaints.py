"""What is wrong with the shape of data, in Dutch: the errors of the JSON Schema validator as findings.

Loaded only when something is wrong: `fits` says that of sound data far quicker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource

from .findings import Finding, choices, quoted
from .load import Document
from .places import KeyPath
from .schema import field_label, vocabulary_of

_TYPES = {
    "object": "een groep velden (naam: waarde)",
    "array": "een lijst (regels met een streepje)",
    "string": "tekst",
    "integer": "een geheel getal",
    "number": "een getal",
    "boolean": "true of false",
    "null": "leeg",
}


def _pattern(validator: object, pattern: str, instance: object, schema: object) -> Iterator[ValidationError]:
    """Like JSON Schema says, and unlike Python: `$` is the end, not also the place before a last line end."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


_Validator = extend(Draft202012Validator, {"pattern": _pattern})


class Complaints:
    """What the validator has to say by the schemas of one folder. `documents` are the schemas by name."""

    def __init__(self, documents: Mapping[str, dict]) -> None:
        resources = [(f"{name}.schema.json", Resource.from_contents(document)) for name, document in documents.items()]
        registry = Registry().with_resources(resources)
        self._validators = {name: _Validator(document, registry=registry) for name, document in documents.items()}

    def about(self, name: str, document: Document) -> Iterator[tuple[KeyPath, Finding]]:
        """Every place where `document` breaks the schema `name`, with the path of what is wrong."""
        for error in self._validators[name].iter_errors(document.data):
            path = tuple(error.absolute_path)
            for finding in _in_dutch(error, path, document):
                yield path, finding


def _in_dutch(error: ValidationError, path: KeyPath, document: Document) -> Iterator[Finding]:
    """One schema error as findings; a missing or unknown field is a finding each."""
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


def _shown(value: object) -> str:
    if value is None:
        return "een lege waarde"
    if isinstance(value, dict):
        return "een groep velden"
    if isinstance(value, list):
        return "een lijst"
    return quoted(str(value).lower() if isinstance(value, bool) else value)
