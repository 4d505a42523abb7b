"""Each rule over the whole register: a good and a bad example, with the exact message and place."""

import inspect
from time import process_time

import pytest

from adviesspoor import check
from adviesspoor.check import RULES, counts, run

ADVICE, STAND, ORGANISATIONS, TIMELINE, LESSONS = "adviezen/open-brug.yml", "standen/stand-bruggen.yml", "organisaties.yml", "tijdlijn.yml", "lessen.yml"


def test_a_sound_project_has_no_findings(klein):
    assert klein.messages() == []


# One change to the sound project: file, old text, new text, the spot and the message.
CASES = {
    "reference to nothing": (
        ADVICE, "van: raad-voor-de-bruggen", "van: raad-voor-de-brug", "raad-voor-de-brug\n",
        "'raad-voor-de-brug' bestaat niet als organisatie; kies uit: dbs, ministerie-van-oevers, raad-voor-de-bruggen. Bedoelde u 'raad-voor-de-bruggen'?",
    ),
    "reference in a list": (
        TIMELINE, "organisaties: [dbs]", "organisaties: [dbs, zzz]", "zzz",
        "'zzz' bestaat niet als organisatie; kies uit: dbs, ministerie-van-oevers, raad-voor-de-bruggen.",
    ),
    "reference to the wrong kind": (
        TIMELINE, "organisaties: [dbs]", "organisaties: [wachten]", "wachten]\n    domein",
        "'wachten' is geen organisatie maar een thema; kies uit: dbs, ministerie-van-oevers, raad-voor-de-bruggen.",
    ),
    "source that is not there": (
        TIMELINE, "bron: bron-stand-bruggen", "bron: bron-stand-brugen", "bron-stand-brugen",
        "'bron-stand-brugen' bestaat niet als bron; kies uit: bron-open-brug, bron-stand-bruggen, bron-webpagina. Bedoelde u 'bron-stand-bruggen'?",
    ),
    "reference to any record": (
        ADVICE, "zie_ook: [stand-bruggen-1]", "zie_ook: [stand-bruggen-9]", "stand-bruggen-9",
        "'stand-bruggen-9' bestaat niet als record; het lijkt op: stand-bruggen-1, stand-bruggen, stand-bruggen-1b. Bedoelde u 'stand-bruggen-1'?",
    ),
    "step of a thread": (
        "draden.yml", "record: open-brug-1", "record: open-bruh-1", "open-bruh-1",
        "'open-bruh-1' bestaat niet als record; het lijkt op: open-brug-1, open-brug-1b, open-brug-1a. Bedoelde u 'open-brug-1'?",
    ),
    "a very long reference": (
        ADVICE, "van: raad-voor-de-bruggen", f"van: {'a' * 80}", "a" * 80,
        f"'{'a' * 60}…' bestaat niet als organisatie; kies uit: dbs, ministerie-van-oevers, raad-voor-de-bruggen.",
    ),
    "the id of a folder of lists": (
        LESSONS, "id: les-wie-weet-wacht-rustiger", "id: lijst", "lijst",
        "het id 'lijst' is nodig voor adressen van lange lijsten; kies een ander, bijvoorbeeld 'lijst-2'",
    ),
    "a day that does not exist": (
        TIMELINE, "datum: '1998'", "datum: 2024-13-45", "2024-13-45",
        "de datum '2024-13-45' bestaat niet; schrijf jaar, maand en dag als 2019-12-10",
    ),
    "a leap day in another year": (
        "bronnen.yml", "geraadpleegd: 2022-04-05", "geraadpleegd: 2022-02-29", "2022-02-29",
        "de datum '2022-02-29' bestaat niet; schrijf jaar, maand en dag als 2019-12-10",
    ),
    "month zero": (
        TIMELINE, "datum: '1998'", "datum: 1998-00", "1998-00",
        "de datum '1998-00' bestaat niet; schrijf jaar, maand en dag als 2019-12-10",
    ),
    "the date of the data": (
        "gegevens.yml", "2022-06-07", "2022-06-31", "2022-06-31",
        "de datum '2022-06-31' bestaat niet; schrijf jaar, maand en dag als 2019-12-10",
    ),
    "range the wrong way around": (
        TIMELINE, "tot_regel: 11", "tot_regel: 3", "3\n",
        "tot_regel (3) ligt voor van_regel (11); draai ze om",
    ),
    "locator of seven words": (
        TIMELINE, "laatste brug met de hand", "werd de laatste brug met de hand", "werd de laatste",
        "de zoekwoorden zijn 7 woorden; gebruik er drie tot zes",
    ),
    "locator of two words": (
        TIMELINE, "laatste brug met de hand", "laatste brug", "laatste brug\n",
        "de zoekwoorden zijn 2 woorden; gebruik er drie tot zes",
    ),
    "no lines for a source with a text": (
        LESSONS, "        van_regel: 7\n        tot_regel: 7\n        zoekwoorden: klachten van een jaar\n", "        plek: ergens\n", "bron: bron-open-brug",
        "van_regel, tot_regel en zoekwoorden ontbreken; 'bron-open-brug' heeft een tekst met regelnummers",
    ),
    "lines for a source without a text": (
        LESSONS, "bron: bron-open-brug", "bron: bron-webpagina", "7\n        tot_regel",
        "'bron-webpagina' heeft geen tekst met regelnummers; gebruik het veld plek",
    ),
    "id of a file": (
        ADVICE, "id: open-brug\n", "id: open-brugje\n", "open-brugje",
        "het id 'open-brugje' is anders dan de bestandsnaam; gebruik 'open-brug' of hernoem het bestand",
    ),
    "id of a recommendation": (
        ADVICE, "id: open-brug-1\n", "id: open-brug-01\n", "open-brug-01",
        "het id 'open-brug-01' past niet bij zijn plek; gebruik 'open-brug-' met een volgnummer, zoals 'open-brug-1'",
    ),
    "id of a part": (
        STAND, "id: stand-bruggen-1a", "id: stand-bruggen-1-a", "stand-bruggen-1-a",
        "het id 'stand-bruggen-1-a' past niet bij zijn plek; gebruik 'stand-bruggen-1' met een letter erachter, zoals 'stand-bruggen-1a'",
    ),
    "derived field that is not a field": (
        STAND, "- veld: jaar", "- veld: jaren", "jaren\n",
        "'jaren' is geen veld van dit record; kies uit: aan, afgeleid, bron, gekend, id, items, jaar, samenvatting, themas, titel, van, vindplaatsen. Bedoelde u 'jaar'?",
    ),
    "derived field that is not filled in": (
        STAND, "- veld: jaar", "- veld: datum", "datum\n",
        "'datum' is in dit record niet ingevuld; kies uit: aan, afgeleid, bron, gekend, id, items, jaar, samenvatting, themas, titel, van, vindplaatsen.",
    ),
    "year of another date": (
        ADVICE, "jaar: 2021", "jaar: 2020", "2020",
        "het jaar 2020 is anders dan het jaar van de datum 2021-03-03",
    ),
    "period of years the wrong way around": (
        LESSONS, "jaar_tot: 2021", "jaar_tot: 2019", "2019",
        "jaar_tot (2019) ligt voor jaar (2020); draai ze om",
    ),
    "period of dates the wrong way around": (
        TIMELINE, "datum: '1998'", "datum: 1998-05\n    datum_tot: 1998-04-30", "1998-04-30",
        "datum_tot (1998-04-30) ligt voor datum (1998-05); draai ze om",
    ),
    "record that names itself": (
        ADVICE, "zie_ook: [stand-bruggen-1]", "zie_ook: [stand-bruggen-1, open-brug-1]", "open-brug-1]",
        "'open-brug-1' verwijst naar zichzelf; noem een ander record of haal het weg",
    ),
    "title of another record": (
        ORGANISATIONS, "naam: Raad voor de Bruggen", "naam: DIENST bruggen en sluizen", "DIENST",
        "de titel 'DIENST bruggen en sluizen' is ook die van 'dbs'; maak een van beide duidelijker",
    ),
    "schema of another file": (
        LESSONS, "schema/lessen.schema.json", "../schema/lessen.schema.json", "# yaml",
        "de eerste regel moet zijn: # yaml-language-server: $schema=schema/lessen.schema.json",
    ),
    "no schema named": (
        STAND, "# yaml-language-server: $schema=../schema/stand.schema.json\n", "", "id: stand-bruggen\n",
        "de eerste regel moet zijn: # yaml-language-server: $schema=../schema/stand.schema.json",
    ),
    "published id that is gone": (
        "gepubliceerd.yml", "gepubliceerd:\n", "gepubliceerd:\n  open-brug-2: aanbevelingen/open-brug-2/\n", "aanbevelingen/open-brug-2/",
        "'open-brug-2' is gepubliceerd maar bestaat niet meer; zet het record terug of vul doorverwezen aan met het record dat ervoor in de plaats kwam; het lijkt op: open-brug-1, open-brug, open-brug-1b. Bedoelde u 'open-brug-1'?",
    ),
    "published at another address": (
        "gepubliceerd.yml", "organisaties/dbs/", "organisatie/dbs/", "organisatie/dbs/",
        "'dbs' staat nu op organisaties/dbs/, maar is gepubliceerd op organisatie/dbs/; een adres verandert niet",
    ),
    "forwarded though it is there": (
        "gepubliceerd.yml", "  - id: open-brug-9\n", "  - id: dbs\n    naar: open-brug\n    reden: Vergissing.\n  - id: open-brug-9\n", "dbs\n    naar",
        "'dbs' is doorverwezen maar bestaat nog; haal een van de twee weg",
    ),
    "forwarded though never published": (
        "gepubliceerd.yml", "  - id: open-brug-9\n", "  - id: dbz\n    naar: dbs\n    reden: Vergissing.\n  - id: open-brug-9\n", "dbz\n",
        "'dbz' staat niet in de lijst gepubliceerd; kies uit: dbs, open-brug, open-brug-1, open-brug-1a, open-brug-9. Bedoelde u 'dbs'?",
    ),
    "forwarded twice": (
        "gepubliceerd.yml", "  - id: open-brug-9\n", "  - id: open-brug-9\n    naar: dbs\n    reden: Vergissing.\n  - id:   open-brug-9\n", "open-brug-9\n    naar: open-brug-1\n",
        "'open-brug-9' is al doorverwezen op regel 11; haal een van de twee weg",
    ),
    "forwarded to nothing": (
        "gepubliceerd.yml", "naar: open-brug-1", "naar: open-brug-3", "open-brug-3",
        "'open-brug-3' bestaat niet als record; het lijkt op: open-brug-1, open-brug, open-brug-1b. Bedoelde u 'open-brug-1'?",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "spot", "message"), CASES.values(), ids=CASES)
def test_one_change_gives_this_finding(klein, name, old, new, spot, message):
    klein.edit(name, old, new)
    assert f"{klein.place(name, spot)}: {message}" in klein.messages()


LONELY = {"step of a thread", "a day that does not exist", "range the wrong way around", "published id that is gone", "locator of seven words", "record that names itself", "title of another record"}


@pytest.mark.parametrize("case", sorted(LONELY))
def test_one_mistake_gives_one_finding(klein, case):
    klein.edit(*CASES[case][:3])
    assert len(klein.messages()) == 1


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (TIMELINE, "datum: '1998'", "datum: 1998-05\n    datum_tot: '1998'"),
        (TIMELINE, "datum: '1998'", "datum: 1998-05-30\n    datum_tot: 1998-05"),
        (TIMELINE, "datum: '1998'", "datum: 2024-02-29"),
        (TIMELINE, "laatste brug met de hand", "de laatste brug met de hand"),
        (LESSONS, "jaar_tot: 2021", "jaar_tot: 2020"),
        (STAND, "aan: [ministerie-van-oevers]", "aan: [ministerie-van-oevers, dbs]"),
        ("begrippen.yml", "term: wachtplaats", "term: Wachten"),
    ],
    ids=["ends in the year it began", "ends in the month it began", "leap day", "six words", "one year", "two references", "a title of another kind"],
)
def test_what_is_allowed(klein, name, old, new):
    klein.edit(name, old, new)
    assert klein.messages() == []


def test_a_duplicate_id_names_the_first_and_a_free_one(klein):
    klein.append("themas.yml", "  - {id: dbs, naam: Een, omschrijving: Een thema., trefwoorden: []}\n  - {id: open-brug-1, naam: Twee, omschrijving: Een thema., trefwoorden: []}\n")
    first, second = klein.place(ORGANISATIONS, "dbs\n    naam"), klein.place(ADVICE, "open-brug-1\n")
    assert klein.messages()[:2] == [
        f"{klein.place('themas.yml', 'dbs')}: het id 'dbs' bestaat al ({first}); kies een ander, bijvoorbeeld 'dbs-2'",
        f"{klein.place('themas.yml', 'open-brug-1')}: het id 'open-brug-1' bestaat al ({second}); kies een ander, bijvoorbeeld 'open-brug-2'",
    ]


def test_a_theme_nobody_uses(klein):
    klein.append("themas.yml", "  - {id: varen, naam: Varen, omschrijving: Over boten., trefwoorden: [boot]}\n")
    message = f"{klein.place('themas.yml', 'varen')}: het thema 'varen' wordt nergens gebruikt; gebruik het of haal het weg"
    assert klein.messages() == [message]
    klein.edit("begrippen.yml", "    organisatie: dbs\n", "    organisatie: dbs\n    themas: [varen]\n")
    assert klein.messages() == []


@pytest.mark.parametrize(("old", "new"), [("afkorting: DBS", "afkortng: DBS"), ("naam: Raad voor de Bruggen", "naam: Raad: voor de Bruggen")])
def test_themes_of_a_broken_record_or_file_count_as_used(klein, old, new):
    klein.append("themas.yml", "  - {id: varen, naam: Varen, omschrijving: Over boten., trefwoorden: [boot]}\n")
    klein.edit(ORGANISATIONS, "    onderdeel_van: ministerie-van-oevers\n", "    onderdeel_van: ministerie-van-oevers\n    zie_ook: [varen]\n")
    klein.edit("lessen.yml", "themas: [wachten]", "themas: [wachten, varen]")
    klein.edit("lessen.yml", "soort: bevinding", "soort: bevindng")
    klein.edit(ORGANISATIONS, old, new)
    assert not [message for message in klein.messages() if "nergens gebruikt" in message]


def test_a_reference_to_a_broken_record_is_not_reported_as_well(klein):
    klein.edit("bronnen.yml", "    uitgever: Raad voor de Bruggen\n", "")
    (message,) = klein.messages()
    assert message == f"{klein.place('bronnen.yml', 'id: bron-open-brug')}: bronnen 1: het veld 'uitgever' ontbreekt (verplicht)"


def test_all_rules_run_and_are_explained(klein):
    rules = [rule for name, rule in vars(check).items() if inspect.isgeneratorfunction(rule) and not name.startswith("_") and name != "run"]
    assert list(RULES) == rules
    assert all(rule.__doc__ for rule in RULES)


def test_every_rule_but_the_themes_has_a_finding_on_the_broken_project(kapot):
    register, _ = kapot.read()
    silent = {rule.__name__ for rule in RULES if not list(rule(register))}
    assert silent <= {"themes_are_used", "follow_up_follows"}
    assert len(list(run(register))) > 20


def test_counts_are_of_pages(klein):
    assert counts(klein.register()) == {
        "bronnen": 3, "adviezen": 1, "aanbevelingen": 1, "standen": 1, "items": 1, "organisaties": 3, "uitspraken": 1,
        "lessen": 1, "gebeurtenissen": 1, "begrippen": 1, "themas": 1, "draden": 1,
    }  # fmt: skip


ROW = """\
  - id: les-{number}
    titel: Een les met nummer {number}
    soort: bevinding
    samenvatting: Een les.
    jaar: 2020
    domein: uitvoering
    themas: [wachten-{number}]
    trefwoorden: [geduld]
    zie_ook: [les-{other}z]
    vindplaatsen:
      - {{bron: bron-open-brugg, van_regel: 7, tot_regel: 7, zoekwoorden: klachten van een jaar}}
"""


@pytest.mark.slow
def test_thousands_of_mistakes_are_all_named_in_a_short_time(klein):
    """What was probably meant is looked for among very many words without comparing each of them letter by letter."""
    klein.append("lessen.yml", "".join(ROW.format(number=number, other=number + 1) for number in range(3000)))
    started = process_time()
    messages = klein.messages()
    assert process_time() - started < 20
    assert len(messages) == 3 * 3000
    (one,) = (message for message in messages if message.startswith(f"{klein.place('lessen.yml', 'les-1234z')}: 'les-1234z' bestaat niet als record; het lijkt op: "))
    assert one.endswith(" Bedoelde u 'les-1234'?")
