"""What became of a recommendation: two lanes that stay apart, evidence, and a log of silence."""

import pytest

from adviesspoor import views
from adviesspoor.check import follow_up_follows
from adviesspoor.followup import _DIRECTION, LANES, follow_up
from adviesspoor.records import Bericht, Opvolging, Vindplaats, Zoekactie

ADVICE = "adviezen/open-brug.yml"
REPORT = {"datum": "2022-05", "status": "loopt", "uitleg": "Het bord hangt er.", "grond": "bron", "gezien_op": "2022-06-01"}


def rows(lane, **changes):
    """The YAML of one report in a lane of the recommendation; None leaves a field out."""
    fields = [f"{name}: '{value}'" for name, value in {**REPORT, **changes}.items() if value is not None]
    if "vindplaatsen" not in changes:
        fields.append("vindplaatsen: [{bron: bron-webpagina, plek: bovenaan}]")
    return f"    opvolging:\n      {lane}:\n        - {{{', '.join(fields)}}}\n"


def follow(klein, opvolging):
    klein.edit(ADVICE, "    onderdelen:\n", opvolging + "    onderdelen:\n")


def report(status, datum="2022-01-01"):
    return Bericht(datum=datum, status=status, uitleg="Iets.", vindplaatsen=(Vindplaats(bron="bron-x"),), gezien_op="2022-06-01", grond="bron")


@pytest.mark.parametrize("lane", LANES)
@pytest.mark.parametrize("changes", [{}, {"datum": "2021"}, {"datum": "2021-03"}, {"datum": "2021-03-03", "gezien_op": "2021-03-03"}, {"gezien_op": "2022-06-07"}, {"grond": "redactie", "reden": "Het gaat over hetzelfde bord."}])
def test_a_report_that_is_in_order(klein, lane, changes):
    follow(klein, rows(lane, **changes))
    assert klein.messages() == []


CASES = {
    "older than the advice": ({"datum": "2021-03-02"}, "'2021-03-02", "dit bericht (2021-03-02) is ouder dan het stuk waarop het volgt (2021-03-03); kies een latere datum of zet het op de tijdlijn"),
    "of a year before": ({"datum": "2020"}, "'2020'", "dit bericht (2020) is ouder dan het stuk waarop het volgt (2021-03-03); kies een latere datum of zet het op de tijdlijn"),
    "seen before it appeared": ({"gezien_op": "2022-04-30"}, "'2022-04-30", "gezien_op (2022-04-30) ligt voor de datum van het bericht (2022-05); verbeter een van beide"),
    "seen after the date of the data": ({"gezien_op": "2022-06-08"}, "'2022-06-08", "gezien_op (2022-06-08) ligt na de peildatum (2022-06-07); pas de peildatum in data/gegevens.yml aan"),
    "without evidence": ({"vindplaatsen": None}, "{datum", "aanbevelingen 1, opvolging, ind_zegt 1: een status zonder bewijs mag niet; noem bij vindplaatsen de bron met de plek"),
    "without the day it was seen": ({"gezien_op": None}, "{datum", "aanbevelingen 1, opvolging, ind_zegt 1: een status zonder datum van zien mag niet; vul gezien_op in"),
    "linked by the editors without a reason": ({"grond": "redactie"}, "{datum", "aanbevelingen 1, opvolging, ind_zegt 1: het veld 'reden' ontbreekt (verplicht)"),
    "on a day that does not exist": ({"gezien_op": "2022-02-30"}, "'2022-02-30", "de datum '2022-02-30' bestaat niet; schrijf jaar, maand en dag als 2019-12-10"),
}


@pytest.mark.parametrize(("changes", "spot", "message"), CASES.values(), ids=CASES)
def test_a_report_that_is_not(klein, changes, spot, message):
    follow(klein, rows("ind_zegt", **changes))
    assert f"{klein.place(ADVICE, spot)}: {message}" in klein.messages()


def test_a_search_after_the_date_of_the_data(klein):
    follow(klein, "    opvolging:\n      gezocht:\n        - {datum: 2022-06-08, waar: de webpagina, gezocht_naar: bord}\n")
    assert klein.messages() == [f"{klein.place(ADVICE, '2022-06-08')}: de zoekdatum (2022-06-08) ligt na de peildatum (2022-06-07); pas de peildatum in data/gegevens.yml aan"]


def test_a_search_on_the_date_of_the_data_is_in_order(klein):
    follow(klein, "    opvolging:\n      gezocht:\n        - {datum: 2022-06-07, waar: de webpagina, gezocht_naar: bord}\n")
    assert klein.messages() == []


def test_without_a_date_of_the_data_nothing_is_after_it(klein):
    follow(klein, rows("ind_zegt") + "      gezocht:\n        - {datum: 2022-06-07, waar: de webpagina, gezocht_naar: bord}\n")
    klein.remove("gegevens.yml")
    assert klein.messages() == ["data/gegevens.yml:1:1: dit bestand ontbreekt"]


def test_an_item_has_follow_up_too(klein):
    klein.edit("standen/stand-bruggen.yml", "    domein: samenspel\n", rows("openbaar_te_zien", gezien_op="2022-06-08") + "    domein: samenspel\n")
    assert len(list(follow_up_follows(klein.read()[0]))) == 1


def test_nothing_known_is_not_nothing_found():
    silent, searched = follow_up(Opvolging(), None, "2022-06-07"), follow_up(Opvolging(gezocht=(Zoekactie(datum="2022-06-01", waar="x", gezocht_naar="y"),)), None, "2022-06-07")
    assert [lane.state for lane in silent.lanes] == ["niet-gezocht"] * 2
    assert [lane.state for lane in searched.lanes] == ["niets-gevonden"] * 2
    assert (silent.known, silent.searched, searched.known, searched.searched) == (False, False, False, True)


def test_the_newest_report_decides_and_the_lanes_stay_apart():
    found = follow_up(Opvolging(ind_zegt=(report("toegezegd", "2021"), report("gedaan", "2022-02"), report("loopt", "2021-12-31"))), None, "2022-06-07")
    says, seen = found.lanes
    assert (says.name, says.state, says.latest.datum) == ("ind_zegt", "gedaan", "2022-02")
    assert [row.datum for row in says.reports] == ["2022-02", "2021-12-31", "2021"]
    assert (seen.name, seen.state, seen.latest) == ("openbaar_te_zien", "niet-gezocht", None)
    assert found.known and not found.disagree


@pytest.mark.parametrize(
    ("says", "seen", "disagree"),
    [("gedaan", "niet-gedaan", True), ("toegezegd", "vraag-herhaald", True), ("afgewezen", "vraag-herhaald", True), ("toegezegd", "deels-gedaan", False), ("afgewezen", "niet-gedaan", False)],
)
def test_lanes_that_point_different_ways_disagree(says, seen, disagree):
    assert follow_up(Opvolging(ind_zegt=(report(says),), openbaar_te_zien=(report(seen),)), None, "2022-06-07").disagree is disagree


def test_every_status_has_a_direction(schemas):
    assert set(_DIRECTION) == {term.tag for term in schemas.vocabularies["gemeen.status"]}
    assert {"niets-gevonden", "niet-gezocht"} == {term.tag for term in schemas.vocabularies["gemeen.stilte"]}
    assert set(LANES) == {term.tag for term in schemas.vocabularies["gemeen.spoor"]}


@pytest.mark.parametrize(("published", "today", "days"), [("2021-03-03", "2022-06-07", 461), ("2022-06-07", "2022-06-07", 0), ("2021-03", "2022-06-07", None), ("2021", "2022-06-07", None), (None, "2022-06-07", None), ("2021-03-03", "", None)])
def test_age_is_counted_from_a_full_date_only(published, today, days):
    assert follow_up(Opvolging(), published, today).days == days


def test_the_follow_up_of_a_record(klein):
    follow(klein, rows("ind_zegt"))
    register = klein.register()
    found = views.followed(register, register["open-brug-1"])
    assert [lane.state for lane in found.lanes] == ["loopt", "niet-gezocht"]
    assert found.days == 461
