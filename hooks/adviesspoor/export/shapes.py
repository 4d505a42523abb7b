"""What a record looks like in the export, as JSON Schema: made from the schemas of the data.

The schemas in `data/schema/` stay the one home of fields and words; here they only get the
changes that `api.as_data` makes. A change there without one here fails in the tests, which
hold every exported record against these shapes.

Differences from the data: no `additionalProperties: false` (a later version may add fields),
and of the `x-` keywords only `x-verwijst-naar`, which says what kind of record an id refers to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..followup import LANES
from ..kinds import KINDS, PART_LISTS, Kind
from ..schema import Schemas
from .api import PLACE_KEYS

Schema = dict[str, object]

COMPONENTS = "#/components/schemas/"
_ID = {"$ref": f"{COMPONENTS}gemeen.id"}
_DROPPED = ("$schema", "$id", "$defs", "additionalProperties", "dependentRequired")
_HOLDS_NAMES = ("properties",)  # keywords whose keys are names and not keywords


class Shapes:
    """The shapes of all kinds: `components` by name, ready for an OpenAPI document.

    A kind has its own name (`advies`), a part has the name of its definition (`onderdeel`),
    and what the schemas share keeps its place in its name (`gemeen.vindplaats`).
    """

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self.components: dict[str, Schema] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        for kind in KINDS:
            self._add_kind(kind)
        place = self.components["gemeen.vindplaats"]
        place["required"] = list(PLACE_KEYS)
        for name in PLACE_KEYS[1:]:
            place["properties"][name]["type"] = [place["properties"][name]["type"], "null"]
        self.components = dict(sorted(self.components.items()))

    def names(self, kind: Kind) -> tuple[str, ...]:
        """The components that a record of this kind can have: its own and those of its parts."""
        return self._names[kind.name]

    def resolved(self, schema: Mapping[str, object]) -> Schema:
        """A subschema with its `$ref` followed; keywords beside the `$ref` win."""
        while "$ref" in schema:
            target = self.components[schema["$ref"].removeprefix(COMPONENTS)]
            schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
        return dict(schema)

    def _add_kind(self, kind: Kind) -> None:
        document = self._schemas.documents[kind.schema]
        schema = document["$defs"][kind.definition] if kind.definition else document
        lists = PART_LISTS.get(kind.name, ())
        inner = {child.list_key for child in KINDS if child.parent == kind.name} | set(lists)
        self.components[kind.name] = self._record(kind, schema, inner)
        for name in lists:
            part = schema["properties"][name]["items"]["$ref"].rpartition("/")[2]
            self.components[part] = self._record(kind, document["$defs"][part], set(), part)
        parts = (schema["properties"][name]["items"]["$ref"].rpartition("/")[2] for name in lists)
        self._names[kind.name] = (kind.name, *parts)

    def _record(self, kind: Kind, schema: Schema, inner: set[str], part: str = "") -> Schema:
        """The shape of one record: what every record has, and then the fields of its schema."""
        written = {name: _ids(field) if name in inner else field for name, field in schema["properties"].items()}
        found = self._converted(kind.schema, {**schema, "properties": written})
        fields = found["properties"]
        if "url" in fields:
            fields = {("webadres" if name == "url" else name): field for name, field in fields.items()}
        head = {
            "id": _ID,
            "type": {"title": "Soort", "description": "De soort van het record.", "const": kind.name},
            "url": {"title": "Adres", "description": "Adres van het record, vanaf de wortel van de site.", "type": "string"},
            "titel": {"title": "Titel", "type": "string", "minLength": 1},
        }
        if part or kind.parent:
            head["onderdeel_van"] = {"title": "Onderdeel van", "description": "Het id van het record waar dit in staat.", **_ID}
        if part:
            head["soort_onderdeel"] = {"title": "Soort onderdeel", "description": "Wat voor onderdeel dit is.", "const": part}
        if "opvolging" in fields:
            head["opvolging_nu"] = self._state()
        places = fields.pop("vindplaatsen", self._converted("gemeen", self._schemas.documents["gemeen"]["$defs"]["vindplaatsen"]))
        fields["vindplaatsen"] = {**places, "minItems": 0}
        names = [*head, *(name for name in _required(found) if name not in head and name != "vindplaatsen"), "vindplaatsen"]
        rest = {key: value for key, value in found.items() if key not in ("properties", "required")}
        if "anyOf" in rest:
            rest["anyOf"] = [{"required": _required(option)} for option in rest["anyOf"]]
        return {**rest, "required": names, "properties": head | {name: field for name, field in fields.items() if name not in head}}

    def _state(self) -> Schema:
        """The shape of `opvolging_nu`: the words of both vocabularies, and whether the lanes differ."""
        common = self._schemas.documents["gemeen"]["$defs"]
        words = {"anyOf": [*common["status"]["anyOf"], *common["stilte"]["anyOf"]]}
        lanes = {lane: {"title": row["title"], "description": row["description"], **words} for lane, row in _lane_words(common)}
        differs = {"title": "Verschil", "description": "Of de twee sporen verschillende kanten op wijzen.", "type": "boolean"}
        return {
            "title": "Opvolging nu",
            "description": "De laatste stand van elk spoor op de peildatum.",
            "type": "object",
            "required": [*LANES, "verschil"],
            "properties": {**lanes, "verschil": differs},
        }

    def _converted(self, document: str, schema: object) -> object:
        """A subschema of a data schema in its exported form; what it refers to becomes a component."""
        if isinstance(schema, list):
            return [self._converted(document, item) for item in schema]
        if not isinstance(schema, dict):
            return schema
        found: Schema = {}
        for key, value in schema.items():
            if key in _DROPPED or (key.startswith("x-") and key != "x-verwijst-naar"):
                continue
            if key == "$ref":
                found |= self._reference(document, value)
            elif key in _HOLDS_NAMES:
                found[key] = {name: self._converted(document, field) for name, field in value.items()}
            else:
                found[key] = self._converted(document, value)
        return found

    def _reference(self, document: str, ref: str) -> Schema:
        file, _, pointer = ref.partition("#/")
        document = file.removesuffix(".schema.json") or document
        if not pointer.startswith("$defs/"):
            return self._converted(document, self._schemas.resolve(document, {"$ref": ref})[1])
        name = f"{document}.{pointer.removeprefix('$defs/')}"
        if name not in self.components:
            target = self._schemas.documents[document]["$defs"][pointer.removeprefix("$defs/")]
            self.components[name] = {}  # a definition that refers to itself finds its name taken
            self.components[name] = self._converted(document, target)
        return {"$ref": f"{COMPONENTS}{name}"}


def _ids(field: Schema) -> Schema:
    """A list of records inside a record, as the export has it: their ids."""
    return {"title": field["title"], "description": field["description"], "type": "array", "items": {"$ref": "gemeen.schema.json#/$defs/id"}}


def _required(schema: Mapping[str, object]) -> list[str]:
    return ["webadres" if name == "url" else name for name in schema.get("required", ())]


def _lane_words(common: Mapping[str, dict]) -> Iterator[tuple[str, dict]]:
    for row in common["spoor"]["anyOf"]:
        yield row["const"], row
