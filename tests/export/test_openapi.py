"""The description of the API: valid OpenAPI, true of every file, and a promise about its fields."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from adviesspoor import export
from adviesspoor.export.api import API_VERSION
from adviesspoor.export.shapes import COMPONENTS, Shapes
from tests.conftest import ROOT

CONTRACT = ROOT / "tests" / "export" / "contract.json"


def described(files):
    return json.loads(files["api/v1/openapi.json"])


def fields(shapes: Shapes) -> dict[str, dict[str, str]]:
    """Every field of every component, with 'altijd' when it is always there."""
    return {
        name: {field: "altijd" if field in form.get("required", ()) else "soms" for field in form["properties"]}
        for name, form in shapes.components.items()
        if "properties" in form
    }


def validator(document: dict, schema: dict) -> Draft202012Validator:
    return Draft202012Validator({"components": document["components"], **schema})


@pytest.mark.parametrize("site_url", ("", "https://voorbeeld.test/spoor/"))
def test_the_document_is_valid_openapi(register, site_url):
    validate(described(dict(export.files(register, site_url))))


def test_every_file_of_the_api_is_described_and_is_as_described(files):
    document = described(files)
    unseen = set(document["paths"])
    for address, content in files.items():
        if address.startswith("api/v1/") and address != "api/v1/openapi.json":
            path = address.removeprefix("api/v1")
            if path.count("/") == 2:
                path = f"{path.rpartition('/')[0]}/{{id}}.json"
            unseen.discard(path)
            schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            assert [error.message for error in validator(document, schema).iter_errors(json.loads(content))] == [], address
    assert unseen == set()


def test_every_real_record_has_the_shape_that_is_promised(shapes, real_files):
    validators = {
        name: Draft202012Validator({"components": {"schemas": shapes.components}, "$ref": f"{COMPONENTS}{name}"}) for name in shapes.components
    }
    for kind in json.loads(real_files["api/v1/index.json"])["soorten"]:
        for record in json.loads(real_files[kind["records"]])["records"]:
            name = record.get("soort_onderdeel", record["type"])
            assert [error.message for error in validators[name].iter_errors(record)] == [], record["id"]
            assert record.keys() <= shapes.components[name]["properties"].keys(), record["id"]


def test_an_example_in_the_description_exists(files):
    for path, item in described(files)["paths"].items():
        for parameter in item["get"].get("parameters", ()):
            assert f"api/v1{path}".replace("{id}", parameter["example"]) in files


def test_no_field_disappears_and_every_new_one_is_written_down(shapes):
    """Renew after adding a field, and note it on docs/data/index.md: python -m tests.export.test_openapi"""
    promised, now = json.loads(CONTRACT.read_text(encoding="utf-8")), fields(shapes)
    for name, form in promised.items():
        assert name in now, f"{name} bestaat niet meer"
        gone = {field for field, when in form.items() if field not in now[name] or (when == "altijd" != now[name][field])}
        assert not gone, f"{name}: {sorted(gone)} is weg of staat er niet meer altijd; dat mag alleen in een nieuwe versie van de API"
    assert now == promised, "er zijn velden bij; vernieuw contract.json en schrijf ze op de pagina"


def test_the_page_tells_what_changed_up_to_this_version():
    page = (ROOT / "docs" / "data" / "index.md").read_text(encoding="utf-8")
    assert page.partition("## Wat er aan de API verandert")[2].partition("**Versie ")[2].startswith(API_VERSION)


if __name__ == "__main__":
    from adviesspoor.schema import Schemas

    made = fields(Shapes(Schemas.from_folder(ROOT / "data" / "schema")))
    CONTRACT.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
