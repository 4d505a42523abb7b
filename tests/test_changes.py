"""What changed, for readers: which page, which field by its name, and the values in words."""

import pytest

from adviesspoor import history
from adviesspoor.changes import Changes
from adviesspoor.fields import Piece, Value
from adviesspoor.wording import marked
from tests.repository import Repository

ADVICE = "adviezen/open-brug.yml"
TERMS = "begrippen.yml"


@pytest.fixture
def repository(klein):
    found = Repository(klein.root)
    found.commit("2026-01-01")
    return found


def changes(klein):
    return Changes(klein.register(), history.read(klein.root))


def text(value):
    """A value as one line."""
    if value is None:
        return None
    if value.entry:
        return f"<{value.entry.id}>"
    if value.fields:
        return {label: text(inner) for label, inner in value.fields}
    return [text(inner) for inner in value.items] if value.items else "".join(piece.text for piece in value.pieces)


def fields(klein, id="open-brug-1"):
    found = changes(klein)
    return [(field.label, text(field.old), text(field.new)) for detail in found.details(found.last(id)) for field in detail.fields]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("    vorm: genummerd\n    aan: [dbs]\n", "    vorm: adviseert\n    aan: [dbs]\n", ("Vorm", "Genummerd punt", "‘De raad adviseert’")),
        ("    aan: [dbs]\n    domein: uitvoering\n", "    aan: [dbs, ministerie-van-oevers]\n    domein: uitvoering\n", ("Aan", None, ["<ministerie-van-oevers>"])),
        ("trefwoorden: [wachttijd, bord, rij voor de brug]", "trefwoorden: [bord, wachttijd, rij voor de brug]", ("Trefwoorden", None, None)),
        ("trefwoorden: [wachttijd, bord, rij voor de brug]", "trefwoorden: [wachttijd, tijdbord, rij]", ("Trefwoorden", ["bord", "rij voor de brug"], ["tijdbord", "rij"])),
        ("        wat: De wachttijd tonen.\n", "        wat: De wachttijd melden.\n", ("Aan zet 1, wat", "De wachttijd tonen.", "De wachttijd melden.")),
        ("        van_regel: 9\n", "        van_regel: 10\n", ("Vindplaatsen 1, van regel", "9", "10")),
        ("    toelichting: 'Op het bord staat <b>open</b> & \"dicht\", {{ naam }}, {% raw %}, {# stil #}, **vet** en [klik](javascript:alert(1)).'\n", "", ("Toelichting", "Op het bord staat <b>open</b> & \"dicht\", {{ naam }}, {% raw %}, {# stil #}, **vet** en [klik](javascript:alert(1)).", None)),
        (
            "        wat: De wachttijd tonen.\n        grond: bron\n",
            "        wat: De wachttijd tonen.\n        grond: bron\n      - organisatie: ministerie-van-oevers\n        wat: Geld geven.\n        grond: bron\n",
            ("Aan zet 2", None, {"Organisatie": "<ministerie-van-oevers>", "Wat": "Geld geven.", "Grond": "Staat in de bron"}),
        ),
    ],
)
def test_a_field_in_words(klein, repository, old, new, found):
    klein.edit(ADVICE, old, new)
    repository.commit("2026-02-03")
    assert fields(klein) == [found]


def test_a_date_is_written_out(klein, repository):
    klein.edit(ADVICE, "datum: 2021-03-03", "datum: 2021-03-04")
    repository.commit("2026-02-03")
    assert fields(klein, "open-brug") == [("Datum", "3 maart 2021", "4 maart 2021")]


def test_a_recommendation_that_came_shows_at_its_advice(klein, repository):
    extra = klein.text(ADVICE)[klein.text(ADVICE).index("  - id: open-brug-1\n") :].split("    onderdelen:")[0]
    klein.append(ADVICE, extra.replace("open-brug-1", "open-brug-2").replace("Meld de wachttijd vooraf", "Meld ook de hoogte"))
    repository.commit("2026-02-03")
    assert fields(klein, "open-brug") == [("Aanbevelingen", None, ["<open-brug-2>"])]
    assert changes(klein).last("open-brug-2").status == "nieuw"


def test_a_change_in_a_part_is_one_of_its_page(klein, repository):
    klein.edit(ADVICE, "titel: Een bord langs het water", "titel: Een groot bord langs het water")
    repository.commit("2026-02-03")
    found = changes(klein)
    change = found.last("open-brug-1")
    assert (change.status, change.day, change.earlier, change.title) == ("gewijzigd", "2026-02-03", "2026-01-01", "Meld de wachttijd vooraf")
    assert [(detail.status, detail.part) for detail in found.details(change)] == [("gewijzigd", "Een groot bord langs het water")]
    assert found.summary(change) == ("Een groot bord langs het water",)
    assert found.last("open-brug-1a") is None


def test_a_field_that_no_schema_knows_any_more_keeps_its_name(klein):
    text_now = klein.text(TERMS)
    klein.edit(TERMS, "    ook: [ligplaats]\n", "    ook: [ligplaats]\n    oud_veld: {diep: [ja, nee], los: true}\n    datum: 2021-13-45\n")
    repository = Repository(klein.root)
    repository.commit("2026-01-01")
    klein.write(TERMS, text_now)
    repository.commit("2026-02-03")
    assert fields(klein, "begrip-wachtplaats") == [("Oud veld", {"Diep": ["ja", "nee"], "Los": "ja"}, None), ("Datum", "2021-13-45", None)]


def test_a_removed_record_leads_to_where_it_went(klein, repository):
    klein.append(TERMS, "  - id: begrip-sluis\n    term: sluis\n    betekenis: Een deur.\n    vindplaatsen:\n      - bron: bron-webpagina\n        plek: onderaan\n")
    repository.commit("2026-02-03")
    klein.edit(TERMS, klein.text(TERMS)[klein.text(TERMS).index("  - id: begrip-sluis") :], "")
    klein.edit("gepubliceerd.yml", "gepubliceerd:\n", "gepubliceerd:\n  begrip-sluis: begrippen/begrip-sluis/\n")
    klein.append("gepubliceerd.yml", "  - id: begrip-sluis\n    naar: begrip-wachtplaats\n    reden: Het was hetzelfde.\n")
    repository.commit("2026-03-04")
    change = changes(klein).last("begrip-sluis")
    assert (change.status, change.title, change.label, change.entry, change.address) == ("weg", "sluis", "Begrip", None, "begrippen/begrip-sluis/")


def test_days_have_the_newest_first_and_publications_before_the_rest(klein, repository):
    klein.edit(TERMS, "Een stuk kade", "Een deel van de kade")
    klein.edit(ADVICE, "samenvatting: De raad wil", "samenvatting: De raad vraagt")
    repository.commit("2026-02-03")
    found = changes(klein)
    assert [(day.day, day.address, len(day.changes)) for day in found.days] == [("2026-02-03", "wijzigingen/2026-02-03/", 2), ("2026-01-01", "wijzigingen/2026-01-01/", len(klein.register().pages))]
    assert [change.id for change in found.days[0].changes] == ["open-brug", "begrip-wachtplaats"]
    assert [change.kind for change in found.recent(3)] == ["advies", "begrip", "advies"]
    assert found.days[1].counts("nieuw")[:3] == ("1 advies", "1 stand van de Uitvoering", "1 aanbeveling")
    assert [name for name, _ in found.days[1].groups("nieuw")][:3] == ["Adviezen", "Standen van de Uitvoering", "Aanbevelingen"]


def test_without_history_there_is_a_reason_and_nothing_else(klein):
    found = changes(klein)
    assert "git-repository" in found.missing
    assert (found.days, found.recent(5), found.last("open-brug"), found.of(["open-brug"])) == ((), (), None, ())


def piece(text):
    return Value((Piece(text),))


def test_only_the_words_that_differ_are_marked():
    old, new = marked(piece("De raad wil dat schippers weten."), piece("De raad wil graag dat mensen weten."))
    assert old.pieces == (Piece("De raad wil "), Piece("dat "), Piece("schippers", True), Piece(" "), Piece("weten."))
    assert [piece.text for piece in new.pieces if piece.changed] == ["graag", "mensen"]


@pytest.mark.parametrize(("old", "new"), [("a b c d", "w x y z"), ("woord " * 2000, "woord " * 1999), ("", "nieuw"), ("\n \n", "<b>")])
def test_texts_that_are_too_different_or_too_long_stay_whole(old, new):
    before, after = marked(piece(old), piece(new))
    assert "".join(piece.text for piece in before.pieces) == old
    assert "".join(piece.text for piece in after.pieces) == new
    assert not any(found.changed for found in (*before.pieces, *after.pieces))
