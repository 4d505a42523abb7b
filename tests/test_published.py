"""The list of published ids only grows, and the rest of its file stays as it is."""

import pytest

from adviesspoor.findings import DataError
from adviesspoor.load import load_bytes
from adviesspoor.published import add_new

NAME = "gepubliceerd.yml"
MODELINE = "# yaml-language-server: $schema=schema/gepubliceerd.schema.json\n"


def published(klein):
    return load_bytes(klein.text(NAME).encode(), NAME).data["gepubliceerd"]


def test_every_new_id_is_added_with_its_address(klein):
    register, before = klein.register(), published(klein)
    added = add_new(klein.project, register)
    after = published(klein)
    assert added == sorted(set(after) - set(before)) and len(added) == 16
    assert after == before | {entry.id: entry.address for entry in register}
    assert klein.messages() == []


def test_nothing_that_stood_there_goes_away(klein):
    before = klein.text(NAME).splitlines()
    add_new(klein.project, klein.register())
    after = klein.text(NAME).splitlines()
    assert [line for line in after if line in before] == before
    assert after[:3] == before[:3] and after[-4:] == before[-4:]
    assert "  open-brug-9: aanbevelingen/open-brug-9/ # weg sinds juni" in after


def test_an_address_with_an_anchor_is_quoted(klein):
    add_new(klein.project, klein.register())
    lines = klein.text(NAME).splitlines()
    assert "  open-brug-1b: 'aanbevelingen/open-brug-1/#open-brug-1b'" in lines
    assert "  wachten: themas/wachten/" in lines


def test_a_second_time_changes_nothing(klein):
    add_new(klein.project, klein.register())
    before = klein.text(NAME)
    assert add_new(klein.project, klein.register()) == []
    assert klein.text(NAME) == before


def test_a_removed_record_keeps_its_line(klein):
    add_new(klein.project, klein.register())
    klein.write("draden.yml", "# yaml-language-server: $schema=schema/draden.schema.json\ndraden: []\n")
    register, findings = klein.read()
    assert [finding.message.partition(";")[0] for finding in findings] == ["'draad-wachten' is gepubliceerd maar bestaat niet meer"]
    assert add_new(klein.project, register) == []
    assert "draad-wachten" in published(klein)


@pytest.mark.parametrize(
    "start",
    ["gepubliceerd: {}\n", "gepubliceerd: {} # nog leeg\n", "# gepubliceerd:\ngepubliceerd: {}", "doorverwezen: []\ngepubliceerd: {}\n", "gepubliceerd: {}\ndoorverwezen: []\n"],
)
def test_the_first_ids_in_an_empty_list(klein, start):
    klein.write(NAME, MODELINE + start)
    register = klein.register()
    add_new(klein.project, register)
    assert published(klein) == {entry.id: entry.address for entry in register}
    assert klein.messages() == []


def test_a_list_on_one_line_is_left_alone(klein):
    klein.write(NAME, f"{MODELINE}gepubliceerd: {{dbs: organisaties/dbs/}}\n")
    before = klein.text(NAME)
    with pytest.raises(DataError) as caught:
        add_new(klein.project, klein.register())
    assert [str(finding) for finding in caught.value.findings] == [
        "data/gepubliceerd.yml:2:1: aan deze lijst kan niets worden toegevoegd; zet elk id op een eigen regel, met twee spaties ervoor"
    ]
    assert klein.text(NAME) == before


def test_no_scratch_file_stays_behind(klein):
    add_new(klein.project, klein.register())
    assert [path.name for path in klein.project.data.iterdir() if path.suffix not in ("", ".yml")] == []
