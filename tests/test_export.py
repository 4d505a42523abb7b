"""The API files: the machine contract of the design, the same counts as the register, text kept as text."""

import json
from pathlib import Path

import pytest

from adviesspoor import export
from adviesspoor.check import counts
from adviesspoor.export import api
from adviesspoor.kinds import BY_NAME, KINDS

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def register(klein):
    return klein.register()


@pytest.fixture
def files(register):
    return dict(export.files(register))


@pytest.fixture
def everything(files):
    """The complete records of all kinds, by id."""
    return {row["id"]: row for kind in KINDS for row in content(files, kind.plural)["records"]}


def content(files, name):
    return json.loads(files[f"api/v1/{name}.json"])


def written(entry):
    """The plain YAML of a record."""
    value = entry.document.data
    for step in entry.path:
        value = value[step]
    return value


def assert_contract(register, rows):
    """Section 2 of the design: what every record has, whatever its kind."""
    assert [row["id"] for row in rows] == [entry.id for entry in register]
    for row in rows:
        assert list(row)[:4] == ["id", "type", "url", "titel"]
        assert row["type"] in BY_NAME
        assert row["id"] and row["titel"].strip()
        assert row["url"].partition("#")[0].endswith("/") and not row["url"].startswith("/")
        assert isinstance(row["vindplaatsen"], list)
        assert ("tekst" in row) is ("tekst" in written(register[row["id"]]))
        for spot in row["vindplaatsen"]:
            assert {"bron", "van_regel", "tot_regel", "zoekwoorden"} <= spot.keys() and spot["bron"]
            if spot["zoekwoorden"] is None:
                assert spot["van_regel"] is spot["tot_regel"] is None
            else:
                assert type(spot["van_regel"]) is type(spot["tot_regel"]) is int
                assert 1 <= spot["van_regel"] <= spot["tot_regel"]


def test_one_file_for_each_kind_and_one_for_all(files):
    assert {f"api/v1/{name}.json" for name in ("alles", *(kind.plural for kind in KINDS))} <= set(files)


def test_one_file_for_each_record_with_a_page_and_its_parts_in_it(register, files, everything):
    found = {}
    for entry in register.pages:
        (own, *parts) = rows = content(files, f"{entry.kind.plural}/{entry.id}")["records"]
        assert own["id"] == entry.id and all(row["url"].startswith(f"{entry.address}#") for row in parts)
        found |= {row["id"]: row for row in rows}
    assert found == everything and len(found) > len(register.pages)
    assert sum(address.startswith("api/v1/") and address.count("/") == 3 for address in files) == len(register.pages)


def test_the_contract_on_the_small_project(register, files):
    assert_contract(register, content(files, "alles")["records"])


def test_the_contract_on_the_real_data(real_register):
    register = real_register
    files = dict(export.files(register))
    assert_contract(register, content(files, "alles")["records"])
    for kind in KINDS:
        assert len([row for row in content(files, kind.plural)["records"] if "soort_onderdeel" not in row]) == counts(register)[kind.plural]


def test_envelope(files):
    data = content(files, "organisaties")
    assert {key: value for key, value in data.items() if key != "records"} == {"versie": "1.0", "peildatum": "2022-06-07", "licentie": "CC0-1.0", "aantal": 3}


def test_counts_equal_the_register(register, files):
    everything = content(files, "alles")
    assert everything["aantal"] == len(everything["records"]) == len(register)
    for kind in KINDS:
        data = content(files, kind.plural)
        without_parts = [row for row in data["records"] if "soort_onderdeel" not in row]
        assert data["aantal"] == len(data["records"])
        assert len(without_parts) == counts(register)[kind.plural]
        assert [row["id"] for row in data["records"]] == [row["id"] for row in everything["records"] if row["type"] == kind.name]


def test_the_list_of_all_says_nothing_else_than_the_files_of_the_kinds(files, everything):
    for row in content(files, "alles")["records"]:
        assert row == {field: everything[row["id"]][field] for field in row}


def test_a_source_with_its_text(everything, klein):
    row = everything["bron-open-brug"]
    assert row["type"] == "bron"
    assert row["tekst"] == {"bestand": "brief.txt", "sha256": klein.text("bronnen.yml").partition("sha256: ")[2][:64]}
    assert "tekst" not in everything["bron-webpagina"]
    assert everything["bron-webpagina"]["gezien"] == "fragment"
    assert everything["bron-webpagina"]["webadres"] == "https://bruggen.example/vandaag?taal=nl&dag=1"
    assert everything["bron-webpagina"]["url"] == "bronnen/bron-webpagina/"


def test_a_recommendation_in_full(everything):
    row = everything["open-brug-1"]
    assert row["url"] == "aanbevelingen/open-brug-1/"
    assert row["onderdeel_van"] == "open-brug"
    assert row["onderdelen"] == ["open-brug-1a", "open-brug-1b"]
    assert row["aan_zet"] == [{"organisatie": "dbs", "wat": "De wachttijd tonen.", "grond": "bron"}]
    assert row["vindplaatsen"] == [{"bron": "bron-open-brug", "van_regel": 9, "tot_regel": 11, "zoekwoorden": "Vertel schippers vooraf"}]
    assert "soort_onderdeel" not in row


def test_parts_are_records_of_their_own(everything):
    row = everything["open-brug-1a"]
    assert (row["type"], row["onderdeel_van"], row["soort_onderdeel"]) == ("aanbeveling", "open-brug-1", "onderdeel")
    assert row["url"] == "aanbevelingen/open-brug-1/#open-brug-1a"
    assert everything["stand-bruggen-1a"]["soort_onderdeel"] == "stap"
    assert everything["stand-bruggen-1b"]["soort_onderdeel"] == "behoefte"
    assert everything["stand-bruggen-1"]["ind_doet"] == ["stand-bruggen-1a"]
    assert everything["stand-bruggen-1"]["nodig"] == ["stand-bruggen-1b"]


def test_a_record_names_the_records_inside_it(everything):
    assert everything["open-brug"]["aanbevelingen"] == ["open-brug-1"]
    assert everything["stand-bruggen"]["items"] == ["stand-bruggen-1"]
    assert "onderdeel_van" not in everything["open-brug"]


def test_every_kind_has_a_title_and_places_under_the_same_name(everything):
    assert everything["dbs"]["titel"] == everything["dbs"]["naam"] == "Dienst Bruggen en Sluizen"
    assert everything["begrip-wachtplaats"]["titel"] == everything["begrip-wachtplaats"]["term"] == "wachtplaats"
    assert everything["wachten"]["vindplaatsen"] == everything["draad-wachten"]["vindplaatsen"] == []


def in_full(value):
    """Data as the export writes it: every place has the same keys."""
    if isinstance(value, list):
        return [in_full(item) for item in value]
    if not isinstance(value, dict):
        return value
    places = {"van_regel": None, "tot_regel": None, "zoekwoorden": None} if "bron" in value and set(value) <= {"bron", "van_regel", "tot_regel", "zoekwoorden", "plek"} else {}
    return {**places, **{key: in_full(item) for key, item in value.items()}}


def test_every_field_of_the_data_is_in_the_export_and_nothing_else(register, everything):
    """Nothing an editor writes gets lost; lists of inner records become lists of ids."""
    own = {"id", "type", "url", "titel", "vindplaatsen", "onderdeel_van", "soort_onderdeel", "opvolging_nu"}
    for entry in register:
        fields = {"webadres" if field == "url" else field: value for field, value in written(entry).items()}
        assert set(everything[entry.id]) - own == set(fields) - own, entry.id
        for field, value in fields.items():
            exported = everything[entry.id][field]
            if isinstance(value, list) and value and isinstance(exported[0], str) and isinstance(value[0], dict):
                value = [row["id"] for row in value]
            assert exported == in_full(value), f"{entry.id} {field}"


def test_markup_is_text(everything):
    assert everything["open-brug-1"]["toelichting"] == (
        'Op het bord staat <b>open</b> & "dicht", {{ naam }}, {% raw %}, {# stil #}, **vet** en [klik](javascript:alert(1)).'
    )


def test_files_are_the_same_for_the_same_data_and_readable(klein, files):
    assert files == dict(export.files(klein.register()))
    raw = files["api/v1/themas.json"]
    assert raw.endswith(b"}\n") and b"\r" not in raw
    assert "Thema’s – ij" in api.to_json({"a": "Thema’s – ij"}).decode("utf-8")
