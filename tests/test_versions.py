"""Reading a version in pieces gives what reading it as a whole gives."""

import random

import pytest

from adviesspoor.load import load_bytes
from adviesspoor.versions import Reader
from tests.conftest import FIXTURES, ROOT

FILES = sorted(path for folder in (ROOT / "data", *(FIXTURES / name / "data" for name in ("klein", "kapot"))) for path in folder.rglob("*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_data_file(path):
    raw = path.read_bytes()
    reader = Reader()
    assert reader.data("data/x.yml", raw) == load_bytes(raw, "data/x.yml").data
    assert reader.data("data/x.yml", raw) == load_bytes(raw, "data/x.yml").data


@pytest.mark.parametrize(
    "text",
    [
        "a:\n- id: x\n- id: y\n",
        "a:\n\n  # uitleg\n  - id: x\n\n  # uitleg\n  - id: y\n    b:\n      - c\nd: e\n",
        "a: 'tekst\nb: over regels'\n",
        "a: |\n  - id: x\n  - id: y\nb: c\n",
        "a:\n  - id: x\n    b: 'tekst\n  - id: y'\n  - id: z\n",
        "a:\n  - |\n    tekst\n  - > \n    meer\n",
        "a:\n  - id: x\n  - id: x\n",
        "a:\n  - b\n  -\n    c: d\n  - e\n",
        "a:\n  - - b\n    - c\n  - d\n",
        "a: {b: 1,\nc: 2}\n",
        "a: 1\n---\nb: 2\n",
        "a: 1\na: 2\n",
        "%YAML 1.2\n---\na: 1\n",
        "a:\r\n  - id: x\r\n  - id: y\r\n",
        "a:\n  - id: x\n b: c\n",
        "a:\n  b: c\n   d: e\n",
        "- id: x\n",
        "a:\n",
        "# leeg\n",
        "",
        "tekst",
        "\ufeffa: 1\n",
        "a:\n  - *b\n",
        "a: &b 1\nc: *b\n",
        "Eigen naam: x\nb: c\n",
        '"a": 1\nb: 2\n',
        "a: 1\n'b': 2\n",
        "? a\n: 1\nb: 2\n",
    ],
)
def test_odd_files(text):
    raw = text.encode("utf-8")
    assert Reader().data("data/x.yml", raw) == load_bytes(raw, "data/x.yml").data


def test_damaged_files():
    """300 variants of real files with lines lost, doubled, moved or changed, each read after the one before."""
    rng = random.Random(5)
    reader = Reader()
    files = [path.read_bytes() for path in FILES if path.stat().st_size < 60_000]
    for _ in range(300):
        lines = rng.choice(files).split(b"\n")
        for _ in range(rng.randint(1, 4) if len(lines) > 9 else 0):
            spot = rng.randrange(len(lines))
            rng.choice(
                [
                    lambda: lines.pop(spot),
                    lambda: lines.insert(spot, lines[rng.randrange(len(lines))]),
                    lambda: lines.__setitem__(spot, lines[spot][rng.randint(0, 4) :]),
                    lambda: lines.__setitem__(spot, lines[spot] + rng.choice([b"'", b'"', b": x", b" #", b"|", b"\xff", b"\t"])),
                    lambda: lines.__setitem__(spot, b"  " + lines[spot]),
                ]
            )()
        raw = b"\n".join(lines)
        assert reader.data("data/x.yml", raw) == load_bytes(raw, "data/x.yml").data


def test_a_file_of_bytes_that_are_no_text():
    assert Reader().read("data/begrippen.yml", b"\xff\xfe\x00") is None


def test_what_is_a_record_and_what_it_is_part_of():
    text = "id: advies-x\ntitel: X\naanbevelingen:\n  - id: advies-x-1\n    titel: Een\n    aan: [ind]\n    onderdelen:\n      - id: advies-x-1a\n        titel: A\n"
    found = Reader().read("data/adviezen/advies-x.yml", text.encode())
    assert {id: (version.kind, version.page, version.part) for id, version in found.items()} == {
        "advies-x": ("advies", "advies-x", ""),
        "advies-x-1": ("aanbeveling", "advies-x-1", ""),
        "advies-x-1a": ("aanbeveling", "advies-x-1", "onderdelen"),
    }
    assert found["advies-x"].data["aanbevelingen"] == ["advies-x-1"]
    assert found["advies-x-1"].data == {"id": "advies-x-1", "titel": "Een", "aan": ["ind"]}
    assert found["advies-x-1"].label == "Aanbeveling"


def test_a_file_that_no_longer_exists_is_read_by_the_names_of_its_lists():
    found = Reader().read("data/oud/alles.yml", b"begrippen:\n  - id: a\n    term: woord\ngeheel_anders:\n  - id: b\n")
    assert {id: (version.kind, version.label, version.title) for id, version in found.items()} == {"a": ("begrip", "Begrip", "woord"), "b": ("", "Record", "b")}


def test_the_list_of_published_ids_holds_no_records():
    assert Reader().read("data/gepubliceerd.yml", b"doorverwezen:\n  - id: a\n    naar: b\n") == {}
