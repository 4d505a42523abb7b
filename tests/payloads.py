"""A project in which every free text of every kind of record holds something that must not run.

It is made from a sound project and the schemas: each field that takes any text gets a payload,
also the fields that the project leaves empty. So a new field in a schema joins by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from adviesspoor.kinds import modeline, source_of
from adviesspoor.load import load_file
from adviesspoor.schema import Schemas, vocabulary_of

# What would run, be rendered or break out, if a text were taken for code; all set `gehackt` on the window.
LONG = (
    "\"'><script>gehackt={n}</script><img src=gehackt-{n} onerror=gehackt={n}><svg onload=gehackt={n}></title></textarea></script>-->"
    "{{{{ 7*7 }}}}{{% raw %}}{{# #}}${{gehackt={n}}}[k](javascript:gehackt={n})<javascript:gehackt={n}>`**vet**` <a href=javascript:gehackt={n}>k</a>]]>&lt;script>\n\n## kop\n\n    blok"
)
# Four words, so that it can also be words to search by.
MIDDLE = "\"'><script>gehackt={n}</script><img src=x onerror=gehackt={n}>{{{{7*7}}}}{{%raw%}} [k](javascript:gehackt={n})"
# Too short for all at once: one of each, where a field is a list.
SHORT = ("<script>gehackt={n}</script>{{{{7*7}}}}", "<img src=x onerror=gehackt={n}>", "[k](javascript:gehackt={n})**v**", "javascript:gehackt={n}")
SHORTEST = "<b>{{{{1}}}}"
URL = "https://x.example/{{{{7*7}}}}/javascript:gehackt={n}?a=%22%3E%3Cscript%3Egehackt={n}&b=onerror=gehackt"

_PLACE = {"bron": "bron-open-brug", "van_regel": 1, "tot_regel": 1, "zoekwoorden": ""}
_DATES = {"dag": "2021-03-03", "datum": "2021-03-03", "jaar": 2021}


class Poison:
    """Fills data with payloads, each with a number of its own.

    `places` are the fields that got one, as paths without numbers ('aanbevelingen.opvolging.gezocht.waar').
    """

    def __init__(self, schemas: Schemas, ids: dict[str, str]) -> None:
        """`ids` gives a record to refer to for each kind."""
        self._schemas = schemas
        self._ids = ids
        self._number = 0
        self.places: set[str] = set()

    def filled(self, name: str, schema: dict, value: object, path: str) -> object:
        """`value`, with a payload in every free text in it and in the free fields that it leaves out."""
        name, schema = self._schemas.resolve(name, schema)
        if isinstance(value, dict):
            fields = schema.get("properties", {})
            kept = {key: self.filled(name, fields[key], inner, f"{path}.{key}") if key in fields else inner for key, inner in value.items()}
            absent = {key: self._made(name, field, f"{path}.{key}") for key, field in fields.items() if key not in value and _fits(schema, key, value)}
            return kept | {key: made for key, made in absent.items() if made is not None}
        if isinstance(value, list):
            rows = [self.filled(name, schema.get("items", {}), row, path) for row in value]
            return rows + self._more(name, schema.get("items", {}), path)
        return self._text(schema, path) if isinstance(value, str) and (takes_any_text(schema) or is_address(schema)) else value

    def _made(self, name: str, schema: dict, path: str) -> object:
        """A value with payloads for a field that is not there; None where nothing in it is free."""
        name, schema = self._schemas.resolve(name, schema)
        if takes_any_text(schema):
            return self._text(schema, path)
        if path.endswith(".vindplaatsen"):
            return [self.filled(name, schema["items"], _PLACE, path)]
        if schema.get("type") == "array":
            row = self._made(name, schema.get("items", {}), path)
            return None if row is None else [row, *self._more(name, schema.get("items", {}), path)]
        return self._object(name, schema, path) if schema.get("type") == "object" else None

    def _object(self, name: str, schema: dict, path: str) -> object:
        before = self._number
        fields = {key: self._made(name, field, f"{path}.{key}") or self._fixed(name, field) for key, field in schema.get("properties", {}).items()}
        row = {key: value for key, value in fields.items() if value is not None}
        return row if self._number > before and set(schema.get("required", ())) <= set(row) else None

    def _fixed(self, name: str, schema: dict) -> object:
        """Something sound for a field that is not free: a tag, a record, a date."""
        target = schema.get("$ref", "").rpartition("/")[2]
        _, schema = self._schemas.resolve(name, schema)
        terms = vocabulary_of(schema)
        return terms[0].tag if terms else self._ids.get(schema.get("x-verwijst-naar"), _DATES.get(target))

    def _text(self, schema: dict, path: str) -> str:
        self.places.add(path)
        kinds = (URL,) if is_address(schema) else (LONG, MIDDLE, *SHORT, SHORTEST)
        return next(text for text in map(self._numbered, kinds) if _has_room(schema, text))

    def _more(self, name: str, schema: dict, path: str) -> list[str]:
        """In a list of short texts: the payloads that the first one had no room for."""
        _, schema = self._schemas.resolve(name, schema)
        if not takes_any_text(schema) or _has_room(schema, self._numbered(MIDDLE)):
            return []
        return [text for text in map(self._numbered, SHORT[1:]) if _has_room(schema, text)]

    def _numbered(self, kind: str) -> str:
        self._number += 1
        return kind.format(n=self._number)


def takes_any_text(schema: dict) -> bool:
    """Whether a field accepts whatever is typed: no list of values and no pattern but 'not only spaces'."""
    return schema.get("type") == "string" and schema.get("pattern", "\\S") == "\\S" and not vocabulary_of(schema)


def is_address(schema: dict) -> bool:
    return schema.get("pattern", "").startswith("^https")


def free_places(schemas: Schemas, name: str, schema: dict, path: str) -> Iterator[str]:
    """The paths of all fields that take any text, according to the schema."""
    name, schema = schemas.resolve(name, schema)
    if takes_any_text(schema) or is_address(schema):
        yield path
    for key, field in schema.get("properties", {}).items():
        yield from free_places(schemas, name, field, f"{path}.{key}")
    if "items" in schema:
        yield from free_places(schemas, name, schema["items"], path)


def poison(root: Path) -> tuple[set[str], set[str]]:
    """Put payloads in every data file of the project in `root`, a copy of tests/data/klein.

    Returns the fields that take any text, and those of them that got a payload.
    """
    schemas = Schemas.from_folder(root / "data" / "schema")
    made = Poison(schemas, {"organisatie": "dbs", "bron": "bron-webpagina", "thema": "wachten", "aanbeveling": "open-brug-1"})
    free: set[str] = set()
    for path in sorted((root / "data").rglob("*.yml")):
        name = path.relative_to(root).as_posix()
        schema = source_of(name).schema
        free |= {*free_places(schemas, schema, schemas.documents[schema], schema)}
        data = made.filled(schema, schemas.documents[schema], load_file(path, name).data, schema)
        path.write_text(f"{modeline(name)}\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)}", encoding="utf-8")
    return free, made.places


def _has_room(schema: dict, text: str) -> bool:
    return len(text) <= schema.get("maxLength", 3000)


def _fits(schema: dict, key: str, value: dict) -> bool:
    """Whether a field may be added: what it needs beside it is there."""
    return set(schema.get("dependentRequired", {}).get(key, ())) <= set(value)
