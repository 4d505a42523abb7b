"""The fields of a record as the schemas describe them: for the list of fields and for templates.

A group of fields as a tree of plain values, with every `$ref` followed and every obligation in
Dutch. Nothing here is known by heart: a new field in a schema shows up everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .dutch import enumeration
from .kinds import BY_NAME, KINDS, Kind
from .schema import Schemas, Term, vocabulary_of

# The group of fields that is no record of its own, but that editors add to one.
FOLLOW_UP = "opvolging"


@dataclass(frozen=True)
class Field:
    """One field. `obligation` says in Dutch when it must be there; `wanted` when a draft has it by itself.

    `refers_to` is the name of a kind, or '*' for any record; `group` the fields inside it; `schema`
    the subschema of its value, or of each of its values, for what the rest leaves out.
    """

    name: str
    title: str
    description: str
    shape: str
    many: bool
    least: int
    required: bool
    wanted: bool
    obligation: str
    limits: str
    terms: tuple[Term, ...]
    refers_to: str
    examples: tuple[str, ...]
    group: Group | None
    schema: Mapping[str, object] = field(repr=False, compare=False)

    @property
    def holds_records(self) -> bool:
        """Whether these are records with an id of their own."""
        return self.group is not None and any(field.name == "id" for field in self.group.fields)


@dataclass(frozen=True)
class Group:
    """Fields that stand together: a record, or the value of a field."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]

    def __getitem__(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    def __contains__(self, name: object) -> bool:
        return any(field.name == name for field in self.fields)


def group_of(schemas: Schemas, kind: Kind) -> Group:
    """The fields of a kind of record."""
    document = schemas.documents[kind.schema]
    schema = document["$defs"][kind.definition] if kind.definition else document
    return _group(schemas, kind.schema, schema, kind.name)


def follow_up(schemas: Schemas) -> Group:
    """The fields of what became of a recommendation or an item."""
    return _group(schemas, "gemeen", schemas.documents["gemeen"]["$defs"][FOLLOW_UP], FOLLOW_UP)


def every_group(schemas: Schemas) -> tuple[tuple[str, tuple[Group, ...]], ...]:
    """For each file in which editors write: its name, and the groups in it, each group once over all files.

    A group without a title of its own takes that of the field it is the value of.
    """
    seen: set[tuple[str, str, tuple[str, ...]]] = set()
    files = []
    for kind in KINDS:
        if kind.file:
            where = f"data/{kind.file}/<id>.yml" if kind.per_file else f"data/{kind.file}"
            found = []
            for group in _with_inner(group_of(schemas, kind)):
                key = (group.title, group.description, tuple(field.name for field in group.fields))
                if key not in seen:
                    seen.add(key)
                    found.append(group)
            files.append((where, tuple(found)))
    return tuple(files)


def _with_inner(group: Group) -> Iterator[Group]:
    yield group
    for field in group.fields:
        if field.group is not None:
            yield from _with_inner(field.group)


def _group(schemas: Schemas, name: str, schema: dict, own_name: str) -> Group:
    name, schema = schemas.resolve(name, schema)
    fields = tuple(_field(schemas, name, key, value, schema) for key, value in schema["properties"].items())
    return Group(own_name, schema.get("title", ""), schema.get("description", ""), fields)


def _field(schemas: Schemas, name: str, key: str, value: dict, owner: dict) -> Field:
    name, schema = schemas.resolve(name, value)
    many = schema.get("type") == "array"
    inner_name, inner = schemas.resolve(name, schema["items"]) if many else (name, schema)
    group = None
    if inner.get("type") == "object":
        named = {"title": schema["title"], "description": schema.get("description", "")}
        group = _group(schemas, inner_name, {**named, **inner} if many else {**inner, **named}, key)
    terms = vocabulary_of(inner)
    refers_to = schema.get("x-verwijst-naar") or inner.get("x-verwijst-naar", "")
    alternatives = _alternatives(owner)
    return Field(
        name=key,
        title=schema["title"],
        description=schema["description"],
        shape=_shape(inner, terms, refers_to),
        many=many,
        least=schema.get("minItems", 0),
        required=key in owner.get("required", ()),
        wanted=key in owner.get("required", ()) or key in owner.get("dependentRequired", {}) or key in next(iter(alternatives), ()),
        obligation=_obligation(key, owner, alternatives),
        limits=_limits(schema, inner),
        terms=terms,
        refers_to=refers_to,
        examples=tuple(inner.get("examples", ())),
        group=group,
        schema=inner,
    )


def _shape(schema: dict, terms: tuple[Term, ...], refers_to: str) -> str:
    if refers_to:
        return "id van een record" if refers_to == "*" else f"id van een {BY_NAME[refers_to].label.lower()}"
    if terms:
        return "een woord uit de lijst"
    if (checked := schema.get("x-controle")) in ("id", "datum"):
        return checked
    return {"object": "groep velden", "integer": "getal"}.get(schema.get("type", ""), "tekst")


def _alternatives(owner: dict) -> list[list[str]]:
    """Of which sets of fields one must be there ('tekst', or 'url' with 'geraadpleegd')."""
    return [option["required"] for option in owner.get("anyOf", ()) if "required" in option]


def _obligation(key: str, owner: dict, alternatives: list[list[str]]) -> str:
    if key in owner.get("required", ()):
        return "verplicht"
    if key in owner.get("then", {}).get("required", ()):
        conditions = (f"{name} {rule['const']} is" for name, rule in owner["if"]["properties"].items())
        return f"verplicht als {enumeration([*conditions])}"
    if key in owner.get("dependentRequired", {}):
        return f"samen met {enumeration(owner['dependentRequired'][key])}"
    for option in alternatives:
        if key in option:
            others = " of ".join(enumeration(other) for other in alternatives if other is not option)
            along = [name for name in option if name != key]
            return f"verplicht{f' met {enumeration(along)}' if along else ''}, of anders {others}"
    if "minProperties" in owner:
        return "minstens één van deze velden"
    return "mag weg"


def _limits(schema: dict, inner: dict) -> str:
    found = []
    if "minItems" in schema:
        found.append(f"minstens {schema['minItems']}")
    if "maxLength" in inner and inner.get("pattern", "\\S") == "\\S":  # other patterns speak for themselves
        found.append(f"ten hoogste {inner['maxLength']} tekens")
    if "minimum" in inner and "maximum" in inner:
        found.append(f"{inner['minimum']} tot en met {inner['maximum']}")
    return ", ".join(found)
