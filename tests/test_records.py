"""The record classes and the schemas say the same: same fields, same types, same obligations."""

import types
import typing
from pathlib import Path

import msgspec
import pytest

from adviesspoor import records
from adviesspoor.kinds import KINDS
from adviesspoor.schema import Schemas

SCHEMAS = Schemas.from_folder(Path(__file__).resolve().parents[1] / "data" / "schema")
COMMON = {field.encode_name for field in msgspec.structs.fields(records.Record)} - {"id"}


def pairs(kind_type, name, schema):
    """Every record class with the schema of the same data, those of inner groups and lists included."""
    name, schema = SCHEMAS.resolve(name, schema)
    yield kind_type, name, schema
    for field in msgspec.structs.fields(kind_type):
        if field.encode_name in schema["properties"]:
            inner_name, inner = SCHEMAS.resolve(name, schema["properties"][field.encode_name])
            inner_type = bare(field.type)
            if typing.get_origin(inner_type) is tuple:
                inner_type, inner = typing.get_args(inner_type)[0], inner["items"]
            if issubclass(inner_type, msgspec.Struct):
                yield from pairs(inner_type, inner_name, inner)


def bare(annotation):
    """The type without `| None`."""
    if isinstance(annotation, types.UnionType):
        (annotation,) = (option for option in annotation.__args__ if option is not types.NoneType)
    return annotation


def shape(schema, name):
    """What a schema lets through, as the type a record class should have."""
    name, schema = SCHEMAS.resolve(name, schema)
    match schema.get("type"):
        case "array":
            return tuple, shape(schema["items"], name)
        case "object":
            return msgspec.Struct
        case "integer":
            return int
    assert schema.get("type") == "string" or "anyOf" in schema, schema
    return str


def shape_of_type(annotation):
    annotation = bare(annotation)
    if typing.get_origin(annotation) is tuple:
        inner, rest = typing.get_args(annotation)
        assert rest is Ellipsis
        return tuple, shape_of_type(inner)
    return msgspec.Struct if issubclass(annotation, msgspec.Struct) else annotation


PAIRS = [
    pair
    for kind in KINDS
    if not kind.parent
    for pair in pairs(kind.type, kind.schema, SCHEMAS.documents[kind.schema]["$defs"][kind.definition] if kind.definition else SCHEMAS.documents[kind.schema])
]
every_pair = pytest.mark.parametrize(("record_type", "name", "schema"), PAIRS, ids=[pair[0].__name__ for pair in PAIRS])


@every_pair
def test_fields_are_those_of_the_schema(record_type, name, schema):
    fields = {field.encode_name for field in msgspec.structs.fields(record_type)}
    optional = COMMON if issubclass(record_type, records.Record) else set()
    assert fields - optional == set(schema["properties"]) - optional


@every_pair
def test_required_is_the_same(record_type, name, schema):
    required = {field.encode_name for field in msgspec.structs.fields(record_type) if field.required}
    optional = COMMON if issubclass(record_type, records.Record) else set()
    assert required - optional == set(schema["required"] if "required" in schema else ()) - optional


@every_pair
def test_types_are_the_same(record_type, name, schema):
    for field in msgspec.structs.fields(record_type):
        if field.encode_name in schema["properties"]:
            assert shape_of_type(field.type) == shape(schema["properties"][field.encode_name], name), field.name


def test_every_record_class_belongs_to_a_schema():
    classes = {value for value in vars(records).values() if isinstance(value, type) and issubclass(value, records.Part)}
    assert classes - {records.Part, records.Record} == {pair[0] for pair in PAIRS}


def test_records_cannot_be_changed():
    spot = records.Vindplaats(bron="bron-x")
    with pytest.raises(AttributeError):
        spot.bron = "bron-y"


def test_every_kind_has_a_title():
    assert all("titel" in kind.type.__struct_fields__ for kind in KINDS)
