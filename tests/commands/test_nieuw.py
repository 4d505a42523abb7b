"""A new record: made from the schemas, refused while it says TODO, and right once filled in."""

import pytest

from adviesspoor.fieldguide import follow_up, group_of
from adviesspoor.kinds import BY_NAME, KINDS
from adviesspoor.load import load_bytes
from tests.commands.filling import filled_in, with_everything

# What `nieuw` is asked, the file it changes, and where the new record stands in it.
CASES = {
    "bron": ("bron", "bron-nieuw", "bronnen.yml"),
    "aanbeveling": ("aanbeveling", "open-brug", "adviezen/open-brug.yml"),
    "item": ("item", "stand-bruggen", "standen/stand-bruggen.yml"),
    "organisatie": ("organisatie", "sluiswachters", "organisaties.yml"),
    "uitspraak": ("uitspraak", "nieuw", "beleid_en_uitvoering.yml"),
    "les": ("les", "nieuw", "lessen.yml"),
    "gebeurtenis": ("gebeurtenis", "nieuw", "tijdlijn.yml"),
    "begrip": ("begrip", "nieuw", "begrippen.yml"),
    "thema": ("thema", "stilte", "themas.yml"),
    "draad": ("draad", "nieuw", "draden.yml"),
    "advies": ("advies", "nieuw-advies", "adviezen/nieuw-advies.yml"),
    "stand": ("stand", "nieuwe-stand", "standen/nieuwe-stand.yml"),
}


def finish(klein, run, kind, everything):
    """Make a record of a kind, fill it in, and return the messages about it."""
    asked, id, file = CASES[kind]
    if BY_NAME[kind].per_file:
        finish_source(klein, run, f"bron-{id}")
    assert run("nieuw", asked, id)[0] == 0
    assert any("TODO" in message for message in klein.messages())
    text = klein.text(file)
    if everything:
        text = with_everything(text)
    group = group_of(klein.read()[0].schemas, BY_NAME[kind])
    rows = klein_rows(text, BY_NAME[kind])
    klein.write(file, filled_in(text, group, rows))
    if kind == "thema":  # one that nobody uses is a mistake
        klein.edit("tijdlijn.yml", "themas: [", "themas: [stilte, ")
    return klein.messages()


def finish_source(klein, run, id):
    run("nieuw", "bron", id)
    group = group_of(klein.read()[0].schemas, BY_NAME["bron"])
    text = klein.text("bronnen.yml")
    klein.write("bronnen.yml", filled_in(text, group, klein_rows(text, BY_NAME["bron"])))


def klein_rows(text, kind):
    """The way from the file to its last record."""
    if kind.per_file:
        return ()
    return (kind.list_key, len(load_bytes(text.encode(), "data/x.yml").data[kind.list_key]) - 1)


@pytest.mark.parametrize("kind", CASES)
@pytest.mark.parametrize("everything", [False, True], ids=["wat-moet", "alles"])
def test_a_draft_is_right_once_filled_in(klein, run, kind, everything):
    assert finish(klein, run, kind, everything) == []


def test_every_kind_of_record_has_a_case():
    assert {*CASES} == {kind.name for kind in KINDS}


@pytest.mark.parametrize("kind", CASES)
def test_a_draft_shows_every_field_of_its_schema(klein, run, kind):
    asked, id, _ = CASES[kind]
    text = run("nieuw", asked, id, "--toon")[1]
    for field in group_of(klein.read()[0].schemas, BY_NAME[kind]).fields:
        assert f"{field.name}:" in text or field.name == "opvolging", field.name
        assert all(f"  {term.tag}: " in text for term in field.terms)


def test_follow_up_is_shown_to_be_pasted_and_right_once_filled_in(klein, run):
    code, out, err = run("nieuw", "opvolging", "open-brug-1")
    place = klein.place("adviezen/open-brug.yml", "id: open-brug-1\n").split(":")[1]
    assert (code, err) == (0, f"Plak dit in data/adviezen/open-brug.yml, in het record dat op regel {place} begint. Neem alleen over wat u nodig heeft.\n")
    klein.append("adviezen/open-brug.yml", out)
    assert any("TODO" in message for message in klein.messages())
    register = klein.read()[0]
    group = group_of(register.schemas, BY_NAME["aanbeveling"])
    text = filled_in(klein.text("adviezen/open-brug.yml"), group, ("aanbevelingen", 0))
    klein.write("adviezen/open-brug.yml", text.replace("datum: 2021-03-04", "datum: 2021-05-01"))
    followed = klein.register()["open-brug-1"].record.opvolging
    assert all(getattr(followed, lane.name) for lane in follow_up(register.schemas).fields)


def test_follow_up_of_a_record_that_has_some_says_where(klein, run):
    klein.append("adviezen/open-brug.yml", "    opvolging:\n      gezocht:\n        - {datum: 2022-01-01, waar: Overal, gezocht_naar: Iets}\n")
    line = klein.place("adviezen/open-brug.yml", "opvolging:").split(":")[1]
    assert f"Er staat al opvolging op regel {line}" in run("nieuw", "opvolging", "open-brug-1")[2]


def test_follow_up_of_something_that_has_none(run):
    assert run("nieuw", "opvolging", "dbs") == (1, "", "'dbs' is geen record met opvolging; kies uit: open-brug-1, stand-bruggen-1.\n")


def test_a_recommendation_gets_the_number_after_the_highest_that_ever_was(klein, run):
    # open-brug-9 is gone, but its number is not used again.
    assert run("nieuw", "aanbeveling", "open-brug")[1].startswith("'open-brug-10' staat in data/adviezen/open-brug.yml.")


def test_what_was_in_the_file_stays_as_it_was(klein, run):
    before = klein.text("bronnen.yml")
    run("nieuw", "bron", "bron-nieuw")
    assert klein.text("bronnen.yml").startswith(before.rstrip("\n") + "\n\n")


def test_an_id_gets_the_word_that_the_others_have(run):
    assert run("nieuw", "begrip", "sluis")[1].startswith("'begrip-sluis' staat in")


def test_showing_writes_nothing(klein, run):
    before = {path: path.read_bytes() for path in (klein.root / "data").rglob("*.yml")}
    code, out, err = run("nieuw", "advies", "iets-anders", "--toon")
    assert (code, err) == (0, "") and out.startswith("# yaml-language-server: $schema=../schema/advies.schema.json\n")
    assert {path: path.read_bytes() for path in (klein.root / "data").rglob("*.yml")} == before


def test_the_source_that_is_still_missing_is_named(run):
    assert "./adviesspoor nieuw bron bron-iets-anders" in run("nieuw", "advies", "iets-anders")[1]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("advies", "open-brug"), "het id 'open-brug' bestaat al of heeft bestaan; kies een ander, bijvoorbeeld 'open-brug-2'"),
        (("advies", "open-brug-9"), "het id 'open-brug-9' bestaat al of heeft bestaan; kies een ander, bijvoorbeeld 'open-brug-10'"),
        (("bron", "Nieuwe Brief"), "'Nieuwe Brief' kan geen id zijn: gebruik alleen kleine letters, cijfers en koppeltekens, zoals beter-bekend-3"),
        (("bron", "a" * 81), f"'{'a' * 81}' kan geen id zijn: gebruik alleen kleine letters, cijfers en koppeltekens, zoals beter-bekend-3"),
        (("bron", "../../x"), "'../../x' kan geen id zijn: gebruik alleen kleine letters, cijfers en koppeltekens, zoals beter-bekend-3"),
        (("aanbeveling", "open-brgu"), "data/adviezen/open-brgu.yml bestaat niet; kies uit: open-brug. Bedoelde u 'open-brug'? Noem het id van het stuk waar het nieuwe record in komt."),
    ],
)
def test_what_cannot_be_is_refused(run, arguments, complaint):
    assert run("nieuw", *arguments) == (1, "", f"{complaint}\n")


def test_an_existing_file_is_never_overwritten(klein, run):
    klein.write("adviezen/half-af.yml", "titel: nog geen id\n")
    assert run("nieuw", "advies", "half-af") == (1, "", "data/adviezen/half-af.yml bestaat al en blijft zoals het is.\n")
    assert klein.text("adviezen/half-af.yml") == "titel: nog geen id\n"


def test_a_file_that_cannot_be_read_is_left_alone(klein, run):
    klein.write("bronnen.yml", "bronnen:\n  - id: 'x\n")
    code, out, _ = run("nieuw", "bron", "nieuw")
    assert code == 1 and out.startswith("data/bronnen.yml:2:9: ")
    assert klein.text("bronnen.yml") == "bronnen:\n  - id: 'x\n"


def test_a_list_that_cannot_grow_is_left_alone(klein, run):
    klein.write("themas.yml", "# yaml-language-server: $schema=schema/themas.schema.json\nthemas: [{id: wachten, naam: Wachten, omschrijving: Wachten.}]\n")
    code, out, _ = run("nieuw", "thema", "stilte")
    assert (code, out.splitlines()[0]) == (1, "data/themas.yml:2:1: aan deze lijst kan niets worden toegevoegd; 'themas' moet als laatste in het bestand staan, met elk record op eigen regels")


def test_an_empty_list_and_a_missing_file_can_grow(klein, run):
    klein.write("draden.yml", "# yaml-language-server: $schema=schema/draden.schema.json\ndraden: []\n")
    klein.remove("lessen.yml")
    assert run("nieuw", "draad", "draad-nieuw")[0] == run("nieuw", "les", "les-nieuw")[0] == 0
    assert {"draad-nieuw", "les-nieuw"} <= klein.read()[0].known | {"draad-nieuw", "les-nieuw"}
    assert not [message for message in klein.messages() if "eerste regel" in message]


def test_a_short_draft_has_no_explanation_and_is_right_once_filled_in(klein, run):
    code, out, _ = run("nieuw", "begrip", "kort", "--kort", "--toon")
    assert code == 0 and "#" not in out and "let_op" not in out
    run("nieuw", "begrip", "kort", "--kort")
    text = klein.text("begrippen.yml")
    klein.write("begrippen.yml", filled_in(text, group_of(klein.read()[0].schemas, BY_NAME["begrip"]), klein_rows(text, BY_NAME["begrip"])))
    assert klein.messages() == []
