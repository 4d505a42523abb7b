"""The questions of zoekvragen.yml on the real index, in Node (tests/browser asks them in the browser)."""

import pytest

TOP_3_BAR = 0.95


@pytest.fixture(scope="module")
def answers(real_search, questions):
    return dict(zip((row["vraag"] for row in questions["vragen"]), real_search.run("ask.mjs", [{"text": row["vraag"]} for row in questions["vragen"]]), strict=True))


def missed(row: dict, ids: list[str], key: str, depth: int) -> list[str]:
    return [id for id in row.get(key, []) if id not in ids[:depth]]


def one_of(row: dict, ids: list[str], depth: int) -> bool:
    wanted = row.get("een_van_top3", [])
    return not wanted or any(id in ids[:depth] for id in wanted)


def test_there_are_enough_questions(questions):
    assert len({row["vraag"] for row in questions["vragen"]}) >= 60
    assert len(questions["niets"]) >= 5


def test_every_id_in_the_questions_exists(questions, real_register):
    ids = {id for row in questions["vragen"] for key in ("top3", "top10", "een_van_top3") for id in row.get(key, [])}
    assert ids <= set(real_register.entries)


def test_top_three(questions, answers):
    rows = [row for row in questions["vragen"] if "top3" in row or "een_van_top3" in row]
    wrong = {row["vraag"]: answers[row["vraag"]]["ids"][:5] for row in rows if missed(row, answers[row["vraag"]]["ids"], "top3", 3) or not one_of(row, answers[row["vraag"]]["ids"], 3)}
    assert 1 - len(wrong) / len(rows) >= TOP_3_BAR, wrong


def test_top_ten(questions, answers):
    wrong = {}
    for row in questions["vragen"]:
        ids = answers[row["vraag"]]["ids"]
        if missed(row, ids, "top3", 10) or missed(row, ids, "top10", 10) or not one_of(row, ids, 10):
            wrong[row["vraag"]] = ids
    assert wrong == {}


def test_nothing_is_found_where_there_is_nothing(questions, real_search):
    found = real_search.run("ask.mjs", [{"text": text} for text in questions["niets"]])
    assert {text: answer["ids"] for text, answer in zip(questions["niets"], found, strict=True) if answer["ids"]} == {}


def test_documents_with_more_of_the_words_come_first(real_search):
    (answer,) = real_search.run("ask.mjs", [{"text": "woordvoering investeren gezicht", "count": 50}])
    assert answer["ids"][0] == "beter-bekend-8"


def test_a_first_query_fetches_little_of_the_index(answers):
    assert max(answer["bytes"] for answer in answers.values()) < 85_000
