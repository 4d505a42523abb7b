"""What a draft still has to be filled in with is named, once, and only where it says TODO."""

import pytest


@pytest.mark.parametrize(
    ("value", "rest"),
    [
        ("TODO", "vul het in, of haal het veld weg als het mag"),
        ("Een stuk kade. TODO wie mag er liggen?", "maak de tekst af in eigen woorden en haal TODO weg"),
    ],
)
def test_a_draft_says_what_is_left_to_do(klein, value, rest):
    klein.edit("begrippen.yml", "betekenis: Een stuk kade waar boten mogen liggen.", f"betekenis: {value}")
    assert klein.messages() == [f"{klein.place('begrippen.yml', value)}: begrippen 1, betekenis: hier staat nog TODO; {rest}"]


def test_what_a_todo_causes_is_not_reported_as_well(klein):
    klein.edit("begrippen.yml", "organisatie: dbs", "organisatie: TODO")
    assert klein.messages() == [f"{klein.place('begrippen.yml', 'TODO')}: begrippen 1, organisatie: hier staat nog TODO; vul het in, of haal het veld weg als het mag"]


def test_a_todo_spelt_with_an_escape_is_seen(klein):
    klein.edit("begrippen.yml", "betekenis: Een stuk kade waar boten mogen liggen.", 'betekenis: "T\\x4fDO"')
    (message,) = klein.messages()
    assert "hier staat nog TODO" in message


@pytest.mark.parametrize("value", ["De methodologie.", "Een todo-lijst.", "AUTODOC"])
def test_words_that_resemble_todo_are_text(klein, value):
    klein.edit("begrippen.yml", "betekenis: Een stuk kade waar boten mogen liggen.", f"betekenis: {value}")
    assert klein.messages() == []
