"""The journeys of the three kinds of visitors, with scripts and without: what each must be able to do here."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.pages import pages

SCRIPTS = pytest.mark.parametrize("scripts", (True, False), ids=("met scripts", "zonder scripts"))


def settled(page: Page) -> None:
    expect(page.locator("[data-uitkomst]")).to_have_attribute("aria-busy", "false")


# -- The public --------------------------------------------------------------------------------------------------------


@SCRIPTS
@pytest.mark.parametrize("width", (360, 1280))
def test_the_citizen_reaches_who_makes_policy_within_two_clicks(visit, scripts, width):
    page = visit.open("", width=width, java_script_enabled=scripts)
    page.get_by_role("heading", name="Begrijpen").get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("Wie maakt het beleid en wie voert het uit?")
    page.locator("main a[href*='beleid-en-uitvoering/uitspraak-']").first.click()
    expect(page.get_by_role("heading", name="Waar het staat")).to_be_visible()
    expect(page.locator(".vindplaatsen li").first).to_contain_text(re.compile("regels? "))


@SCRIPTS
def test_the_citizen_reads_an_advice_in_a_minute(visit, scripts):
    """What it is and what it recommends, in at most 250 words; the rest is one click away."""
    page = visit.open("", java_script_enabled=scripts)
    page.locator(".spoor--liggend").get_by_role("link", name="Beter bekend", exact=True).click()
    expect(page.locator("h1")).to_have_text("Beter bekend")
    recommended = page.locator("main section", has=page.get_by_role("heading", name="Aanbevelingen")).first
    texts = [*page.locator("main h1, main .kern").all_inner_texts(), *recommended.locator(".regel-titel").all_inner_texts()]
    assert 50 < len(" ".join(texts).split()) <= 250
    first = recommended.locator(".regel-titel a").first
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_have_text(title)


@SCRIPTS
def test_the_citizen_sees_who_can_act(visit, scripts):
    page = visit.open("adviezen/beter-bekend/", java_script_enabled=scripts)
    page.locator("main .regel-titel a").first.click()
    act = page.locator(".aan-zet")
    expect(act.get_by_role("heading", name="Wie kan hier iets aan doen?")).to_be_visible()
    act.get_by_role("link").first.click()
    expect(page.locator("article[data-soort=organisatie]")).to_be_visible()


def test_every_recommendation_and_item_says_who_can_act(real_site):
    silent = [address for address, html in pages(real_site.site) if re.search(r'data-soort="(aanbeveling|item)"', html) and "Wie kan hier iets aan doen?" not in html]
    assert silent == []


def test_the_citizen_needs_no_mouse(visit):
    """From the home page to a recommendation with the keyboard alone, on a phone's width."""
    page = visit.open("", width=360)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "groot-zoek":
            break
    page.keyboard.type("newsroom voorrang")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=newsroom+voorrang")
    settled(page)
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/beter-bekend-7/")
    expect(page.locator("h1")).to_have_text("Geef de newsroom voorrang")


# -- The journalist ----------------------------------------------------------------------------------------------------


def test_the_journalist_finds_filters_shares_checks_and_takes_away(visit):
    page = visit.open("")
    page.locator("#groot-zoek").fill("woordvoerdr")
    page.keyboard.press("Enter")
    settled(page)
    page.locator("[data-facet=soort] input[value=aanbeveling]").check()
    settled(page)
    page.wait_for_url("**soort=aanbeveling**")
    found = page.eval_on_selector_all(".treffer", "rows => rows.map(each => each.dataset.id)")
    assert found and all(id.rpartition("-")[0] for id in found)

    other = visit.page()
    other.goto(page.url)
    settled(other)
    assert other.eval_on_selector_all(".treffer", "rows => rows.map(each => each.dataset.id)") == found

    page.locator("[data-meenemen] summary").click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="CSV", exact=True).click()
    rows = list(csv.DictReader(io.StringIO(Path(caught.value.path()).read_text(encoding="utf-8"), newline="")))
    assert [row["id"] for row in rows][: len(found)] == found

    page.locator(".treffer-titel a").first.click()
    expect(page.locator(".vindplaatsen li").first).to_contain_text(re.compile(r"regels? \d+"))
    expect(page.locator("#citaat")).to_contain_text(re.compile(r"\d{4}"))
    expect(page.locator("#citaat")).to_contain_text(found[0])


def test_the_journalist_without_scripts_has_lists_citations_and_files(visit):
    page = visit.open("", java_script_enabled=False)
    page.locator("#groot-zoek").fill("newsroom")
    page.locator(".zoekveld--groot button").click()
    page.wait_for_url("**/zoeken/?q=newsroom")
    expect(page.locator(".zonder-script")).to_be_visible()
    page.locator("summary", has_text="Aanbevelingen").click()
    page.get_by_role("link", name="Geef de newsroom voorrang").click()
    expect(page.locator("#citaat")).to_be_visible()
    expect(page.locator("[data-kopieer]")).to_be_hidden()
    for link in page.locator(".citaat .bijregel a:not([download])").all():
        address = link.evaluate("each => each.href")
        assert page.request.get(address).ok, address
    names = [download(page, link) for link in page.locator(".citaat a[download]").all()]
    assert [name.rpartition(".")[2] for name in names] == ["bib", "ris", "json"]


def download(page, link):
    """The name of the file behind a link, which must hold the reference to this page."""
    with page.expect_download() as caught:
        link.click()
    assert "Geef de newsroom voorrang" in Path(caught.value.path()).read_text(encoding="utf-8")
    return caught.value.suggested_filename


@SCRIPTS
def test_the_journalist_sees_what_changed(visit, scripts):
    page = visit.open("", java_script_enabled=scripts)
    page.get_by_role("link", name="Alle wijzigingen").click()
    expect(page.locator("h1")).to_have_text("Wijzigingen")
    feed = page.get_by_role("link", name="Alle wijzigingen")
    assert page.request.get(feed.evaluate("each => each.href")).ok
    page.locator(".dag h2 a").first.click()
    page.locator("main li[data-id] a").first.click()
    expect(page.locator("article.record")).to_be_visible()


@SCRIPTS
def test_the_journalist_sees_how_it_was_followed_up(visit, scripts):
    page = visit.open("opvolging/", java_script_enabled=scripts)
    expect(page.get_by_role("table").first).to_be_visible()
    page.locator("main a[href*='aanbevelingen/']").first.click()
    lanes = page.locator("#opvolging")
    expect(lanes.get_by_role("heading", level=3)).to_have_count(2 + lanes.get_by_role("heading", name="Waar is gezocht").count())


# -- The editor --------------------------------------------------------------------------------------------------------


def test_the_editor_is_told_what_is_wrong_and_taken_there(visit):
    page = visit.open("")
    page.get_by_role("heading", name="Bijdragen").get_by_role("link").click()
    page.get_by_role("link", name="Formulieren").click()
    page.get_by_role("link", name="Een advies", exact=True).click()
    expect(page.locator("[data-werk]")).to_be_visible()
    page.get_by_role("button", name="Controleer alles").click()
    fault = page.locator("[data-fouten] a, [data-fouten] button").first
    expect(fault).to_be_visible()
    fault.click()
    assert page.evaluate("document.activeElement.closest('[data-veld]') !== null")
    expect(page.locator("[data-yaml]")).to_contain_text("yaml-language-server")


def test_the_editor_without_scripts_learns_the_other_way(visit):
    page = visit.open("redactie/nieuw/advies/", java_script_enabled=False)
    expect(page.get_by_text("Dit formulier heeft JavaScript nodig")).to_be_visible()
    expect(page.locator("[data-werk]")).to_be_hidden()
    page.get_by_role("link", name="alle velden").click()
    expect(page.get_by_role("table").first).to_be_visible()


# -- Everybody ---------------------------------------------------------------------------------------------------------


def test_a_wrong_address_leads_back(visit):
    page = visit.open("404.html", java_script_enabled=False)
    page.get_by_role("link", name="Naar de startpagina").click()
    expect(page.locator(".belofte")).to_be_visible()
