"""The schemas in the browser find the same mistakes at the same places, in the same words, as those of the build."""

from __future__ import annotations

import copy
import difflib
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from adviesspoor.findings import Place, choices
from adviesspoor.kinds import source_of
from adviesspoor.load import Document, load_file
from tests.conftest import FIXTURES, ROOT
from tests.test_schema import BREACHES, SCHEMAS

STRANGE = (None, True, False, 0, -3, 12345, "", " ", "x" * 3001, "Ja", "2019-02-30", "javascript:alert(1)", "beter-bekend", [], ["x", "x"], [{}], {}, {"a": 1}, "🚂" * 141, "tekst\nmet regels")


def documents(*folders: Path) -> Iterator[tuple[str, Document]]:
    """Every data file there is, good and bad, that can be read, with the name of its schema."""
    for folder in folders or (ROOT, FIXTURES / "klein", FIXTURES / "kapot"):
        for path in sorted((folder / "data").rglob("*.yml")):
            name = path.relative_to(folder).as_posix()
            if source_of(name) is not None and (document := load_file(path, name)).data is not None:
                yield source_of(name).schema, document


def places(value: object, path: tuple = ()) -> Iterator[tuple]:
    yield path
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in rows:
        yield from places(inner, (*path, step))


def damaged(data: object, chance: random.Random) -> object:
    """A copy with one thing wrong somewhere: a value replaced, a field gone, or a field too many."""
    data = copy.deepcopy(data)
    path = chance.choice([found for found in places(data) if found])
    owner = data
    for step in path[:-1]:
        owner = owner[step]
    match chance.randrange(4):
        case 0 if isinstance(owner, dict):
            del owner[path[-1]]
        case 1 if isinstance(owner[path[-1]], dict):
            owner[path[-1]]["vreemd_veld"] = "x"
        case _:
            owner[path[-1]] = chance.choice(STRANGE)
    return data


def compared(ask, cases: list[tuple[str, object]]) -> tuple[list, list]:
    """What the build and the browser say about each case: (place, is it the name of a field, message)."""
    theirs = ask("faults", {"schemas": SCHEMAS.documents, "cases": [{"schema": schema, "data": data} for schema, data in cases]})
    ours = [sorted(found(schema, data)) for schema, data in cases]
    return ours, [sorted({(json.dumps(fault["path"]), fault["onKey"], fault["message"]) for fault in faults}) for faults in theirs]


def found(schema: str, data: object) -> set[tuple[str, bool, str]]:
    """The findings of the build, with the path in the data as their place."""
    return {(finding.place.file, finding.place.line == 2, finding.message) for finding in SCHEMAS.findings(schema, Signposts(data))}


class Signposts:
    """A document in which every place says which path it is the place of."""

    def __init__(self, data: object) -> None:
        self.data = data

    def place(self, path: tuple) -> Place:
        return _place(path, 1)

    def key_place(self, path: tuple) -> Place:
        return _place(path, 2)


def _place(path: tuple, line: int) -> Place:
    return Place(json.dumps(list(path)), line)


@pytest.mark.slow
def test_a_breach_of_every_rule_of_every_schema(ask):
    cases = []
    for breach in BREACHES:
        data = breach.value
        for step in reversed(breach.path):
            data = [data] if isinstance(step, int) else {step: data}
        cases.append((breach.schema, data))
    ours, theirs = compared(ask, cases)
    assert [found for found in ours if found] == [found for found in theirs if found]
    assert ours == theirs


@pytest.mark.slow
def test_the_bad_examples_and_all_real_data(ask):
    cases = [(schema, document.data) for schema, document in documents()]
    ours, theirs = compared(ask, cases)
    assert ours == theirs
    assert sum(map(len, ours)) > 30


@pytest.mark.slow
def test_a_thousand_damaged_files(ask):
    chance = random.Random(6)
    small = [(schema, document.data) for schema, document in documents(FIXTURES / "klein")]
    cases = [(schema, damaged(data, chance)) for schema, data in (chance.choice(small) for _ in range(1000))]
    large = [(schema, document.data) for schema, document in documents(ROOT) if schema in ("advies", "stand", "bronnen")]
    cases += [(schema, damaged(data, chance)) for schema, data in large]
    ours, theirs = compared(ask, cases)
    for (schema, _), one, other in zip(cases, ours, theirs, strict=True):
        assert one == other, schema
    assert sum(map(bool, ours)) > 500


def test_marked_values_are_the_same(ask):
    chance = random.Random(7)
    sound = [(schema, document.data) for schema, document in documents(FIXTURES / "klein", FIXTURES / "kapot")]
    cases = sound + [(schema, damaged(data, chance)) for schema, data in (chance.choice(sound) for _ in range(200))]
    theirs = ask("marks", {"schemas": SCHEMAS.documents, "cases": [{"schema": schema, "data": data} for schema, data in cases]})
    for (schema, data), marks in zip(cases, theirs, strict=True):
        ours = [[list(mark.path), mark.value, mark.keyword, mark.argument] for mark in SCHEMAS.marks(schema, data)]
        assert sorted(ours, key=json.dumps) == sorted(([mark["path"], mark["value"], mark["keyword"], mark["argument"]] for mark in marks), key=json.dumps)


def test_what_was_probably_meant_is_the_same_word(ask):
    chance = random.Random(8)
    words = [breach.path[-1] for breach in BREACHES if breach.path and isinstance(breach.path[-1], str)] + ["beter-bekend-3", "autonomie-en-randvoorwaarden", "IND", ""]
    cases = []
    for _ in range(1500):
        word = list(chance.choice(words) * chance.choice((1, 1, 1, 9, 25)))
        for _ in range(chance.randrange(4)):
            place = chance.randrange(len(word) + 1)
            word[place : place + chance.randrange(3)] = chance.choice("abeé-_x🚂")
        cases.append(("".join(word)[:200], sorted({chance.choice(words) * chance.choice((1, 1, 9)) for _ in range(20)})))
    theirs = ask("likeness", cases)
    ours = [difflib.get_close_matches(word, options, n=3, cutoff=0.6) for word, options in cases]
    assert ours == theirs
    assert sum(map(bool, ours)) > 300


def test_of_very_many_words_the_same_ones_are_named(ask):
    chance = random.Random(9)
    many = [f"{stem}-{number}" for stem in ("beter-bekend", "svdu-2022", "toezicht-en-handhaving", "één-loket") for number in range(1, 120)]
    cases = []
    for _ in range(400):
        word = list(chance.choice(many) * chance.choice((1, 1, 1, 20)))
        place = chance.randrange(len(word))
        word[place : place + chance.randrange(3)] = chance.choice("abeé-_9🚂")
        cases.append(("".join(word), chance.sample(many, chance.randrange(190, len(many)))))
    assert ask("choices", cases) == [choices(wrong, allowed) for wrong, allowed in cases]
