"""The form as a model: every field of the schemas is in it, and every list knows what it repeats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adviesspoor import fieldguide, forms
from adviesspoor.form_files import Addresses, files
from adviesspoor.kinds import BY_NAME
from adviesspoor.load import load_bytes
from adviesspoor.templates import Templates


def group_of(schemas, kind: str) -> fieldguide.Group:
    return fieldguide.follow_up(schemas) if kind == fieldguide.FOLLOW_UP else fieldguide.group_of(schemas, BY_NAME[kind])


def pairs(form: forms.Form, group: fieldguide.Group, block: forms.Block):
    """Every field of the schema beside its input, those of the groups inside it included."""
    by_name = {found.name: found for found in form.blocks}
    assert [field.name for field in group.fields] == [found.name for found in block.inputs]
    for field, found in zip(group.fields, block.inputs, strict=True):
        yield field, found
        if field.group is not None:
            yield from pairs(form, field.group, found.group or by_name[found.block])


@pytest.mark.parametrize("kind", forms.KINDS)
def test_every_field_has_a_control_that_fits_its_shape(schemas, kind):
    form = forms.form(schemas, kind)
    controls = {("string", False): {"text", "long", "search", "select", "own-field"}, ("string", True): {"lines", "searches"}, ("integer", False): {"number"}, ("object", False): {"group"}, ("object", True): {"list"}}
    for field, found in pairs(form, group_of(schemas, kind), form.root):
        shape = field.schema.get("type", "string")
        assert found.control in controls[shape, field.many], f"{found.name}: {found.control}"
        assert found.label and found.help
        assert bool(found.choices) == (bool(field.terms) or bool(field.refers_to))
        assert found.required == field.required


@pytest.mark.parametrize("kind", forms.KINDS)
def test_every_list_has_one_block(schemas, kind):
    form = forms.form(schemas, kind)
    names = [block.name for block in form.blocks]
    assert len(names) == len(set(names))
    for block in (form.root, *form.blocks):
        for found in block.inputs:
            assert found.control != "list" or found.block in names


def test_the_main_list_is_the_one_with_pages_of_its_own(schemas):
    assert {kind: found.name for kind in forms.KINDS if (found := forms.form(schemas, kind).main_list)} == {"advies": "aanbevelingen", "stand": "items"}


def test_a_long_list_of_words_can_be_searched(schemas):
    report = next(block for block in forms.form(schemas, "opvolging").blocks if block.name == "ind_zegt")
    controls = {found.name: (found.control, found.choices) for found in report.inputs}
    assert controls["status"] == ("search", "gemeen.status")
    assert controls["grond"] == ("select", "gemeen.grond")


@pytest.mark.parametrize("kind", forms.KINDS)
def test_the_html_has_every_field_once_with_a_label(klein, root, kind):
    html = Templates(root / "overrides", klein.register()).render(f"lists/formulier_{kind}.html", "../../../")
    form = forms.form(klein.register().schemas, kind)
    inputs = [found for block in (form.root, *form.blocks) for found in inner(block)]
    assert html.count("data-veld=") == len(inputs)
    ids = [piece.split('"')[0] for piece in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    for name in (piece.split('"')[0] for piece in html.split(' for="')[1:]):
        assert name in ids
    for names in (piece.split('"')[0] for piece in html.split(' aria-describedby="')[1:]):
        assert set(names.split()) <= set(ids)


def inner(block: forms.Block):
    for found in block.inputs:
        yield found
        if found.group:
            yield from inner(found.group)


def test_the_files_hold_what_the_browser_needs(klein):
    register = klein.register()
    found = {address: json.loads(content) for address, content in files(register, Addresses("https://p.test/{file}?{value}"))}
    assert set(found) == {"redactie/schemas.json", "redactie/ids.json", "redactie/bestanden/bronnen.json", "redactie/bestanden/adviezen/open-brug.json", "redactie/bestanden/standen/stand-bruggen.json"}
    ids = found["redactie/ids.json"]
    assert [row["id"] for row in ids["records"]] == [entry.id for entry in register]
    assert ids["vervallen"] == ["open-brug-9"]
    assert (ids["nieuw_adres"], ids["wijzig_adres"]) == ("https://p.test/{file}?{value}", "")
    letter = found["redactie/bestanden/adviezen/open-brug.json"]
    assert letter["tekst"] == klein.text("adviezen/open-brug.yml")
    assert letter["gepubliceerd"].keys() == {"open-brug", "open-brug-1", "open-brug-1a"}
    assert {place.split(":")[0] for place, _ in letter["verwezen"]["open-brug-1"]} == {"data/draden.yml", "data/gepubliceerd.yml"}


def test_the_files_are_the_same_every_time(klein):
    def made() -> list[tuple[str, bytes]]:
        return list(files(klein.register(), Addresses()))

    assert made() == made()


TEXT = """# yaml-language-server: $schema=x
# Over dit bestand.
rijen:
  # De eerste.
  - id: een
    kort: [a, b]
    lang: >-
      regel
      # geen uitleg maar tekst

  # De tweede.
  - id: twee
    # Bij dit veld.
    lijst:
    - x
    - y
laatste: ja dus
"""


def test_blocks_know_their_lines_and_comments_belong_to_what_follows(ask):
    contents = load_bytes(TEXT.encode(), "x.yml").contents
    (found,) = ask("blocks", [{"tekst": TEXT, "data": contents.data, "plekken": contents.outline.spots()}])
    rows = contents.data["rijen"]
    assert [(block["name"], block["value"], block["first"] + 1, block["last"] + 1, block["indent"]) for block in found] == [
        ("rijen", rows, 2, 16, 0),
        ("-", rows[0], 4, 9, 2),
        ("id", "een", 5, 5, 4),
        ("kort", ["a", "b"], 6, 6, 4),
        ("lang", rows[0]["lang"], 7, 9, 4),
        ("-", rows[1], 10, 16, 2),
        ("id", "twee", 12, 12, 4),
        ("lijst", ["x", "y"], 13, 16, 4),
        ("-", "x", 15, 15, 4),
        ("-", "y", 16, 16, 4),
        ("laatste", "ja dus", 17, 17, 0),
    ]


def test_every_form_has_its_page(root: Path):
    for kind in forms.KINDS:
        assert f'overzicht("formulier_{kind}")' in (root / "docs" / "redactie" / "nieuw" / kind / "index.md").read_text(encoding="utf-8")
