"""The page around a form: the draft in the browser, the preview, the track, and no barrier for anyone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.browser import axe
from tests.browser.forms import ADVICE, FORMS, RECORDS, opened, recommendation, settle


def test_the_draft_survives_a_reload_and_goes_when_asked(visit):
    page = opened(visit, ADVICE)
    page.locator("#advies-titel").fill("Een concept")
    page.get_by_role("button", name="Aanbeveling toevoegen").click()
    recommendation(page, 1).get_by_label("Titel").fill("Punt één")
    settle(page)
    assert page.evaluate("Object.keys(localStorage)") == ["concept-advies"]
    page.reload()
    page.get_by_text("Het concept van").wait_for()
    assert page.locator("#advies-titel").input_value() == "Een concept"
    assert page.locator("[data-vouw]").get_attribute("aria-expanded") == "false"
    assert page.locator("#advies-id").input_value() == "een-concept"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download concept").click()
    kept = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert kept["data"]["aanbevelingen"][0]["titel"] == "Punt één"
    page.get_by_role("button", name="Verwijder concept").click()
    assert page.locator("#advies-titel").input_value() == ""
    assert page.evaluate("Object.keys(localStorage)") == []
    page.get_by_role("button", name="Zet terug wat er stond").click()
    assert page.locator("#advies-titel").input_value() == "Een concept"


def test_a_record_that_is_changed_has_a_draft_of_its_own(visit):
    page = opened(visit, ADVICE)
    page.locator("#advies-titel").fill("Een nieuw advies")
    settle(page)
    page.locator("#openen").fill("beter-bekend")
    page.keyboard.press("Enter")
    page.get_by_text("Geopend.").wait_for()
    page.locator("#advies-titel").fill("Nog beter bekend")
    settle(page)
    page.reload()
    page.get_by_text("Het concept van").wait_for()
    assert (page.locator("#openen").input_value(), page.locator("#advies-titel").input_value()) == ("Beter bekend", "Nog beter bekend")
    page.locator("#openen").fill("")
    page.get_by_text("Het concept van").wait_for()
    assert page.locator("#advies-titel").input_value() == "Een nieuw advies"
    page.goto(f"{visit.site_url}{ADVICE}?id=beter-bekend")
    page.get_by_role("button", name="Verwijder concept").click()
    page.get_by_text("Het concept is verwijderd.").wait_for()
    assert page.locator("#advies-titel").input_value() == "Beter bekend"
    assert page.evaluate("Object.keys(localStorage)") == ["concept-advies"]


def test_a_draft_of_a_record_that_is_gone_becomes_a_new_one(visit, tmp_path):
    draft = {"versie": 1, "formulier": "advies", "id": "weg-is-weg", "data": {"titel": "Van een ander"}, "own": []}
    (tmp_path / "concept.json").write_text(json.dumps(draft), encoding="utf-8")
    page = opened(visit, ADVICE)
    page.locator("[data-concept-openen]").set_input_files(tmp_path / "concept.json")
    page.wait_for_function("document.querySelector('#advies-id').value === 'van-een-ander'")


def test_a_downloaded_draft_can_be_opened_again(visit, tmp_path):
    (tmp_path / "concept.json").write_text(json.dumps({"versie": 1, "formulier": "advies", "id": None, "data": {"titel": "Uit een bestand", "themas": ["wat-dan"], "aan": 3}, "own": []}), encoding="utf-8")
    page = opened(visit, ADVICE)
    page.locator("[data-concept-openen]").set_input_files(tmp_path / "concept.json")
    page.wait_for_function("document.querySelector('#advies-titel').value === 'Uit een bestand'")
    (tmp_path / "anders.json").write_text("[1, 2]", encoding="utf-8")
    page.locator("[data-concept-openen]").set_input_files(tmp_path / "anders.json")
    page.get_by_text("Dit is geen concept van dit formulier.").wait_for()


def test_a_draft_of_a_record_that_changed_since_says_so(visit):
    page = opened(visit, f"{ADVICE}?id=beter-bekend")
    page.locator("#advies-titel").fill("Beter bekend, maar anders")
    settle(page)
    page.goto(visit.site_url + "privacy/")
    page.evaluate("name => localStorage.setItem(name, JSON.stringify({ ...JSON.parse(localStorage.getItem(name)), basis: 'anders' }))", "concept-advies-beter-bekend")
    page.goto(f"{visit.site_url}{ADVICE}?id=beter-bekend")
    page.get_by_text("dit record is op de site veranderd").wait_for()
    assert page.locator("#advies-titel").input_value() == "Beter bekend, maar anders"


def test_the_preview_shows_the_page_and_says_it_is_a_preview(visit):
    page = opened(visit, f"{FORMS['stand']}?id=svdu-2022")
    preview = page.locator("#voorbeeld")
    assert "het staat niet op de site" in preview.inner_text()
    page.get_by_label("Welke pagina").select_option(index=12)
    title = page.get_by_label("Welke pagina").locator("option").nth(12).inner_text()
    assert preview.get_by_role("heading", name=title).is_visible()
    assert preview.get_by_role("heading", name="Wat de IND van anderen nodig heeft").is_visible()


@pytest.mark.parametrize(("name", "id", "folder"), [("advies", "reflectie-jaarplan", "aanbevelingen"), ("stand", "svdu-2022", "stand-van-de-uitvoering"), ("bron", "bron-svdu-2022", "")])
def test_the_preview_says_what_the_page_says(visit, name, id, folder):
    """Line by line: whatever the preview shows, stands on the real page."""
    page = opened(visit, f"{FORMS[name]}?id={id}")
    own = {"advies": "adviezen", "stand": "stand-van-de-uitvoering", "bron": "bronnen"}[name]
    previews = {f"{own}/{id}/": page.locator("[data-voorbeeld]").inner_text()}
    for place in range(1, min(page.locator("[data-pagina] option").count(), 8)):
        page.locator("[data-pagina]").select_option(index=place)
        part = page.locator("[data-veld] .deel--record").nth(place - 1).locator("[data-controle=id] input").first.input_value()
        previews[f"{folder}/{part}/"] = page.locator("[data-voorbeeld]").inner_text()
    for address, text in previews.items():
        page.goto(visit.site_url + address)
        real = without_white(page.locator("main article.record").inner_text())
        lines = [line for line in text.split("\n") if line.strip()]
        assert len(lines) > 8
        assert [line for line in lines if without_white(line) not in real] == [], address


def without_white(text: str) -> str:
    """White space, and the quotes that the page draws around a locator, are no part of what it says."""
    return re.sub(r"[\s‘’]", "", text)


def test_what_is_typed_is_text_and_never_markup(visit):
    page = opened(visit, ADVICE)
    page.locator("#advies-titel").fill("<img src=x onerror=alert(1)>")
    page.locator("#advies-samenvatting").fill("<b>vet</b> {{ naam }}")
    settle(page)
    assert page.locator("#voorbeeld h3").inner_text() == "<img src=x onerror=alert(1)>"
    assert page.locator("#voorbeeld img, #voorbeeld b").count() == 0


def test_a_site_that_is_out_of_reach_gives_a_message(visit):
    page = visit.page()
    page.route("**/redactie/ids.json", lambda route: route.abort())
    page.goto(visit.site_url + ADVICE)
    page.get_by_role("alert").get_by_text("De lijsten van de site zijn niet opgehaald").wait_for()
    visit.faults.clear()  # the browser reports the failed request itself


def test_the_track_leads_to_every_part_and_keeps_the_focus(visit):
    page = opened(visit, f"{ADVICE}?id=beter-bekend")
    track = page.get_by_role("complementary", name="Waar u bent")
    assert track.get_by_role("link").count() == page.locator(".deel--record").count() + 4
    page.locator("#advies-titel").fill("Ja")
    track.get_by_role("link", name="Controle").focus()
    track.get_by_role("listitem").first.get_by_text("1 punt").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Controle"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "controle-kop"
    page.get_by_role("link", name="titel: 'Ja' is te kort").focus()
    settle(page)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "advies-titel"


def test_choices_open_within_sight_at_the_bottom_of_the_screen(visit):
    page = opened(visit, ADVICE, width=390, height=800)
    page.locator("#advies-themas").focus()
    page.evaluate("() => scrollBy(0, document.activeElement.getBoundingClientRect().bottom - innerHeight + 2)")
    page.keyboard.type("i")
    page.locator("#advies-themas-lijst").wait_for(state="visible")
    assert page.locator("#advies-themas-lijst").evaluate("list => list.getBoundingClientRect().bottom <= innerHeight + 1")


def test_enter_in_a_field_sends_nothing(visit):
    page = opened(visit, f"{FORMS['opvolging']}?id=beter-bekend-1")
    address = page.url
    page.locator("[data-veld=gezocht] [data-veld=datum] input").first.press("Enter")
    settle(page)
    assert page.url == address


def test_without_scripts_the_page_says_what_to_do_instead(visit):
    page = visit.open(ADVICE, java_script_enabled=False)
    assert page.get_by_text("Dit formulier heeft JavaScript nodig").is_visible()
    assert page.get_by_role("link", name="alle velden").is_visible()
    assert page.get_by_role("textbox", name="Titel").count() == 0


@pytest.mark.parametrize("name", FORMS)
def test_no_barrier_that_axe_can_see(visit, name):
    page = axe.load(visit.page(bypass_csp=True))
    page.goto(f"{visit.site_url}{FORMS[name]}?id={RECORDS[name]}")
    page.locator("[data-werk]").wait_for(state="visible")
    page.get_by_role("button", name="Controleer alles").click()
    fold = page.locator("[data-vouw]").first
    if fold.count():
        fold.click()
    for outcome in axe.examine(page, name):
        assert outcome.violations == [], outcome


@pytest.mark.parametrize("name", FORMS)
def test_it_fits_a_screen_of_320_pixels(visit, name):
    page = opened(visit, f"{FORMS[name]}?id={RECORDS[name]}", width=320)
    for fold in page.locator("[data-vouw]").all()[:2]:
        fold.click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("name", FORMS)
def test_every_button_is_large_enough(visit, name):
    page = opened(visit, f"{FORMS[name]}?id={RECORDS[name]}", width=320)
    small = page.evaluate(
        """() => [...document.querySelectorAll(".formulier :is(button, select, summary, input, textarea, a)")]
            .filter((each) => each.checkVisibility() && !each.closest(".melding, .verborgen") && !each.classList.contains("verborgen"))
            .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24)
            .map(([html]) => html)"""
    )
    assert small == []
