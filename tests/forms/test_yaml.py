"""The YAML of the form: read by the strict loader of the build it is the same data, and what did not change keeps its lines."""

from __future__ import annotations

import json
import random

import pytest

from adviesspoor.form_files import Addresses, files
from adviesspoor.load import load_bytes

STRANGE = [
    "gewone tekst", "", " ", " voor", "na ", "~", "null", "Null", "true", "True", "yes", "No", "on", "y", "N", "2010", "007", "1_000", "3.10", ".5", "1e5", "1e-5", "0x1F", "0o17",
    "0b1", "12:30", "1:20:30.5", "+5", "-5", "- 5", "-", "--- a", "---", "...", "99999999999999999999", ".inf", "-.INF", ".NaN", "=", "<<", "2019-12-10", "2019-12-10 12:00", "2019-12-10T12:00:00Z",
    "a: b", "a:b", "a:", ": a", "a #b", "#a", "a#b", "'", "\"", "'a'", "\"a\"", "it's", "[a, b]", "{a: b}", "a, b", "a]", "a}", "*a", "&a", "!a", "|", ">", ">-", "%a", "@a", "`a`", "? a", "?", ",", "!", "&",
    "a\nb", "a\n\nb", "\na", "a\n", "a\n b", "a \nb", "a\tb", "\ta", "a\t", "a\\nb", "C:\\map", "é ü ß ĳ", "🚂 trein", "‘aanhaling’ – streep…", "a\u00a0b", "\u00a0a", "a\u200bb", "a\ufeffb",
    "{{ naam }}", "{% raw %}", "<b>vet</b>", "x" * 300, "woord " * 60 + "eind", "woord  dubbel " * 30 + "eind", ("zin met: dubbele punt # en hekje. " * 8).strip(), ("regel een. " * 15).strip() + "\n" + ("regel twee. " * 15).strip(),
    ("lang " * 40).strip() + "\n\n\n" + "kort", "- " * 80 + "x", "# " + "lang " * 40 + "x", "a\n# b\nc " + "lang " * 40 + "x", "x" * 130 + " " + "y" * 130,
]  # fmt: skip


def nested(values: list[str]) -> dict:
    """The values wherever a value can stand: as a field, in a short list, in a long one, in rows."""
    return {
        "id": "proef",
        "velden": {f"veld_{place}": value for place, value in enumerate(values)},
        "lijsten": [{"korte_lijst": [value], "lange_lijst": [value] * 40, "veld": value} for value in values],
        "rijen": [{"veld": value, "leeg": {}, "niets": [], "getal": 3, "waar": True, "dieper": [{"veld": value}]} for value in values],
    }


@pytest.fixture(scope="module")
def form_files(real_register):
    """The files for the form, of the real project."""
    found = files(real_register, Addresses())
    return {address.removeprefix("redactie/"): json.loads(content) for address, content in found}


@pytest.fixture(scope="module")
def texts(ask, form_files):
    def asked(cases):
        return ask("texts", {"schemas": form_files["schemas.json"], "register": form_files["ids.json"], "files": cases})

    return asked


def test_every_strange_text_comes_back(texts):
    data = nested(STRANGE)
    (text,) = texts([{"name": "data/adviezen/proef.yml", "kind": "advies", "data": data}])
    document = load_bytes(text.encode("utf-8"), "proef.yml")
    assert [str(finding) for finding in document.findings] == []
    assert document.data == data
    assert document.first_line == "# yaml-language-server: $schema=../schema/advies.schema.json"


@pytest.mark.slow
def test_random_texts_come_back(texts):
    chance = random.Random(5)
    alphabet = ["a", "b", "wóórd", "1", "0", " ", " ", " ", "\n", ":", "#", "-", "'", '"', "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?", "\\", ".", "/", "~", "=", "🚂", "\u00a0", "true", "lang woord " * 9]
    values = ["".join(chance.choice(alphabet) for _ in range(chance.randrange(1, 14))) for _ in range(1500)]
    data = nested(values)
    (text,) = texts([{"name": "data/adviezen/proef.yml", "kind": "advies", "data": data}])
    document = load_bytes(text.encode("utf-8"), "proef.yml")
    assert [str(finding) for finding in document.findings] == []
    assert document.data == data


def opened(form_files):
    return [value for name, value in sorted(form_files.items()) if name.startswith("bestanden/")]


def kind_of(file):
    return {"adviezen": "advies", "standen": "stand"}.get(file["bestand"].split("/")[1], "bron")


def test_an_unchanged_file_stays_the_same_to_the_byte(texts, form_files):
    cases = opened(form_files)
    found = texts([{"name": file["bestand"], "kind": kind_of(file), "data": file["data"], "opened": file} for file in cases])
    assert len(cases) > 5
    for file, text in zip(cases, found, strict=True):
        assert text == file["tekst"], file["bestand"]


def test_one_change_is_one_change_in_the_text(texts, form_files):
    file = form_files["bestanden/adviezen/beter-bekend.json"]
    data = json.loads(json.dumps(file["data"]))
    data["aanbevelingen"][4]["titel"] = "Een andere titel: met dubbele punt"
    (text,) = texts([{"name": file["bestand"], "kind": "advies", "data": data, "opened": file}])
    before, after = file["tekst"].split("\n"), text.split("\n")
    assert len(before) == len(after)
    assert [line for old, line in zip(before, after, strict=True) if old != line] == ["    titel: 'Een andere titel: met dubbele punt'"]


def test_rows_that_move_keep_their_lines(texts, form_files):
    file = form_files["bestanden/bronnen.json"]
    data = {"bronnen": [*reversed(file["data"]["bronnen"])]}
    (text,) = texts([{"name": file["bestand"], "kind": "bron", "data": data, "opened": file}])
    assert load_bytes(text.encode("utf-8"), "x.yml").data == data
    assert sorted(filter(str.strip, text.split("\n"))) == sorted(filter(str.strip, file["tekst"].split("\n")))


@pytest.mark.slow
def test_random_changes_to_real_files_come_back(texts, form_files):
    chance = random.Random(9)
    cases = []
    for file in opened(form_files):
        for _ in range(4):
            data = json.loads(json.dumps(file["data"]))
            rows = next(data[name] for name in ("aanbevelingen", "items", "bronnen") if name in data)
            chance.shuffle(rows)
            for row in chance.sample(rows, min(3, len(rows))):
                row["titel"] = chance.choice(STRANGE)
                row["samenvatting"] = chance.choice(STRANGE)
            rows.insert(chance.randrange(len(rows) + 1), {"id": "nieuw", "titel": chance.choice(STRANGE)})
            cases.append({"name": file["bestand"], "kind": kind_of(file), "data": data, "opened": file})
    for case, text in zip(cases, texts(cases), strict=True):
        document = load_bytes(text.encode("utf-8"), case["name"])
        assert [str(finding) for finding in document.findings] == []
        assert document.data == case["data"]
