"""What is filled in with a form becomes a file: with the keyboard alone, in the words of the check, and back to the same data."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from adviesspoor.cli import main
from adviesspoor.load import load_bytes
from adviesspoor.project import Project, read
from tests.browser.forms import ADVICE, FORMS, RECORDS, Keyboard, downloaded, opened, recommendation, settle
from tests.commands import letters
from tests.conftest import ROOT


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the real data, for what a form made to be put in."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


def spot(keys: Keyboard, first: int, words: str) -> None:
    """A vindplaats; the source is there already."""
    keys.type("Van regel", str(first))
    keys.type("Tot en met regel", str(first + 1))
    keys.type("Zoekwoorden", words)


def test_an_advice_with_twenty_recommendations_by_keyboard_alone(visit, tree):
    page = opened(visit, ADVICE)
    keys = Keyboard(page)
    keys.type("Titel", "Een proef: met het toetsenbord")
    keys.select("Soort", "A")
    keys.choose("Bron", "Beter bekend")
    keys.type("Datum", "2019-12-10")
    keys.type("Jaar", "2019")
    keys.choose("Van", "MAR")
    keys.choose("Aan", "mt-ind")
    keys.type("Samenvatting", "De raad vindt van alles, en zegt dat ook.")
    keys.choose("Thema", "dienstverlening")
    spot(keys, 2, "ligt het eerste advies")
    for number in range(1, 21):
        keys.to("Aanbeveling toevoegen")
        keys.press("Enter")
        assert keys.name().startswith("Nummer")
        keys.type("Titel", f"Doe iets, nummer {number}")
        keys.type("Samenvatting", f"De raad wil dat de IND ding {number} doet: liever vandaag dan morgen.")
        keys.choose("Vorm", "opsomming")
        keys.select("Domein", "U")
        keys.choose("Organisatie", "IND")
        keys.type("Wat", "Dit doen.")
        keys.select("Grond", "S")
        keys.choose("Thema", "dienstverlening")
        keys.type("Trefwoorden", "iets doen\nding\n2019")
        spot(keys, number + 1, "drie of meer woorden")
    # The last one goes to the top.
    keys.back_to("Omhoog: Aanbeveling 20")
    keys.press(*["Enter"] * 19)
    assert keys.name() == "Omhoog: Aanbeveling 1"
    keys.to("Controleer alles")
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "controle-kop"
    assert page.locator("[data-stand]").inner_text() == "Alles klopt. De controle van de site zal dit bestand goedkeuren."
    text = page.locator("[data-yaml]").text_content()
    (tree / "data" / "adviezen" / "een-proef-met-het-toetsenbord.yml").write_text(text, encoding="utf-8")
    register, findings = read(Project(tree))
    assert [str(finding) for finding in findings] == []
    record = register["een-proef-met-het-toetsenbord"].record
    assert [part.id for part in record.aanbevelingen] == [f"een-proef-met-het-toetsenbord-{number}" for number in range(1, 21)]
    assert record.aanbevelingen[0].titel == "Doe iets, nummer 20"
    assert (record.van, record.aan, record.aanbevelingen[3].trefwoorden) == ("mar", ("mt-ind",), ("iets doen", "ding", "2019"))
    assert record.aanbevelingen[3].vindplaatsen[0].bron == "bron-beter-bekend"


@pytest.mark.parametrize("name", FORMS)
def test_an_existing_record_comes_back_to_the_byte(visit, name):
    page = opened(visit, f"{FORMS[name]}?id={RECORDS[name]}")
    file, text = downloaded(page)
    folder = {"advies": "data/adviezen", "stand": "data/standen", "bron": "data", "opvolging": "data/adviezen"}[name]
    assert text == (ROOT / folder / file).read_text(encoding="utf-8")
    assert page.locator("[data-stand]").inner_text().startswith("Alles klopt.")


def test_every_existing_file_survives_the_form(visit):
    page = opened(visit, ADVICE)
    for folder, address in (("adviezen", ADVICE), ("standen", FORMS["stand"])):
        for path in sorted((ROOT / "data" / folder).glob("*.yml")):
            page.goto(f"{visit.site_url}{address}?id={path.stem}")
            page.locator("[data-yaml]", has_text="id:").wait_for()
            assert load_bytes(page.locator("[data-yaml]").text_content().encode(), path.name).data == load_bytes(path.read_bytes(), path.name).data


def test_a_change_to_an_existing_record_changes_those_lines(visit, tree):
    page = opened(visit, f"{ADVICE}?id=beter-bekend")
    page.locator("[data-vouw]").nth(4).click()
    recommendation(page, 5).get_by_label("Titel").first.fill("Een nieuwe titel voor punt vijf")
    page.get_by_role("button", name="Weghalen: Aanbeveling 7").click()
    page.get_by_role("button", name="Zet terug").click()
    settle(page)
    name, text = downloaded(page)
    path = tree / "data" / "adviezen" / name
    before = path.read_text(encoding="utf-8").split("\n")
    assert [line for line in text.split("\n") if line not in before] == ["    titel: Een nieuwe titel voor punt vijf"]
    path.write_text(text, encoding="utf-8")
    assert [str(finding) for finding in read(Project(tree))[1]] == []


def test_follow_up_goes_into_the_file_of_its_advice(visit, tree):
    page = opened(visit, FORMS["opvolging"])
    assert page.locator("[data-vel]").is_hidden()
    page.locator("#openen").fill("beter-bekend-2")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Bericht over opvolging toevoegen").nth(1).click()
    row = page.locator("[data-veld=openbaar_te_zien] .deel").first
    for name, value in {
        "datum": "2021-05-01",
        "status": "loopt",
        "uitleg": "De pagina laat zien dat er onderzoek loopt.",
        "bron": "bron-jaarverslag-2021-mar",
        "plek": "eerste alinea",
        "gezien_op": "2026-11-20",
    }.items():
        row.locator(f"[data-veld={name}]").locator("input, textarea").fill(value)
    row.get_by_label("Verband", exact=True).select_option("bron")
    settle(page)
    assert page.locator("[data-stand]").inner_text().startswith("Alles klopt.")
    name, text = downloaded(page)
    (tree / "data" / "adviezen" / name).write_text(text, encoding="utf-8")
    register, findings = read(Project(tree))
    assert [str(finding) for finding in findings] == []
    assert [(report.datum, report.status) for report in register["beter-bekend-2"].record.opvolging.openbaar_te_zien] == [("2021-05-01", "loopt")]


def test_a_new_source_goes_at_the_end_of_its_file(visit, tree, tmp_path):
    page = opened(visit, FORMS["bron"])
    (tmp_path / "brief.txt").write_text("Een brief.\n", encoding="utf-8")
    page.locator("#bron-titel").fill("Verslag over ééns en andermaal")
    page.locator("#bron-soort").fill("advies")
    page.locator("#bron-uitgever").fill("De raad")
    page.locator("#bron-gezien").select_option("volledig")
    page.locator("#bron-samenvatting").fill("Een verzonnen brief.")
    page.get_by_label("Kies het tekstbestand").set_input_files(tmp_path / "brief.txt")
    settle(page)
    assert page.locator("#bron-id").input_value() == "bron-verslag-over-eens-en-andermaal"
    assert page.locator("[data-stand]").inner_text().startswith("Alles klopt.")
    name, text = downloaded(page)
    path = tree / "data" / name
    assert text.startswith(path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    register, findings = read(Project(tree))
    assert [str(finding) for finding in findings] == []
    assert register["bron-verslag-over-eens-en-andermaal"].record.tekst.bestand == "brief.txt"


def test_an_advice_may_point_at_the_source_that_is_still_a_draft(visit, tree):
    page = opened(visit, FORMS["bron"])
    page.locator("#bron-titel").fill("Brief over de sluis")
    page.locator("#bron-soort").fill("advies")
    page.locator("#bron-uitgever").fill("De raad")
    page.locator("#bron-url").fill("https://raad.example/sluis")
    page.locator("#bron-geraadpleegd").fill("2026-11-20")
    page.locator("#bron-gezien").select_option("volledig")
    page.locator("#bron-samenvatting").fill("Een verzonnen brief.")
    settle(page)
    assert page.locator("[data-stand]").inner_text().startswith("Alles klopt.")
    name, source = downloaded(page)
    page.goto(visit.site_url + ADVICE)
    page.locator("#advies-titel").fill("Meld hoe lang het duurt")
    page.locator("#advies-bron").fill("sluis")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator("#advies-bron").input_value() == "Brief over de sluis"
    assert "Dien die bron mee in" in page.locator("[data-bestandsuitleg]").inner_text()
    page.get_by_role("button", name="Controleer alles").click()
    listed = page.locator("[data-fouten] li").all_inner_texts()
    assert not [sentence for sentence in listed if "bron-brief-over-de-sluis" in sentence]
    (tree / "data" / name).write_text(source, encoding="utf-8")
    (tree / "data" / "adviezen" / "meld-hoe-lang-het-duurt.yml").write_text(page.locator("[data-yaml]").text_content(), encoding="utf-8")
    assert sorted(listed) == sorted(str(finding).split(": ", 1)[1] for finding in read(Project(tree))[1])


def test_a_letter_is_opened_in_the_forms_with_all_that_was_found(visit, tree, tmp_path, capsys):
    (tmp_path / "sluis.pdf").write_bytes(letters.pdf())
    assert main(["--map", str(tree), "importeer", str(tmp_path / "sluis.pdf"), "--formulier"]) == 0
    page = visit.page()
    for name in ("bron", "advies"):
        file = tmp_path / f"open-sluis.{name}.json"
        page.goto(visit.site_url + FORMS[name])
        page.locator("[data-werk]").wait_for(state="visible")
        page.locator("[data-concept-openen]").set_input_files(file)
        page.locator("[data-yaml]", has_text="open-sluis").wait_for()
        found = json.loads(file.read_text(encoding="utf-8"))["data"]
        made = load_bytes(page.locator("[data-yaml]").text_content().encode(), f"{name}.yml").data
        # The form begins what may not be empty.
        for row in found.get("aanbevelingen", ()):
            row["aan_zet"] = [{}]
        assert (made[0] if name == "bron" else made) == found
    assert not [sentence for sentence in page.locator("[data-fouten] li").all_inner_texts() if "TODO" not in sentence and "ontbreekt" not in sentence and "te kort" not in sentence]


def test_what_is_wrong_stands_at_the_field_in_the_words_of_the_check(visit, tree):
    page = opened(visit, ADVICE)
    page.locator("#advies-titel").fill("Ja")
    page.locator("#advies-datum").fill("2019-02-30")
    page.locator("#advies-bron").fill("bron-beter-bekent")
    page.locator("#advies-jaar").fill("ooit")
    page.locator("#advies-van").focus()
    settle(page)
    messages = {
        "titel": "'Ja' is te kort; minstens 3 tekens",
        "datum": "de datum '2019-02-30' bestaat niet; schrijf jaar, maand en dag als 2019-12-10",
        "jaar": "'ooit' mag niet; hier hoort een geheel getal",
    }
    for name, message in messages.items():
        control = page.locator(f"#advies-{name}")
        assert control.get_attribute("aria-invalid") == "true"
        assert message in [page.locator(f"#{id}").inner_text() for id in control.get_attribute("aria-describedby").split()]
    assert "'bron-beter-bekent' bestaat niet als bron; het lijkt op: " in page.locator("#advies-bron-fout").inner_text()
    # Nobody has been in the summary yet.
    assert page.locator("#advies-samenvatting").get_attribute("aria-invalid") is None
    page.get_by_role("button", name="Controleer alles").click()
    listed = page.locator("[data-fouten] li").all_inner_texts()
    (tree / "data" / "adviezen" / "ja.yml").write_text(page.locator("[data-yaml]").text_content(), encoding="utf-8")
    said = [str(finding).split(": ", 1)[1] for finding in read(Project(tree))[1]]
    assert sorted(listed) == sorted(map(labelled, said))
    page.get_by_role("link", name="jaar: 'ooit' mag niet").click()
    assert page.evaluate("document.activeElement.id") == "advies-jaar"


def labelled(message: str) -> str:
    """The build names the field of these by line and column, the form by its name."""
    field = "datum" if message.startswith("de datum") else "bron" if message.startswith("'bron-beter-bekent'") else ""
    return f"{field}: {message}" if field else message


def test_ids_are_proposed_and_never_used_again(visit):
    page = opened(visit, f"{ADVICE}?id=beter-bekend")
    rows = len(json.loads(page.request.get(f"{visit.site_url}redactie/bestanden/adviezen/beter-bekend.json").text())["data"]["aanbevelingen"])
    page.get_by_role("button", name=f"Weghalen: Aanbeveling {rows}", exact=True).click()
    page.get_by_role("button", name="Aanbeveling toevoegen").click()
    new = recommendation(page, rows).get_by_label("Id", exact=True).first
    settle(page)
    assert new.input_value() == f"beter-bekend-{rows + 1}"
    assert not new.get_attribute("readonly")
    assert page.locator("#advies-id").get_attribute("readonly") is not None


def with_addresses(page, **addresses: str):
    """As if the site knows where its files stand."""

    def answer(route):
        route.fulfill(json={**route.fetch().json(), **addresses})

    page.route("**/redactie/ids.json", answer)
    return page


def test_a_new_file_goes_to_the_platform_with_its_text_as_long_as_that_fits(visit):
    page = with_addresses(visit.page(), nieuw_adres="https://voorbeeld.test/nieuw/main?filename={file}&value={value}")
    page.goto(visit.site_url + ADVICE)
    page.locator("#advies-titel").fill("Kort & goed")
    settle(page)
    link = page.get_by_role("link", name="Maak het bestand aan")
    start = "https://voorbeeld.test/nieuw/main?filename=data/adviezen/kort-goed.yml"
    assert link.get_attribute("href").startswith(f"{start}&value=%23%20yaml-language-server")
    assert "titel%3A%20Kort%20%26%20goed" in link.get_attribute("href")
    page.locator("#advies-samenvatting").fill("Een lange tekst. " * 500)
    settle(page)
    assert page.get_by_role("link", name="Kopieer en open het bestand").get_attribute("href") == start
    assert "te lang om mee te sturen" in page.locator("[data-bestandsuitleg]").inner_text()


def test_an_existing_file_is_opened_where_it_stands(visit):
    page = with_addresses(visit.page(), wijzig_adres="https://voorbeeld.test/wijzig/main/{file}")
    page.goto(f"{visit.site_url}{FORMS['bron']}?id=bron-svdu-2022")
    link = page.get_by_role("link", name="Kopieer en open het bestand")
    link.wait_for()
    assert link.get_attribute("href") == "https://voorbeeld.test/wijzig/main/data/bronnen.yml"


def test_the_file_can_be_copied(visit):
    page = opened(visit, f"{ADVICE}?id=beter-bekend", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer het bestand").click()
    page.get_by_text("Gekopieerd.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (ROOT / "data" / "adviezen" / "beter-bekend.yml").read_text(encoding="utf-8")
