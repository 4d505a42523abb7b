"""Mistakes in the form as it runs: its list says what `./adviesspoor check` says about the file that it makes."""

from __future__ import annotations

import copy
import json
import re
import shutil

from adviesspoor.load import load_file
from adviesspoor.project import Project, read
from tests.browser.forms import ADVICE, opened
from tests.conftest import ROOT
from tests.test_schema import SCHEMAS

GONE = object()
REC = ("aanbevelingen", 0)
SPOT = (*REC, "vindplaatsen", 0)
REPORT = {"datum": "2020-01-02", "status": "loopt", "uitleg": "Er loopt iets.", "vindplaatsen": [{"bron": "bron-jaarverslag-2021-mar", "plek": "bovenaan"}], "gezien_op": "2026-11-01", "grond": "bron"}

# Where in the form, and what someone fills in there.
MISTAKES = [
    (("titel",), GONE),
    (("titel",), "Ja"),
    (("titel",), "Heel lang " * 20),
    (("titel",), "Beter bekend"),
    (("samenvatting",), GONE),
    (("samenvatting",), "Nog TODO"),
    (("samenvatting",), "met een \u0007 erin"),
    (("soort",), GONE),
    (("bron",), "bron-beter-bekent"),
    (("bron",), "mar"),
    (("bron",), "Een brief die er niet is"),
    (("van",), "rad"),
    (("aan",), GONE),
    (("aan",), ["mt-ind", "mt-ind"]),
    (("aan",), ["mt-int", "dienstverlening"]),
    (("themas",), ["dienstverleening"]),
    (("datum",), "3 maart 2019"),
    (("datum",), "2019-13"),
    (("datum",), "2019-02-30"),
    (("datum",), "2018-03-03"),
    (("jaar",), 1820),
    (("jaar",), "ooit"),
    (("jaar_tot",), 2011),
    (("zie_ook",), ["beter-bekend-99"]),
    (("afgeleid",), [{"veld": "aanleiding", "reden": "Zomaar."}]),
    (("afgeleid",), [{"veld": "jaar"}]),
    (("verantwoording",), [{"soort": "gesproken", "vindplaatsen": []}]),
    (("ondertekenaars",), [{"functie": "voorzitter"}]),
    (("id",), "Beter Bekend"),
    (("vindplaatsen",), []),
    ((*REC, "id"), "beter-bekend-1"),
    ((*REC, "id"), "iets-anders"),
    ((*REC, "titel"), GONE),
    ((*REC, "vorm"), "opsoming"),
    ((*REC, "domein"), GONE),
    ((*REC, "trefwoorden"), ["een", "twee"]),
    ((*REC, "trefwoorden"), ["x", "bord", "bord"]),
    ((*REC, "aan_zet"), GONE),
    ((*REC, "aan_zet", 0, "grond"), "redactie"),
    ((*REC, "aan_zet", 0, "organisatie"), "beter-bekend"),
    (SPOT, {"bron": "bron-beter-bekend"}),
    ((*SPOT, "van_regel"), 99),
    ((*SPOT, "van_regel"), "negen"),
    ((*SPOT, "tot_regel"), GONE),
    ((*SPOT, "zoekwoorden"), "twee woorden"),
    ((*SPOT, "zoekwoorden"), "een twee drie vier vijf zes zeven"),
    ((*REC, "onderdelen"), [{"id": "proef-a", "titel": "Een deel"}]),
    ((*REC, "opvolging"), {"ind_zegt": [{**REPORT, "datum": "2019-01-01"}]}),
    ((*REC, "opvolging"), {"ind_zegt": [{**REPORT, "gezien_op": "2019-12-31"}]}),
    ((*REC, "opvolging"), {"openbaar_te_zien": [{**REPORT, "gezien_op": "2099-01-01", "status": "klaar"}]}),
    ((*REC, "opvolging"), {"gezocht": [{"datum": "2099-01-01", "waar": "Overal."}]}),
]


def advice(number: int) -> dict:
    """A sound advice with one recommendation, whose ids and titles nothing else has."""
    place = [{"bron": "bron-beter-bekend", "van_regel": 2, "tot_regel": 3, "zoekwoorden": "ligt het eerste advies"}]
    call = {
        "id": f"proef-{number}-1",
        "titel": f"Doe iets, nummer {number}",
        "samenvatting": "De raad wil dat de IND dit doet.",
        "vorm": "opsomming",
        "aan": ["mt-ind"],
        "domein": "uitvoering",
        "aan_zet": [{"organisatie": "ind", "wat": "Dit doen.", "grond": "bron"}],
        "themas": ["dienstverlening"],
        "trefwoorden": ["iets", "doen", "dit"],
        "vindplaatsen": copy.deepcopy(place),
    }
    own = {"id": f"proef-{number}", "titel": f"Een proef, nummer {number}", "soort": "advies", "bron": "bron-beter-bekend", "datum": "2019-12-10", "jaar": 2019, "van": "mar", "aan": ["mt-ind"]}
    return {**own, "samenvatting": "De raad zegt iets.", "vraag": f"Vraag {number}?", "themas": ["dienstverlening"], "vindplaatsen": place, "aanbevelingen": [call]}


def with_mistake(data: dict, path: tuple, value: object) -> dict:
    owner = data
    for step in path[:-1]:
        owner = owner[step]
    if value is GONE:
        del owner[path[-1]]
    else:
        owner[path[-1]] = value
    return data


def test_dozens_of_mistakes_in_the_words_of_the_check(visit, tmp_path):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    page = opened(visit, ADVICE)
    said = {}
    for number, (path, value) in enumerate([*MISTAKES, ((), None)]):
        data = with_mistake(advice(number), path, value) if path else advice(number)
        draft = {"versie": 1, "formulier": "advies", "id": None, "data": data, "own": ["[]", '["aanbevelingen",0]']}
        page.locator("[data-concept-openen]").set_input_files({"name": "concept.json", "mimeType": "application/json", "buffer": json.dumps(draft).encode()})
        page.wait_for_function("question => document.querySelector('#advies-vraag').value === question", arg=f"Vraag {number}?")
        file = f"data/adviezen/proef-{number}.yml"
        said[file] = page.locator("[data-fouten] li").all_inner_texts()
        (tmp_path / file).write_text(page.locator("[data-yaml]").text_content(), encoding="utf-8")
    findings = read(Project(tmp_path))[1]
    differences = []
    for (file, listed), (path, value) in zip(said.items(), [*MISTAKES, ("niets", "fout")], strict=True):
        ours = sorted(comparable(finding.message) for finding in findings if finding.place.file == file)
        theirs = sorted(map(comparable, listed))
        # The form names the field where the check gives a line and a column. The check looks at dates and references
        # once the shape of a file is right; the form does so at once.
        more = [other for other in theirs if not any(other.endswith(one) for one in ours)]
        has_shape = not any(SCHEMAS.findings("advies", load_file(tmp_path / file, file)))
        if len(ours) + len(more) != len(theirs) or (more and has_shape):
            differences.append(f"{path} {value}: check {ours}, formulier {theirs}")
    assert not differences, "\n".join(differences)
    assert [file for file, listed in said.items() if not listed] == [f"data/adviezen/proef-{len(MISTAKES)}.yml"]


def comparable(message: str) -> str:
    """The place of the other one of two equal ids: the form names it in its own way. A file is called after its id."""
    return re.sub(r"(bestaat al) \([^)]*\)", r"\1", message)
