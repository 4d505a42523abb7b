"""The register: records typed and linked once, broken ones left out but not forgotten."""

import dataclasses
import json

import pytest

from adviesspoor.assembly import build
from adviesspoor.check import run
from adviesspoor.load import load_bytes, load_file
from adviesspoor.project import read
from adviesspoor.records import Aanbeveling, Onderdeel
from adviesspoor.register import Forward, Link
from adviesspoor.sources import SourceText, quantity, verify
from tests.values import paths, replaced

KLEIN = [
    "bron-open-brug", "bron-stand-bruggen", "bron-webpagina",
    "open-brug", "open-brug-1", "open-brug-1a", "open-brug-1b",
    "stand-bruggen", "stand-bruggen-1", "stand-bruggen-1a", "stand-bruggen-1b",
    "dbs", "ministerie-van-oevers", "raad-voor-de-bruggen",
    "uitspraak-regels-van-het-ministerie", "les-wie-weet-wacht-rustiger", "gebeurtenis-laatste-handbrug",
    "begrip-wachtplaats", "wachten", "draad-wachten",
]  # fmt: skip


def ids(entries):
    return [entry.id for entry in entries]


def test_all_records_in_the_order_of_the_kinds_with_parts_after_their_record(klein):
    register = klein.register()
    assert ids(register) == KLEIN
    assert len(register) == len(KLEIN)
    assert "open-brug-1a" in register and "open-brug-9" not in register and ["open-brug"] not in register


def test_parts_have_no_page_of_their_own(klein):
    register = klein.register()
    parts = {"open-brug-1a", "open-brug-1b", "stand-bruggen-1a", "stand-bruggen-1b"}
    assert {entry.id for entry in register if entry.is_part} == parts
    assert ids(register.pages) == [id for id in KLEIN if id not in parts]
    assert ids(register.of("aanbeveling")) == ["open-brug-1"]
    assert register.of("bestaat-niet") == ()


@pytest.mark.parametrize(
    ("id", "address", "parent", "kind"),
    [
        ("bron-webpagina", "bronnen/bron-webpagina/", "", "bron"),
        ("open-brug", "adviezen/open-brug/", "", "advies"),
        ("open-brug-1", "aanbevelingen/open-brug-1/", "open-brug", "aanbeveling"),
        ("open-brug-1a", "aanbevelingen/open-brug-1/#open-brug-1a", "open-brug-1", "aanbeveling"),
        ("stand-bruggen", "stand-van-de-uitvoering/stand-bruggen/", "", "stand"),
        ("stand-bruggen-1", "stand-van-de-uitvoering/stand-bruggen-1/", "stand-bruggen", "item"),
        ("stand-bruggen-1b", "stand-van-de-uitvoering/stand-bruggen-1/#stand-bruggen-1b", "stand-bruggen-1", "item"),
        ("dbs", "organisaties/dbs/", "", "organisatie"),
        ("uitspraak-regels-van-het-ministerie", "beleid-en-uitvoering/uitspraak-regels-van-het-ministerie/", "", "uitspraak"),
        ("les-wie-weet-wacht-rustiger", "lessen/les-wie-weet-wacht-rustiger/", "", "les"),
        ("gebeurtenis-laatste-handbrug", "tijdlijn/gebeurtenis-laatste-handbrug/", "", "gebeurtenis"),
        ("begrip-wachtplaats", "begrippen/begrip-wachtplaats/", "", "begrip"),
        ("wachten", "themas/wachten/", "", "thema"),
        ("draad-wachten", "draden/draad-wachten/", "", "draad"),
    ],
)
def test_address_parent_and_kind(klein, id, address, parent, kind):
    entry = klein.register()[id]
    assert (entry.address, entry.parent, entry.kind.name) == (address, parent, kind)


def test_records_are_typed_and_know_their_place(klein):
    entry = klein.register()["open-brug-1"]
    assert isinstance(entry.record, Aanbeveling) and isinstance(entry.record.onderdelen[0], Onderdeel)
    assert entry.record.aan == ("dbs",)
    assert entry.titel == "Meld de wachttijd vooraf"
    assert str(entry.place("titel")) == klein.place("adviezen/open-brug.yml", "Meld de wachttijd")
    assert str(entry.place()) == klein.place("adviezen/open-brug.yml", "id: open-brug-1\n")


def test_titles_of_other_names(klein):
    register = klein.register()
    assert [register[id].titel for id in ("dbs", "wachten", "begrip-wachtplaats")] == ["Dienst Bruggen en Sluizen", "Wachten", "wachtplaats"]


def test_parts_of(klein):
    register = klein.register()
    assert ids(register.parts("open-brug")) == ["open-brug-1"]
    assert ids(register.parts("stand-bruggen-1")) == ["stand-bruggen-1a", "stand-bruggen-1b"]
    assert register.parts("dbs") == ()


def test_references_belong_to_the_innermost_record(klein):
    register = klein.register()
    assert register.references("open-brug-1b") == (Link("open-brug-1b", "vindplaatsen", "bron-open-brug"),)
    assert Link("stand-bruggen-1b", "van", "ministerie-van-oevers") in register.references("stand-bruggen-1b")
    assert set(register.references("open-brug-1")) == {
        Link("open-brug-1", "aan", "dbs"),
        Link("open-brug-1", "aan_zet", "dbs"),
        Link("open-brug-1", "themas", "wachten"),
        Link("open-brug-1", "zie_ook", "stand-bruggen-1"),
        Link("open-brug-1", "vindplaatsen", "bron-open-brug"),
    }


def test_incoming_links_are_the_inverse_of_all_references(klein):
    register = klein.register()
    forward = {(link.source, link.target) for entry in register for link in register.references(entry.id)}
    inverse = {(source.id, entry.id) for entry in register for source in register.incoming(entry.id)}
    assert forward == inverse and len(forward) > 30
    assert ids(register.incoming("stand-bruggen-1", "zie_ook")) == ["open-brug-1"]
    assert ids(register.incoming("stand-bruggen-1")) == ["open-brug-1", "draad-wachten"]
    assert register.incoming("draad-wachten") == ()


def test_facts_about_the_whole(klein):
    register = klein.register()
    assert register.peildatum == "2022-06-07"
    assert register.published["open-brug-1a"] == "aanbevelingen/open-brug-1/#open-brug-1a"
    assert dict(register.forwards) == {"open-brug-9": Forward("open-brug-9", "aanbevelingen/open-brug-9/", "open-brug-1", "Het stond er twee keer.")}


def test_the_register_cannot_be_changed(klein):
    register = klein.register()
    with pytest.raises(TypeError):
        register.entries["nieuw"] = register["dbs"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        register.peildatum = "2000-01-01"


def test_a_record_of_the_wrong_shape_is_left_out_but_its_id_is_known(klein):
    klein.edit("organisaties.yml", "DBS", "707")
    register, findings = klein.read()
    assert [str(finding) for finding in findings] == [
        f"{klein.place('organisaties.yml', '707')}: organisaties 1, afkorting: '707' mag niet; hier hoort tekst. Bedoelde u '707', met aanhalingstekens?"
    ]
    assert "dbs" not in register and "dbs" in register.known
    assert {"ministerie-van-oevers", "raad-voor-de-bruggen"} <= set(register.entries)


def test_one_wrong_record_in_a_publication_does_not_hide_the_rest(klein):
    """The rules on whole records wait for the record that is wrong, not for everything around it."""
    first = klein.text("adviezen/open-brug.yml").partition("aanbevelingen:\n")[2]
    klein.append("adviezen/open-brug.yml", first.replace("open-brug-1", "open-brug-2").replace("Meld", "Noem"))
    klein.edit("adviezen/open-brug.yml", "titel: Meld de wachttijd vooraf", "titel: 707")
    klein.edit("adviezen/open-brug.yml", "jaar: 2021", "jaar: 2020")
    register, findings = klein.read()
    assert [finding.message.partition(";")[0] for finding in findings] == [
        "het jaar 2020 is anders dan het jaar van de datum 2021-03-03",
        "aanbevelingen 1, titel: '707' mag niet",
    ]
    assert "open-brug-1" not in register and "open-brug-1" in register.known
    assert register["open-brug-2"].path == ("aanbevelingen", 1)
    assert str(register["open-brug-2"].place("id")) == klein.place("adviezen/open-brug.yml", "open-brug-2\n")


def test_a_publication_that_is_wrong_itself_is_left_out_with_all_in_it(klein):
    klein.edit("adviezen/open-brug.yml", "datum: 2021-03-03", "datum: 3")
    register, _ = klein.read()
    assert not {"open-brug", "open-brug-1", "open-brug-1a"} & register.entries.keys()


def test_marks_and_data_are_there_after_the_check_for_who_needs_them(klein):
    register = klein.register()
    assert set(register.marks) == {document.file for document in register.documents}
    assert [mark.value for mark in register.marks["data/themas.yml"] if mark.argument == "id"] == ["wachten"]
    assert register["wachten"].document.data["themas"][0]["id"] == "wachten"


def test_an_unreadable_file_gives_one_message_and_no_dangling_references(klein):
    klein.edit("bronnen.yml", "titel: Open brug\n", "titel: Open brug: en dicht\n")
    register, findings = klein.read()
    assert len(findings) == 1
    assert not register.of("bron") and {"bron-open-brug", "bron-stand-bruggen", "bron-webpagina"} <= register.known


def test_of_two_records_with_one_id_the_first_stays(klein):
    klein.edit("organisaties.yml", "id: raad-voor-de-bruggen", "id: dbs")
    register, _ = klein.read()
    assert register["dbs"].titel == "Dienst Bruggen en Sluizen"


def test_a_document_with_only_null_is_empty(klein):
    klein.write("lessen.yml", "~\n")
    assert klein.messages() == ["data/lessen.yml:1:1: het bestand is leeg"]


WRONG = (None, "", "x", 5, True, ["x"], {"x": 1}, {"id": {"id": []}})


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bronnen.yml", "adviezen/open-brug.yml", "standen/stand-bruggen.yml", "organisaties.yml", "draden.yml", "tijdlijn.yml", "gepubliceerd.yml", "gegevens.yml"])
def test_any_value_of_any_wrong_shape_gives_findings_and_no_exception(klein, schemas, name):
    """Every value of a sound file, replaced by values of every other shape: always a finding or a sound record."""
    document = load_file(klein.root / "data" / name, f"data/{name}")
    bronnen = load_file(klein.root / "data/bronnen.yml", "data/bronnen.yml")
    texts = {"bron-open-brug": SourceText(("een regel",), "0")}
    data = document.data
    for path in paths(data):
        for wrong in WRONG:
            damaged = load_bytes(json.dumps(replaced(data, path, wrong), ensure_ascii=False).encode(), document.file)
            register, findings = build([damaged, *([bronnen] if name != "bronnen.yml" else [])], schemas)
            messages = [*map(str, findings), *map(str, run(register)), *map(str, verify(register, texts))]
            assert all(message.startswith("data/") for message in messages)
            assert quantity(register, texts) >= 0


def test_reading_twice_gives_the_same(klein):
    first, second = read(klein.project)[0], read(klein.project)[0]
    assert ids(first) == ids(second)
    assert [entry.record for entry in first] == [entry.record for entry in second]
