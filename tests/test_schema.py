"""Every rule of every schema can be broken, and says so in Dutch at the right place.

The violations are made from the schemas themselves, so a new rule is tested as soon as it is
written; a keyword that this file does not know makes it fail.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from adviesspoor import check
from adviesspoor.findings import Place
from adviesspoor.kinds import BY_NAME, KINDS, SUPPORT
from adviesspoor.load import load_bytes
from adviesspoor.places import KeyPath
from adviesspoor.schema import Mark, Schemas, Term, vocabulary_of

FOLDER = Path(__file__).resolve().parents[1] / "data" / "schema"
SCHEMAS = Schemas.from_folder(FOLDER)
ROOTS = sorted({source.schema for source in (*KINDS, *SUPPORT)})
TYPES = {
    "object": "een groep velden (naam: waarde)",
    "array": "een lijst (regels met een streepje)",
    "string": "tekst",
    "integer": "een geheel getal",
}
SILENT = {"$schema", "$id", "$defs", "title", "description", "examples", "const", "x-melding", "x-melding-ontbreekt", "x-controle", "x-verwijst-naar", "then"}


@dataclass(frozen=True)
class Stub:
    """As much of a document as the schemas look at: any data, with places for some of it."""

    data: object
    places: Mapping[KeyPath, Place] = field(default_factory=dict)
    keys: Mapping[KeyPath, Place] = field(default_factory=dict)

    def place(self, path: KeyPath) -> Place:
        return self.places.get(path, Place("x.yml"))

    def key_place(self, path: KeyPath) -> Place:
        return self.keys.get(path, Place("x.yml"))


@dataclass(frozen=True)
class Breach:
    """A value that breaks one rule of a schema, and the finding that must follow."""

    schema: str
    keyword: str
    path: KeyPath
    value: object
    message: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.schema} {'/'.join(map(str, self.path))} {self.keyword} {self.key}"


def label(path: KeyPath) -> str:
    text = ""
    for step in path:
        text += f" {step + 1}" if isinstance(step, int) else f"{', ' if text else ''}{step}"
    return f"{text}: " if text else ""


def breaches(root: str, name: str, schema: dict, path: KeyPath = ()) -> Iterator[Breach]:
    """A breach of every rule of a subschema and of all below it."""
    name, schema = SCHEMAS.resolve(name, schema)
    melding = schema.get("x-melding")

    def breach(keyword: str, value: object, message: str, key: str = "") -> Breach:
        return Breach(root, keyword, path, value, label(path) + message, key)

    for keyword, rule in schema.items():
        match keyword:
            case "type":
                bad, shown = (["x"], "een lijst") if rule == "string" else ("tekst", "'tekst'")
                yield breach(keyword, bad, f"{shown} mag niet; hier hoort {TYPES[rule]}")
                yield breach(keyword, None, f"een lege waarde mag niet; hier hoort {TYPES[rule]}")
            case "pattern":
                bad = next(text for text in ("¿?", "  \t ") if not re.search(rule, text))
                yield breach(keyword, bad, f"'{bad}' mag niet; {melding}")
            case "minLength":
                yield breach(keyword, "x" * (rule - 1), f"'{'x' * (rule - 1)}' is te kort; minstens {rule} teken{'s' if rule > 1 else ''}")
            case "maxLength":
                yield breach(keyword, "x" * (rule + 1), f"de tekst is te lang ({rule + 1} tekens); ten hoogste {rule} tekens")
            case "minimum":
                yield breach(keyword, rule - 1, f"{rule - 1} is te klein; minstens {rule}")
            case "maximum":
                yield breach(keyword, rule + 1, f"{rule + 1} is te groot; ten hoogste {rule}")
            case "minItems":
                yield breach(keyword, [], f"de lijst is te kort; minstens {rule} {'regel' if rule == 1 else 'regels'}")
            case "uniqueItems":
                yield breach(keyword, ["een", "twee", "twee"], "de lijst noemt 'twee' dubbel; noem alles één keer")
            case "anyOf" if terms := vocabulary_of(schema):
                yield breach(keyword, "zzz", f"'zzz' mag niet; kies uit: {', '.join(sorted(term.tag for term in terms))}.")
                yield breach(keyword, None, f"een lege waarde mag niet; kies uit: {', '.join(sorted(term.tag for term in terms))}.")
            case "anyOf" | "minProperties":
                yield breach(keyword, {}, melding)
            case "required":
                own = schema.get("x-melding-ontbreekt", {})
                yield from (breach(keyword, {}, own.get(field, f"het veld '{field}' ontbreekt (verplicht)"), field) for field in rule)
            case "dependentRequired":
                for given, wanted in rule.items():
                    for field in wanted:
                        yield breach(keyword, {given: 1}, f"het veld '{field}' ontbreekt; van_regel, tot_regel en zoekwoorden horen bij elkaar", field)
            case "if":
                ((field, condition),) = rule["properties"].items()
                (wanted,) = schema["then"]["required"]
                yield breach(keyword, {field: condition["const"]}, f"het veld '{wanted}' ontbreekt (verplicht)", wanted)
            case "propertyNames":
                yield breach(keyword, {"Foute Naam": ""}, f"'Foute Naam' mag niet; {SCHEMAS.resolve(name, rule)[1]['x-melding']}", "Foute Naam")
            case "additionalProperties" if rule is False:
                yield breach(keyword, {"zzz": 1}, "onbekend veld 'zzz'", "zzz")
            case "additionalProperties":
                yield from breaches(root, name, rule, (*path, "een-id"))
            case "properties":
                for field, below in rule.items():
                    yield from breaches(root, name, below, (*path, field))
            case "items":
                yield from breaches(root, name, rule, (*path, 0))
            case _:
                assert keyword in SILENT, f"nieuw sleutelwoord in schema {name}: {keyword}"


BREACHES = [found for root in ROOTS for found in breaches(root, root, SCHEMAS.documents[root])]


@pytest.mark.parametrize("breach", BREACHES, ids=str)
def test_breaking_a_rule_gives_its_dutch_message(breach):
    data = breach.value
    for step in reversed(breach.path):
        data = [data] if isinstance(step, int) else {step: data}
    value, key = Place("f.yml", 9, 9), Place("f.yml", 8, 8)
    document = Stub(data, {breach.path: value}, {(*breach.path, breach.key): key})
    at_key = breach.keyword in ("additionalProperties", "propertyNames")
    expected = f"{key if at_key else value}: {breach.message}"
    found = [str(finding) for finding in SCHEMAS.findings(breach.schema, document)]
    assert [text for text in found if text == expected or (at_key and text.startswith(expected))], found


def test_every_keyword_was_broken_somewhere():
    assert {breach.keyword for breach in BREACHES} == {
        "type", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "uniqueItems", "anyOf",
        "minProperties", "required", "dependentRequired", "if", "propertyNames", "additionalProperties",
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(SCHEMAS.documents))
def test_a_schema_is_itself_valid(name):
    Draft202012Validator.check_schema(SCHEMAS.documents[name])
    assert SCHEMAS.documents[name]["$id"] == f"{name}.schema.json"


@pytest.mark.parametrize("name", ROOTS)
def test_every_field_is_explained_to_the_editor(name):
    owners = [None, *SCHEMAS.documents[name].get("$defs", {})]
    for owner in owners:
        if "properties" in (SCHEMAS.documents[name]["$defs"][owner] if owner else SCHEMAS.documents[name]):
            for field, schema in SCHEMAS.properties(name, owner).items():
                assert schema.get("title") and schema.get("description"), f"{name} {owner} {field}"


def subschemas(value):
    if isinstance(value, dict):
        yield value
    for below in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from subschemas(below)


def arguments(keyword):
    return {schema[keyword] for document in SCHEMAS.documents.values() for schema in subschemas(document) if keyword in schema}


def test_every_reference_names_a_kind_and_every_check_a_rule():
    assert arguments("x-verwijst-naar") - {"*"} <= set(BY_NAME)
    assert arguments("x-controle") == set(re.findall(r'"x-controle", "(\w+)"', inspect.getsource(check)))


def test_properties_follow_references_and_keep_what_stands_beside_them():
    part = SCHEMAS.properties("advies", "onderdeel")
    assert list(part) == ["id", "titel", "samenvatting", "vorm", "vindplaatsen"]
    assert (part["samenvatting"]["description"], part["samenvatting"]["maxLength"]) == ("Wat er gezegd is, in eigen woorden.", 3000)
    assert SCHEMAS.properties("advies")["aan"]["x-verwijst-naar"] == "organisatie"


def test_every_reference_field_is_marked():
    """A field that holds an id of another record without `x-verwijst-naar` would never be checked."""
    unmarked = {
        (kind.name, field)
        for kind in KINDS
        for field, schema in SCHEMAS.properties(kind.schema, kind.definition or None).items()
        if "x-verwijst-naar" not in schema and (schema.get("title") == "Verwijzing" or "verwijzing" in str(schema.get("items", {}).get("$ref", "")))
    }
    assert unmarked == set()


def alone(schema: dict) -> Schemas:
    """One schema by itself, under the name x."""
    return Schemas({"x": {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}})


def test_a_rule_without_a_dutch_message_is_a_fault_of_the_schema():
    schemas = alone({"type": "object", "properties": {"a": {"multipleOf": 3}}})
    with pytest.raises(NotImplementedError, match="geen Nederlandse melding voor 'multipleOf'"):
        list(schemas.findings("x", load_bytes(b"a: 4\n", "x.yml")))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("peildatum: 2022\n", "x.yml:1:12: peildatum: '2022' mag niet; hier hoort tekst. Bedoelde u '2022', met aanhalingstekens?"),
        ("peildatum: true\n", "x.yml:1:12: peildatum: 'true' mag niet; hier hoort tekst. Bedoelde u 'true', met aanhalingstekens?"),
        ("peildatum: {a: b}\n", "x.yml:1:12: peildatum: een groep velden mag niet; hier hoort tekst. Staat er een dubbele punt in de tekst, zet dan alles tussen aanhalingstekens"),
        ('peildatum: "2022-06-07\\n"\n', "x.yml:1:12: peildatum: '2022-06-07↵' mag niet; schrijf een volledige datum als 2026-11-21"),
        ("peildatum: 2022-06-07\npeildatm: x\n", "x.yml:2:1: onbekend veld 'peildatm'"),
        ("- a\n", "x.yml:1:1: een lijst mag niet; hier hoort een groep velden (naam: waarde)"),
        ("tekst\n", "x.yml:1:1: 'tekst' mag niet; hier hoort een groep velden (naam: waarde)"),
        ("{}\n", "x.yml:1:1: het veld 'peildatum' ontbreekt (verplicht)"),
    ],
)
def test_hints_for_what_was_probably_meant(content, message):
    assert [str(finding) for finding in SCHEMAS.findings("gegevens", load_bytes(content.encode(), "x.yml"))] == [message]


def test_an_unknown_field_that_resembles_a_missing_one():
    document = load_bytes(b"id: x\nnaam: Iets\nomschrijvng: abc\ntrefwoorden: []\n", "x.yml")
    wrapped = Stub({"themas": [document.data]}, keys={("themas", 0, key): document.key((key,)) for key in document.data})
    assert sorted(str(finding) for finding in SCHEMAS.findings("themas", wrapped)) == [
        "x.yml:1:1: themas 1: het veld 'omschrijving' ontbreekt (verplicht)",
        "x.yml:3:1: themas 1: onbekend veld 'omschrijvng'; kies uit: omschrijving. Bedoelde u 'omschrijving'?",
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//voorbeeld.example", "http://", "https://x.example/a b", "https://x.example/\"><script>", " https://x.example", "ftp://x.example"])
def test_an_address_that_is_not_https_or_http_is_refused(url):
    _, schema = SCHEMAS.resolve("gemeen", {"$ref": "gemeen.schema.json#/$defs/webadres"})
    schemas = alone(schema)
    assert [finding.message for finding in schemas.findings("x", Stub(url))] == [f"'{url}' mag niet; begin met https:// of http:// en gebruik geen spaties"]
    assert not list(schemas.findings("x", Stub("https://x.example/a?b=c&d=e#f")))


def test_marks_are_found_below_every_list_and_reference():
    data = {"lessen": [{"id": "les-x", "themas": ["a", "b"], "vindplaatsen": [{"bron": "bron-x"}]}]}
    spot = ("lessen", 0, "vindplaatsen", 0)
    assert set((mark.path, mark.keyword, mark.argument) for mark in SCHEMAS.marks("lessen", data)) == {
        (("lessen", 0, "id"), "x-controle", "id"),
        (("lessen", 0, "themas", 0), "x-verwijst-naar", "thema"),
        (("lessen", 0, "themas", 1), "x-verwijst-naar", "thema"),
        (spot, "x-controle", "vindplaats"),
        ((*spot, "bron"), "x-verwijst-naar", "bron"),
    }
    assert Mark(("lessen", 0, "id"), "les-x", "x-controle", "id") in list(SCHEMAS.marks("lessen", data))


@pytest.mark.parametrize("data", [None, "x", ["x"], {"lessen": "x"}, {"lessen": {"id": "x"}}, {"lessen": [["x"]]}, {"lessen": [{"id": ["x"], "themas": {"a": "b"}, "vindplaatsen": ["x", {"bron": {}}]}]}])
def test_marks_of_a_wrong_shape_are_left_to_the_schema(data):
    assert [mark.argument for mark in SCHEMAS.marks("lessen", data)] in ([], ["vindplaats"])


def test_vocabularies_carry_label_and_definition():
    vocabularies = SCHEMAS.vocabularies
    assert vocabularies["gemeen.grond"][0] == Term("bron", "Staat in de bron", "De bron zegt dit zelf.")
    assert {"advies.vorm", "stand.item.kolom", "gemeen.domein", "organisaties.organisatie.rollen", "lessen.les.soort"} <= set(vocabularies)
    for terms in vocabularies.values():
        assert len({term.tag for term in terms}) == len(terms) > 1
        assert all(re.fullmatch("[a-z]+([-_][a-z]+)*", term.tag) and term.label and term.definition.endswith(".") for term in terms)
