"""Our own index and scoring give what lunr gives: every term, field and score, and every order."""

from __future__ import annotations

import json
import random
import re
import shutil
from itertools import zip_longest
from pathlib import Path

import msgspec
import pytest
from bench import project

from adviesspoor.project import Project, read_or_raise
from adviesspoor.register import Register
from tests.conftest import ROOT
from tests.search.conftest import SearchSite, search_site
from tests.search.reference import lunr_index, rows, written_postings

SYNTHETIC_SIZE = 200
GENERATED = 400
TITLES = 60


@pytest.fixture(scope="module")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The register of a synthetic project."""
    folder = tmp_path_factory.mktemp("verzonnen") / "project"
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "docs").mkdir()
    project.synthesise(folder, SYNTHETIC_SIZE)
    return read_or_raise(Project(folder))


@pytest.fixture(scope="module", params=["real", "synthetic"])
def register(request: pytest.FixtureRequest) -> Register:
    return request.getfixturevalue("real_register" if request.param == "real" else "synthetic")


@pytest.fixture(scope="module")
def reference(register: Register) -> dict:
    return lunr_index(register)


@pytest.fixture(scope="module")
def site(register: Register, tmp_path_factory: pytest.TempPathFactory) -> SearchSite:
    return search_site(tmp_path_factory.mktemp("lunr"), register)


def written_rows(site: SearchSite) -> list[list[object]]:
    folder = site.folder / "zoeken" / "index"
    entry = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    shards = [json.loads((folder / entry["map"] / f"termen-{number}.json").read_text(encoding="utf-8")) for number in range(len(entry["termen"]))]
    return [[term, *map(written_postings, fields[: len(entry["velden"])])] for found, _ in shards for term, *fields in found]


def test_every_term_field_and_score_is_lunrs(site: SearchSite, reference: dict):
    different = [(ours, theirs) for ours, theirs in zip_longest(written_rows(site), rows(reference)) if ours != theirs]
    assert different == []


@pytest.mark.slow
def test_every_order_is_lunrs(site: SearchSite, reference: dict, register: Register, questions: dict, tmp_path: Path):
    index = tmp_path / "lunr.json"
    index.write_text(json.dumps(reference), encoding="utf-8")
    queries = [row["vraag"] for row in questions["vragen"]] + questions["niets"] + generated(register) + titles(register)
    answers = site.run("lunr.mjs", {"index": str(index), "queries": queries})
    assert [answer for answer in answers if answer["wrong"]] == []
    assert sum(answer["hits"] for answer in answers) > 10_000


def generated(register: Register) -> list[str]:
    """Queries of one to three words of the records: as they stand there, begun, mistyped, as a phrase, as an id, and with a word left out."""
    rng = random.Random(8)
    texts = " ".join(str(msgspec.to_builtins(entry.record)) for entry in register.pages)
    often = re.findall(r"\w{3,}", texts)
    once = sorted({*often})
    ids = sorted(register.entries)
    found = []
    for number in range(GENERATED):
        words = [rng.choice(rng.choice((often, once))) for _ in range(rng.randint(1, 3))]
        last = words[-1]
        place = rng.randrange(len(last))
        variants = (
            words,
            [*words[:-1], last[: max(3, place)]],
            [*words[:-1], last[:place] + last[place + 1 :]],
            [f'"{" ".join(words)}"', rng.choice(often)],
            [*words, f"-{rng.choice(often)}"],
            [rng.choice(ids)],
            [rng.choice(once) + rng.choice(once)],
        )
        found.append(" ".join(variants[number % len(variants)]))
    return found


def titles(register: Register) -> list[str]:
    """Titles of records, whole and begun: a title that is the query comes first."""
    found = random.Random(8).sample(sorted({entry.titel for entry in register.pages}), TITLES)
    return found + [" ".join(title.split()[: 2 + number % 4]) for number, title in enumerate(found)]
