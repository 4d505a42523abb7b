"""The API described for programs: OpenAPI 3.1, made from the shapes of the records."""

from __future__ import annotations

from ..kinds import KINDS, Kind
from ..register import Register
from .api import API_VERSION, FOLDER, LICENCE, SHARED
from .shapes import COMPONENTS, Schema, Shapes

ADDRESS = f"{FOLDER}openapi.json"

_DESCRIPTION = (
    "Alle records van Adviesspoor als vaste JSON-bestanden. Adressen in de records tellen vanaf de wortel van de site. "
    "Binnen versie 1 verdwijnt geen veld en verandert geen betekenis; er kunnen velden bijkomen."
)


def openapi(register: Register, shapes: Shapes, site_url: str = "") -> dict[str, object]:
    """The whole document. Without a public address the server is given relative to the document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Adviesspoor",
            "version": API_VERSION,
            "description": _DESCRIPTION,
            "license": {"name": "Creative Commons Zero 1.0", "identifier": LICENCE},
        },
        "servers": [{"url": f"{site_url}{FOLDER}".rstrip("/") if site_url else "../v1"}],
        "paths": {
            "/index.json": _path("overzicht", "Welke bestanden er zijn en hoeveel er in elk staat", "overzicht"),
            "/alles.json": _path("alles", "Alle records, met de velden die de meeste soorten hebben", "antwoord.alles"),
            **{
                path: item
                for kind in KINDS
                for path, item in (
                    (f"/{kind.plural}.json", _path(kind.plural, f"Alle records van de soort {kind.name}", f"antwoord.{kind.plural}")),
                    (f"/{kind.plural}/{{id}}.json", _one(register, kind)),
                )
            },
        },
        "components": {"schemas": {**_answers(shapes), **shapes.components}},
    }


def _path(name: str, summary: str, component: str) -> dict[str, object]:
    return {"get": {"operationId": name, "summary": summary, "responses": {"200": _content(summary, component)}}}


def _one(register: Register, kind: Kind) -> dict[str, object]:
    """The path of one record; the example is a record that exists."""
    example = next((entry.id for entry in register.of(kind.name)), None)
    parameter: Schema = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "Het id van een record met een eigen pagina.",
        "schema": {"$ref": f"{COMPONENTS}gemeen.id"},
    }
    if example:
        parameter["example"] = example
    summary = f"Eén record van de soort {kind.name}, met zijn onderdelen"
    return {
        "get": {
            "operationId": f"een-{kind.name}",
            "summary": summary,
            "parameters": [parameter],
            "responses": {"200": _content(summary, f"antwoord.{kind.plural}"), "404": {"description": "Er is geen record met dit id, of het is een onderdeel en staat bij zijn record."}},
        }
    }


def _content(description: str, component: str) -> dict[str, object]:
    return {"description": description, "content": {"application/json": {"schema": {"$ref": f"{COMPONENTS}{component}"}}}}


def _answers(shapes: Shapes) -> dict[str, Schema]:
    """The envelope, the envelope with each kind of records in it, and the overview."""
    head: dict[str, Schema] = {
        "versie": {"title": "Versie", "description": "Versie van de API.", "type": "string"},
        "peildatum": {"$ref": f"{COMPONENTS}gemeen.dag", "title": "Peildatum", "description": "De dag waarop de gegevens als geheel zijn nagekeken."},
        "licentie": {"title": "Licentie", "description": "SPDX-naam van de licentie.", "const": LICENCE},
        "aantal": {"title": "Aantal", "description": "Hoeveel records er in dit bestand staan.", "type": "integer", "minimum": 0},
    }
    found: dict[str, Schema] = {
        "antwoord": {"type": "object", "required": [*head, "records"], "properties": {**head, "records": {"title": "Records", "type": "array"}}},
        "antwoord.alles": _answer(("kort",)),
        "kort": _shared(shapes),
    }
    for kind in KINDS:
        found[f"antwoord.{kind.plural}"] = _answer(shapes.names(kind))
    found["overzicht"] = _overview(head)
    return found


def _shared(shapes: Shapes) -> Schema:
    """The shape of a record in `alles.json`: each field as the first kind that has it describes it."""
    forms = [shapes.components[name] for kind in KINDS for name in shapes.names(kind)]
    properties = {name: next(form["properties"][name] for form in forms if name in form["properties"]) for name in SHARED}
    properties["type"] = {**properties["type"], "enum": [kind.name for kind in KINDS]}
    properties["soort_onderdeel"] = {**properties["soort_onderdeel"], "enum": [name for kind in KINDS for name in shapes.names(kind)[1:]]}
    for name in ("type", "soort_onderdeel"):
        del properties[name]["const"]
    required = [name for name in SHARED if all(name in form["required"] for form in forms)]
    return {"type": "object", "description": "Een record met de velden die de meeste soorten hebben.", "required": required, "properties": properties}


def _answer(names: tuple[str, ...]) -> Schema:
    options = [{"$ref": f"{COMPONENTS}{name}"} for name in names]
    items = options[0] if len(options) == 1 else {"anyOf": options}
    return {"allOf": [{"$ref": f"{COMPONENTS}antwoord"}, {"properties": {"records": {"items": items}}}]}


def _overview(head: dict[str, Schema]) -> Schema:
    text: Schema = {"type": "string"}
    row = {
        "type": "object",
        "required": ["naam", "meervoud", "titel", "aantal", "records", "een_record", "csv", "csv_voor_excel"],
        "properties": {
            "naam": {"enum": [kind.name for kind in KINDS]},
            **{name: text for name in ("meervoud", "titel", "records", "een_record", "csv", "csv_voor_excel")},
            "aantal": {"type": "integer", "minimum": 0},
        },
    }
    files = ("alles", "openapi", "zip", "xlsx", "datapackage", "dcat", "uitleg")
    return {
        "type": "object",
        "required": [*head, "soorten", *files],
        "properties": {**head, "soorten": {"type": "array", "items": row}, **{name: text for name in files}},
    }
