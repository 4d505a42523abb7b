"""The quick test and the validator agree: on everything real, and on everything real with one thing broken."""

from __future__ import annotations

import copy
import random

import pytest

from adviesspoor.complaints import Complaints
from adviesspoor.fits import Fits
from adviesspoor.kinds import source_of
from adviesspoor.load import load_file
from tests.conftest import FIXTURES, ROOT
from tests.test_schema import BREACHES, Stub

MUTATIONS = 15  # for each file
ODD = (None, True, 0, -1, 3.5, "", " ", "x", "Id met spatie", "2019-13-45", "a" * 4000, [], {}, ["a", "a"], [1, 1], [True, 1], {"x": 1})
FIELDS = ("onbekend", "titel", "datum", "van_regel", "reden", "grond")


@pytest.fixture(scope="module")
def agree(schemas):
    """Whether both say the same of some data; the answer is that of the validator."""
    fits, complaints = Fits(schemas.documents), Complaints(schemas.documents)

    def both(name: str, data: object) -> bool:
        sound = not [*complaints.about(name, Stub(data))]
        assert fits(name, data) == sound
        return sound

    return both


def documents(*roots):
    for root in roots:
        for path in sorted((root / "data").rglob("*.yml")):
            name = path.relative_to(root).as_posix()
            if source_of(name) is not None and (document := load_file(path, name)).data is not None:
                yield source_of(name).schema, document.data


def spots(value, path=()):
    yield path
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from spots(value[key], (*path, key))


def broken(data, chance):
    """A copy with one value replaced, removed, added or doubled."""
    data = copy.deepcopy(data)
    *above, last = chance.choice([path for path in spots(data) if path])
    owner = data
    for step in above:
        owner = owner[step]
    how = chance.randrange(4)
    if how == 0:
        del owner[last]
    elif how == 1 and isinstance(owner, list):
        owner.append(owner[last])
    elif how == 2 and isinstance(owner, dict):
        owner[chance.choice(FIELDS)] = chance.choice(ODD)
    else:
        owner[last] = chance.choice(ODD)
    return data


def test_the_same_of_all_data_here(agree):
    assert all(agree(name, data) for name, data in documents(ROOT, FIXTURES / "klein"))
    assert not all(agree(name, data) for name, data in documents(FIXTURES / "kapot"))


def test_the_same_of_a_breach_of_every_rule(agree):
    for breach in BREACHES:
        data = breach.value
        for step in reversed(breach.path):
            data = [data] if isinstance(step, int) else {step: data}
        assert not agree(breach.schema, data)


def test_the_same_of_broken_copies(agree):
    chance = random.Random(20261122)
    small = [(name, data) for name, data in documents(FIXTURES / "klein") for _ in range(MUTATIONS * 8)]
    large = [(name, data) for name, data in documents(ROOT) if name in ("advies", "stand")]
    answers = [agree(name, broken(data, chance)) for name, data in (*small, *large)]
    assert answers.count(False) > 500 and answers.count(True) > 20


@pytest.mark.parametrize(
    ("schema", "data"),
    [({"multipleOf": 3}, 3), ({"type": "number"}, 3), ({"type": ["string", "null"]}, "x"), ({"minimum": 1}, 3.0), ({"const": 1}, 1), ({"else": {}}, 3), ({"if": {"type": "integer"}, "then": {"multipleOf": 3}}, 3), ({"items": True}, [1])],
)
def test_what_it_does_not_know_is_left_to_the_validator(schema, data):
    assert not Fits({"x": schema})("x", data)


def test_a_schema_that_refers_to_itself_is_left_to_the_validator():
    tree = {"type": "object", "properties": {"kind": {"$ref": "#/$defs/tak"}}, "$defs": {"tak": {"type": "object", "properties": {"kind": {"$ref": "#/$defs/tak"}}}}}
    assert Fits({"x": tree})("x", {"kind": {}})
    assert not Fits({"x": tree})("x", {"kind": {"kind": {}}})
