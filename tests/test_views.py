"""What stands beside a record: its year, its neighbours, related records, the track and the threads."""

import pytest

from adviesspoor import views

ADVICE = "adviezen/open-brug.yml"


def ids(entries):
    return [entry.id for entry in entries]


@pytest.mark.parametrize(
    ("id", "text"),
    [
        ("open-brug", "2021"),
        ("open-brug-1", "2021"),
        ("open-brug-1a", "2021"),
        ("stand-bruggen-1b", "rond 2022"),
        ("les-wie-weet-wacht-rustiger", "2020–2021"),
        ("gebeurtenis-laatste-handbrug", "1998"),
        ("uitspraak-regels-van-het-ministerie", "2021"),
        ("bron-webpagina", "2022"),
        ("bron-open-brug", "2021"),
        ("bron-stand-bruggen", "rond 2022"),
        ("wachten", ""),
        ("begrip-wachtplaats", "rond 2022"),
    ],
)
def test_written_years(klein, id, text):
    """A record without a year has that of the record around it, else of its source; 'rond' marks a derived year."""
    register = klein.register()
    assert views.written_years(register, register[id]) == text


def test_a_record_without_a_year_has_that_of_its_first_source(klein):
    klein.edit("lessen.yml", "    jaar: 2020\n    jaar_tot: 2021\n", "")
    register = klein.register()
    assert views.years(register, register["les-wie-weet-wacht-rustiger"]) == (2021, 2021)


def test_a_recommendation_has_the_year_of_its_advice_not_of_the_source(klein):
    klein.edit(ADVICE, "datum: 2021-03-03\njaar: 2021\n", "jaar: 2019\n")
    register = klein.register()
    assert [views.years(register, register[id]) for id in ("open-brug", "open-brug-1", "open-brug-1a")] == [(2019, 2019)] * 3


def test_a_period_of_dates(klein):
    klein.edit("tijdlijn.yml", "datum: '1998'", "datum: 1998-05\n    datum_tot: 2001-01-31")
    register = klein.register()
    assert views.written_years(register, register["gebeurtenis-laatste-handbrug"]) == "1998–2001"


def test_sources_that_name_each_other_have_no_year_of_each_other(klein):
    """Another source that mentions a source says nothing about its year."""
    klein.edit("bronnen.yml", "    datum: 2021-03-03\n", "")
    klein.edit(ADVICE, "datum: 2021-03-03\njaar: 2021\n", "")
    klein.edit("bronnen.yml", "    datum: '2022'\n", "    vindplaatsen: [{bron: bron-open-brug, van_regel: 5, tot_regel: 5, zoekwoorden: advies over wachten}, {bron: bron-stand-bruggen, van_regel: 1, tot_regel: 1, zoekwoorden: Stand van de Bruggen}]\n")
    register = klein.register()
    assert views.years(register, register["bron-webpagina"]) is None
    assert views.years(register, register["bron-open-brug"]) is None
    assert views.years(register, register["bron-stand-bruggen"]) == (2022, 2022)


@pytest.mark.parametrize(
    ("id", "publication"),
    [("open-brug-1a", "open-brug"), ("open-brug-1", "open-brug"), ("stand-bruggen-1a", "stand-bruggen"), ("open-brug", None), ("dbs", None)],
)
def test_publication(klein, id, publication):
    register = klein.register()
    found = views.publication(register, register[id])
    assert (found.id if found else None) == publication


def test_publications_by_year_with_texts_that_nothing_describes(klein):
    klein.edit("bronnen.yml", "  - id: bron-webpagina\n", f"  - id: bron-studie\n    titel: Een studie\n    soort: studie\n    uitgever: Iemand\n    datum: '2010'\n    gezien: volledig\n    tekst: {{bestand: studie.txt, sha256: '{'0' * 64}'}}\n    samenvatting: Een oude studie.\n  - id: bron-webpagina\n")
    assert ids(views.publications(klein.register())) == ["bron-studie", "open-brug", "stand-bruggen"]


def test_neighbours_in_a_list_and_in_a_publication(klein):
    text = klein.text(ADVICE)
    second = text[text.index("  - id: open-brug-1\n") :].replace("open-brug-1", "open-brug-2").replace("Meld", "Noem")
    klein.append(ADVICE, second)
    register = klein.register()

    def beside(id):
        pair = views.neighbours(register, register[id])
        return pair.previous and pair.previous.id, pair.next and pair.next.id

    assert beside("open-brug-1") == (None, "open-brug-2")
    assert beside("open-brug-2") == ("open-brug-1", None)
    assert beside("ministerie-van-oevers") == ("dbs", "raad-voor-de-bruggen")
    assert beside("open-brug") == (None, None)


def second_advice(klein):
    """Another advice of one recommendation, in the same year."""
    text = klein.text(ADVICE).replace("open-brug", "dichte-brug").replace("bron-dichte-brug", "bron-open-brug")
    klein.write("adviezen/dichte-brug.yml", text.replace("Open brug", "Dichte brug").replace("Meld", "Noem"))


def test_neighbours_stay_within_their_publication(klein):
    second_advice(klein)
    register = klein.register()
    assert views.neighbours(register, register["open-brug-1"]) == views.Neighbours(None, None)
    assert views.neighbours(register, register["open-brug"]) == views.Neighbours(register["dichte-brug"], None)


def test_records_without_a_year_come_last(klein):
    register = klein.register()
    rows = [register[id] for id in ("wachten", "stand-bruggen-1", "begrip-wachtplaats", "gebeurtenis-laatste-handbrug", "open-brug-1", "open-brug")]
    assert ids(views.chronological(register, rows)) == ["gebeurtenis-laatste-handbrug", "open-brug", "open-brug-1", "begrip-wachtplaats", "stand-bruggen-1", "wachten"]


def test_on_the_track_the_page_itself_comes_before_others_of_its_year(klein):
    second_advice(klein)
    klein.edit(ADVICE, "zie_ook: [stand-bruggen-1]", "zie_ook: [dichte-brug-1, wachten]")
    assert stations(klein.register(), "open-brug-1") == [("open-brug", "2021", False), ("open-brug-1", "2021", True), ("dichte-brug-1", "2021", False), ("wachten", "", False)]


def test_related_in_both_directions_oldest_first(klein):
    klein.edit("lessen.yml", "    vindplaatsen:\n", "    zie_ook: [stand-bruggen-1]\n    vindplaatsen:\n")
    register = klein.register()
    assert ids(views.related(register, register["open-brug-1"])) == ["stand-bruggen-1"]
    assert ids(views.related(register, register["stand-bruggen-1"])) == ["les-wie-weet-wacht-rustiger", "open-brug-1"]
    assert views.related(register, register["dbs"]) == ()


def test_two_records_that_name_each_other_are_related_once(klein):
    klein.edit("standen/stand-bruggen.yml", "    trefwoorden: [personeel, bemensing, drukte]\n", "    trefwoorden: [personeel, bemensing, drukte]\n    zie_ook: [open-brug-1]\n")
    register = klein.register()
    assert ids(views.related(register, register["open-brug-1"])) == ["stand-bruggen-1"]


def stations(register, id):
    here = register[id]
    return [(station.id, views.written_years(register, station), station is here) for station in views.track(register, here, views.related(register, here))]


def test_track_by_year_with_the_publication_before_the_record(klein):
    register = klein.register()
    assert stations(register, "open-brug-1") == [("open-brug", "2021", False), ("open-brug-1", "2021", True), ("stand-bruggen-1", "rond 2022", False)]
    assert stations(register, "stand-bruggen-1") == [("open-brug-1", "2021", False), ("stand-bruggen", "rond 2022", False), ("stand-bruggen-1", "rond 2022", True)]
    assert stations(register, "dbs") == [("dbs", "2021", True)]


def test_a_publication_stands_on_the_track_once(klein):
    klein.edit(ADVICE, "zie_ook: [stand-bruggen-1]", "zie_ook: [open-brug]")
    assert stations(klein.register(), "open-brug-1") == [("open-brug", "2021", False), ("open-brug-1", "2021", True)]


def test_the_threads_through_a_record(klein):
    register = klein.register()
    (found,) = views.returns(register, register["stand-bruggen-1"])
    assert found.thread.id == "draad-wachten"
    assert [(step.entry.id, step.years, step.current) for step in found.steps] == [("open-brug-1", "2021", False), ("stand-bruggen-1", "rond 2022", True)]
    assert views.returns(register, register["dbs"]) == ()


def test_themes_by_number_of_records(klein):
    klein.append("themas.yml", "  - {id: varen, naam: Varen, omschrijving: Over boten., trefwoorden: [boot]}\n")
    klein.edit("begrippen.yml", "    organisatie: dbs\n", "    organisatie: dbs\n    themas: [varen]\n")
    klein.edit("lessen.yml", "themas: [wachten]", "themas: [wachten, varen]")
    klein.edit("lessen.yml", "    jaar: 2020\n    jaar_tot: 2021\n", "    jaar: 2020\n")
    rows = views.busiest_themes(klein.register(), 5)
    assert [(row.entry.id, row.count, row.years) for row in rows] == [("wachten", 8, "1998–2022"), ("varen", 2, "2020–2022")]
    assert len(views.busiest_themes(klein.register(), 1)) == 1
    klein.edit("begrippen.yml", "    themas: [varen]\n", "")
    assert views.busiest_themes(klein.register(), 5)[1].years == "2020"
