"""A table of mistakes: the form says about each what `./adviesspoor check` says about the YAML that it makes."""

from __future__ import annotations

import copy
import json
import re

import pytest

from adviesspoor import check
from adviesspoor.form_files import Addresses, files
from adviesspoor.lists import FOLDER
from adviesspoor.project import Project, read, read_or_raise
from tests.conftest import ROOT

GONE = object()

LETTER, STAND, SOURCES = "adviezen/open-brug.yml", "standen/stand-bruggen.yml", "bronnen.yml"
KINDS = {LETTER: "advies", STAND: "stand", SOURCES: "bron"}
FIRST = ("aanbevelingen", 0)
SPOT = (*FIRST, "vindplaatsen", 0)
REPORT = {
    "datum": "2022-01-02",
    "status": "loopt",
    "uitleg": "De dienst zegt dat er een bord komt.",
    "vindplaatsen": [{"bron": "bron-webpagina", "plek": "bovenaan"}],
    "gezien_op": "2022-03-04",
    "grond": "bron",
}


SOURCE = {"id": "bron-nieuw", "titel": "Iets nieuws", "soort": "nieuws", "uitgever": "De krant", "url": "https://krant.example/brug", "geraadpleegd": "2022-05-05", "gezien": "volledig", "samenvatting": "Een bericht."}


def follow_up(**changes):
    return {"ind_zegt": [{**REPORT, **changes}]}


# Where, and what stands there instead. The ids here are not published yet: the form does not let one change that is.
MISTAKES = [
    (LETTER, ("titel",), GONE),
    (LETTER, ("titel",), "Ja"),
    (LETTER, ("titel",), "   "),
    (LETTER, ("titel",), "x" * 141),
    (LETTER, ("titel",), "🚂" * 141),
    (LETTER, ("samenvatting",), "Nog te doen: TODO"),
    (LETTER, ("samenvatting",), "TODO"),
    (LETTER, ("samenvatting",), "met een \u0007 erin"),
    (LETTER, ("samenvatting",), "met een \u2028 erin"),
    (LETTER, ("soort",), "adviees"),
    (LETTER, ("bron",), "bron-open-burg"),
    (LETTER, ("bron",), "dbs"),
    (LETTER, ("bron",), "Bron met spaties"),
    (LETTER, ("van",), "raad"),
    (LETTER, ("aan",), []),
    (LETTER, ("aan",), ["dbs", "dbs"]),
    (LETTER, ("aan",), ["dbss", "wachten"]),
    (LETTER, ("themas",), ["wachtn"]),
    (LETTER, ("datum",), "3 maart 2021"),
    (LETTER, ("datum",), "2021-13"),
    (LETTER, ("datum",), "2021-02-30"),
    (LETTER, ("datum",), "2020-03-03"),
    (LETTER, ("jaar",), 2020),
    (LETTER, ("jaar",), "tweeduizend"),
    (LETTER, ("jaar_tot",), 2020),
    (LETTER, ("zie_ook",), ["open-brug"]),
    (LETTER, ("zie_ook",), ["open-brug-9", "stand-bruggen-1b"]),
    (LETTER, ("afgeleid",), [{"veld": "datm", "reden": "Zomaar."}]),
    (LETTER, ("afgeleid",), [{"veld": "vraag", "reden": "Zomaar."}]),
    (LETTER, ("afgeleid",), [{"veld": "Het jaar", "reden": "Zomaar."}]),
    (LETTER, ("afgeleid",), [{"veld": "jaar"}]),
    (LETTER, ("aanbevelingen",), GONE),
    (LETTER, ("id",), "open-burg"),
    (LETTER, (*FIRST, "id"), FOLDER),
    (LETTER, (*FIRST, "id"), "open-brug-01"),
    (LETTER, (*FIRST, "id"), "open-brug-2"),
    (LETTER, (*FIRST, "id"), "bron-open-brug"),
    (LETTER, (*FIRST, "id"), "Open Brug"),
    (LETTER, (*FIRST, "id"), GONE),
    (LETTER, (*FIRST, "onderdelen", 0, "id"), "open-brug-1-a"),
    (LETTER, (*FIRST, "onderdelen", 1, "id"), "open-brug-1a"),
    (LETTER, (*FIRST, "vorm"), "nummer"),
    (LETTER, (*FIRST, "domein"), "beleidd"),
    (LETTER, (*FIRST, "trefwoorden"), ["bord", "wachttijd"]),
    (LETTER, (*FIRST, "trefwoorden"), ["bord", "bord", "x"]),
    (LETTER, (*FIRST, "aan_zet"), GONE),
    (LETTER, (*FIRST, "aan_zet", 0, "grond"), "redactie"),
    (LETTER, (*FIRST, "aan_zet", 0, "organisatie"), "open-brug"),
    (LETTER, (*FIRST, "vindplaatsen"), []),
    (LETTER, (*SPOT, "van_regel"), 12),
    (LETTER, (*SPOT, "van_regel"), 0),
    (LETTER, (*SPOT, "van_regel"), "negen"),
    (LETTER, (*SPOT, "tot_regel"), GONE),
    (LETTER, (*SPOT, "zoekwoorden"), "Vertel schippers"),
    (LETTER, (*SPOT, "zoekwoorden"), "een twee drie vier vijf zes zeven"),
    (LETTER, (*SPOT, "bron"), "bron-webpagina"),
    (LETTER, SPOT, {"bron": "bron-open-brug"}),
    (LETTER, SPOT, {"bron": "bron-open-brug", "plek": "onderaan"}),
    (LETTER, (*FIRST, "opvolging"), {}),
    (LETTER, (*FIRST, "opvolging"), follow_up(datum="2020-12-31")),
    (LETTER, (*FIRST, "opvolging"), follow_up(datum="2022-04-01")),
    (LETTER, (*FIRST, "opvolging"), follow_up(gezien_op="2022-06-08")),
    (LETTER, (*FIRST, "opvolging"), follow_up(vindplaatsen=[])),
    (LETTER, (*FIRST, "opvolging"), {"ind_zegt": [{"status": "klaar", "grond": "redactie"}]}),
    (LETTER, (*FIRST, "opvolging"), {"gezocht": [{"datum": "2022-06-08", "waar": "De site.", "gezocht_naar": "bord"}]}),
    (STAND, ("items", 0, "nodig", 0, "reden"), GONE),
    (STAND, ("items", 0, "nodig", 0, "van"), ["ministerie"]),
    (STAND, ("items", 0, "ind_doet", 0, "id"), "stand-bruggen-1b"),
    (STAND, ("items", 0, "ind_doet", 0, "afgeleid"), [{"veld": "titel", "reden": "Zomaar."}]),
    (STAND, ("items",), []),
    (STAND, ("jaar",), 1820),
    (STAND, ("jaar",), 2101),
    (SOURCES, ("bronnen", 2, "url"), "javascript:alert(1)"),
    (SOURCES, ("bronnen", 2, "geraadpleegd"), GONE),
    (SOURCES, ("bronnen", 2, "geraadpleegd"), "2022-04"),
    (SOURCES, ("bronnen", 2, "titel"), "OPEN BRUG"),
    (SOURCES, ("bronnen", 3), {**SOURCE, "id": "bron-open-brug"}),
    (SOURCES, ("bronnen", 3), {}),
    (SOURCES, ("bronnen", 2, "soort"), "webpagna"),
    (SOURCES, ("bronnen", 2, "makers"), ["", "Een naam"]),
    (SOURCES, ("bronnen", 2, "afgeleid"), [{"veld": "themas", "reden": "Zomaar."}]),
    (SOURCES, ("bronnen", 0, "tekst", "sha256"), "kort"),
    (SOURCES, ("bronnen", 0, "tekst", "bestand"), "../brief.txt"),
    (SOURCES, ("bronnen", 0, "vindplaatsen", 0), {"bron": "bron-open-brug", "van_regel": 1}),
]

# The same with records that are published or referred to.
REMOVALS = [(LETTER, (*FIRST, "onderdelen", 0), GONE), (LETTER, FIRST, GONE), (STAND, ("items", 0), GONE)]


def changed(data: object, path: tuple, value: object) -> object:
    data = copy.deepcopy(data)
    owner = data
    for step in path[:-1]:
        owner = owner[step]
    if value is GONE:
        del owner[path[-1]]
    elif isinstance(owner, list) and path[-1] == len(owner):
        owner.append(value)
    else:
        owner[path[-1]] = value
    return data


def form_files(project: Project) -> dict:
    """The files for the form."""
    found = files(read_or_raise(project), Addresses())
    return {address: json.loads(content) for address, content in found}


@pytest.fixture
def asked(klein, ask):
    """A function that gives, for changes to the small project, the file, the text that the form makes and what it says of it."""

    def both(changes):
        found = form_files(klein.project)
        cases = []
        for name, path, value in changes:
            opened = found[f"redactie/bestanden/{name.removesuffix('.yml')}.json"]
            cases.append({"name": f"data/{name}", "kind": KINDS[name], "data": changed(opened["data"], path, value), "opened": opened})
        argument = {"schemas": found["redactie/schemas.json"], "register": found["redactie/ids.json"], "files": cases}
        return cases, ask("texts", argument), ask("check", argument)

    return both


def test_the_form_says_what_the_check_says(klein, asked):
    published = klein.text("gepubliceerd.yml")
    klein.write("gepubliceerd.yml", published.partition("gepubliceerd:")[0] + "gepubliceerd: {}\n")
    unpublished = compared(klein, asked(MISTAKES))
    klein.write("gepubliceerd.yml", published)
    broken = unpublished | compared(klein, asked(REMOVALS))
    # A rule that the table never breaks is one that the form may not know. It writes the first line
    # of a file itself, and the small project has one theme.
    assert {rule.__name__ for rule in check.RULES} - broken == {"files_name_their_schema", "themes_are_used"}


def compared(klein, found) -> set[str]:
    """Hold every case against the check; gives the names of the rules that were broken."""
    differences = []
    broken = set()
    for case, text, faults in zip(*found, strict=True):
        name = case["name"].removeprefix("data/")
        before = klein.text(name)
        klein.write(name, text)
        register, findings = read(klein.project)
        klein.write(name, before)
        ours = {_comparable(finding.message if finding.place.file == case["name"] else str(finding)) for finding in findings}
        theirs = {_comparable(fault["message"]) for fault in faults}
        assert ours, f"dit is geen fout meer: {text}"
        if ours != theirs:
            differences += [f"{case['name']}: check zegt {sorted(ours - theirs)}, het formulier {sorted(theirs - ours)}"]
        broken |= {rule.__name__ for rule in check.RULES if any(rule(register))}
    assert not differences, "\n".join(differences)
    return broken


def _comparable(message: str) -> str:
    """An id that is used twice is reported with the place of the other one, which the form names in its own way."""
    return re.sub(r"(bestaat al) \([^)]*\)", r"\1", message)


def test_the_last_use_of_a_theme(klein, ask):
    klein.append("themas.yml", "  - id: varen\n    naam: Varen\n    omschrijving: Over varen.\n    trefwoorden: [boot]\n")
    klein.edit(LETTER, "themas: [wachten]\nverantwoording", "themas: [wachten, varen]\nverantwoording")
    found = form_files(klein.project)
    opened = found["redactie/bestanden/adviezen/open-brug.json"]
    case = {"name": f"data/{LETTER}", "kind": "advies", "data": changed(opened["data"], ("themas",), ["wachten"]), "opened": opened}
    (faults,) = ask("check", {"schemas": found["redactie/schemas.json"], "register": found["redactie/ids.json"], "files": [case]})
    klein.edit(LETTER, "[wachten, varen]", "[wachten]")
    assert [fault["message"] for fault in faults] == klein.messages()


@pytest.mark.slow
def test_the_real_data_has_no_faults(ask):
    found = form_files(Project(ROOT))
    opened = [content for address, content in found.items() if "/bestanden/" in address]
    cases = [{"name": file["bestand"], "kind": {"adviezen": "advies", "standen": "stand"}.get(file["bestand"].split("/")[1], "bron"), "data": file["data"], "opened": file} for file in opened]
    assert ask("check", {"schemas": found["redactie/schemas.json"], "register": found["redactie/ids.json"], "files": cases}) == [[] for _ in cases]
