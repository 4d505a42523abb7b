"""What differs between two versions of a record, and no more than that."""

import pytest

from adviesspoor.differences import Difference, differences


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": "x"}, {"a": "y"}, [(("a",), "x", "y")]),
        ({}, {"a": "x"}, [(("a",), None, "x")]),
        ({"a": "x"}, {}, [(("a",), "x", None)]),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 1, "c": 3}}, [(("a", "c"), 2, 3)]),
        ({"a": ["x", "y"]}, {"a": ["y", "z"]}, [(("a",), ["x", "y"], ["y", "z"])]),
        ({"a": ["x"]}, {"a": "x"}, [(("a",), ["x"], "x")]),
        ({"a": True}, {"a": False}, [(("a",), True, False)]),
        ({"a": {"b": 1}}, {"a": [1]}, [(("a",), {"b": 1}, [1])]),
    ],
)
def test_differences(old, new, found):
    assert [*differences(old, new)] == [Difference(*row) for row in found]


def rows(*names):
    return {"rijen": [{"naam": name, "waarde": 1} for name in names]}


def test_a_new_row_does_not_make_those_after_it_differ():
    assert [*differences(rows("a", "b", "c"), rows("a", "nieuw", "b", "c"))] == [Difference(("rijen", 1), None, {"naam": "nieuw", "waarde": 1})]


def test_a_row_that_went():
    assert [*differences(rows("a", "b", "c"), rows("a", "c"))] == [Difference(("rijen", 1), {"naam": "b", "waarde": 1}, None)]


def test_a_row_that_changed_gives_its_field():
    assert [*differences(rows("a", "b", "c"), rows("a", "B", "c", "d"))] == [
        Difference(("rijen", 1, "naam"), "b", "B"),
        Difference(("rijen", 3), None, {"naam": "d", "waarde": 1}),
    ]


def test_the_first_row_of_a_list_that_was_not_there():
    assert [*differences({}, rows("a"))] == [Difference(("rijen",), None, [{"naam": "a", "waarde": 1}])]


def test_a_list_of_many_equal_rows():
    assert len([*differences({"a": [{"b": 1}] * 500}, {"a": [{"b": 1}] * 499})]) == 1


def test_of_a_list_of_plain_values_what_went_and_what_came():
    (found,) = differences({"themas": ["a", "b"]}, {"themas": ["b", "c"]})
    assert found.members == (["a"], ["c"])
    assert Difference(("themas",), None, ["c"]).members == ([], ["c"])
    assert Difference(("themas",), ["a", "b"], ["b", "a"]).members == ([], [])
    assert Difference(("titel",), "a", "b").members is None
    assert Difference(("titel",), None, "b").members is None
    assert Difference(("rijen",), None, [{"naam": "a"}]).members is None
