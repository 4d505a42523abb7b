"""Dates, line ranges and lists as Dutch people write them."""

import pytest

from adviesspoor.dutch import enumeration, shortened, written_date, written_lines


@pytest.mark.parametrize(
    ("value", "text"),
    [("2019-12-10", "10 december 2019"), ("2024-03-01", "1 maart 2024"), ("2024-02-29", "29 februari 2024"), ("2022-05", "mei 2022"), ("2022-01", "januari 2022"), ("2010", "2010")],
)
def test_written_date(value, text):
    assert written_date(value) == text


def test_every_month_is_dutch_and_lower_case():
    months = [written_date(f"2020-{month:02}").removesuffix(" 2020") for month in range(1, 13)]
    assert months == ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]


@pytest.mark.parametrize(("first", "last", "text"), [(12, 12, "regel 12"), (12, 18, "regel 12–18"), (None, None, ""), (3, None, ""), (None, 3, "")])
def test_written_lines(first, last, text):
    assert written_lines(first, last) == text


@pytest.mark.parametrize(("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c"), (("a", "b", "c", "d"), "a, b, c en d")])
def test_enumeration(words, text):
    assert enumeration(words) == text


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("kort", 20, "kort"),
        ("precies tien!", 13, "precies tien!"),
        ("een twee drie vier", 13, "een twee …"),
        ("een twee drie vier", 15, "een twee drie …"),
        ("een twee, drie vier", 13, "een twee …"),
        ("veel\n  witte   ruimte", 20, "veel witte ruimte"),
        ("a" * 30, 10, "aaaaaaaa …"),
        ("", 10, ""),
    ],
)
def test_shortened(text, limit, short):
    assert shortened(text, limit) == short


def test_the_limit_is_that_of_a_page_description():
    assert shortened("x" * 155) == "x" * 155
    assert len(shortened("x" * 156)) == 155


@pytest.mark.parametrize("limit", range(5, 60))
def test_shortened_is_never_longer_than_its_limit(limit):
    assert len(shortened("Wie weet hoe lang het duurt, wacht rustiger. Dat bleek uit alle gesprekken.", limit)) <= limit
