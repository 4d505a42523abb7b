"""The search as a visitor uses it: the real index, in the real browser, under the site's own policy."""

from __future__ import annotations

import re

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.searching import expect_address, field, hits, search, settled
from tests.conftest import ROOT

QUESTIONS = yaml.safe_load((ROOT / "tests" / "zoekvragen.yml").read_text(encoding="utf-8"))


@pytest.fixture
def page(visit) -> Page:
    page = visit.open("zoeken/?q=loket")
    settled(page)
    return page


def test_every_question_has_its_answer(page):
    """Top three for 95 % of the questions, top ten for all."""
    missed_three, missed_ten = {}, {}
    asked = 0
    for row in QUESTIONS["vragen"]:
        found = search(page, row["vraag"])
        wanted, either = row.get("top3", []), row.get("een_van_top3", [])
        if wanted or either:
            asked += 1
            if not set(wanted) <= set(found[:3]) or (either and not set(either) & set(found[:3])):
                missed_three[row["vraag"]] = found[:4]
        if not {*wanted, *row.get("top10", [])} <= set(found[:10]) or (either and not set(either) & set(found[:10])):
            missed_ten[row["vraag"]] = found[:10]
    assert 1 - len(missed_three) / asked >= 0.95, missed_three
    assert missed_ten == {}


@pytest.mark.parametrize("text", QUESTIONS["niets"])
def test_nothing_found_says_so(page, text):
    assert search(page, text) == []
    expect(page.locator(".zoekaantal")).to_contain_text("0 treffers")
    expect(page.locator("[data-uitleg]")).to_contain_text(re.compile("Niets gevonden|geen woord"))
    expect(page.locator("[data-meenemen]")).to_be_hidden()


def test_a_word_that_is_nowhere_gets_the_nearest_words(page):
    search(page, "newzrooom")
    link = page.locator("[data-uitleg] a").first
    expect(link).to_have_text("newsroom")
    link.click()
    settled(page)
    assert hits(page)[:3].count("beter-bekend-7") == 1


def test_a_typing_error_is_named(page):
    search(page, "nulmetng")
    expect(page.locator("[data-uitleg]")).to_contain_text("‘nulmetng’ staat nergens. Gezocht op: nulmeting")


def test_odd_input_breaks_nothing(page):
    for text in ("<script>alert(1)</script>", "{{ 7*7 }}", "x" * 5000, "a " * 2000, "\\", "constructor __proto__", "thema:", "💥 ☃", "-", "' OR 1=1 --", "thema:bestaatniet loket"):
        search(page, text)
        expect(page.locator(".zoekaantal")).to_contain_text("treffer")
    assert search(page, "newsroom")


def test_a_hit_shows_kind_title_year_source_and_the_marked_sentence(page):
    search(page, "newsroom voorrang")
    hit = page.locator("[data-id='beter-bekend-7'].treffer")
    expect(hit.locator(".kicker")).to_have_text(re.compile("Aanbeveling.*2019.*Beter bekend.*Uitvoering"))
    expect(hit.locator(".treffer-titel mark").first).to_have_text("newsroom")
    expect(hit.locator(".treffer-zin mark").first).to_be_visible()
    assert hit.locator(".treffer-titel a").get_attribute("href") == "../aanbevelingen/beter-bekend-7/"


def test_a_hit_in_a_part_leads_to_the_part(page):
    search(page, "doorsnee burger")
    part = page.locator(".treffer[data-id='beter-bekend-2'] [data-onderdeel]")
    expect(part).to_have_attribute("data-id", "beter-bekend-2g")
    assert part.get_attribute("href") == "../aanbevelingen/beter-bekend-2/#beter-bekend-2g"


def test_every_hit_leads_to_a_page(visit, page):
    for text in ("loket", "over"):
        search(page, text)
        for href in page.eval_on_selector_all(".treffers a:not([hidden])", "found => found.map(each => each.href)"):
            assert page.request.get(href).ok, href


def test_filters_count_and_narrow_down(page):
    search(page, "woordvoering")
    row = page.locator("[data-facet=soort] li", has=page.locator("input[value=aanbeveling]"))
    count = int(row.locator(".aantal").inner_text())
    row.locator("input").check()
    settled(page)
    expect(page.locator(".zoekaantal")).to_contain_text(f"{count} treffer")
    assert all("Aanbeveling" in text for text in page.locator(".treffer .kicker").all_inner_texts())
    # Other kinds keep the counts they would have; within one facet, more is wider.
    other = page.locator("[data-facet=soort] li", has=page.locator("input[value=uitspraak]"))
    more = int(other.locator(".aantal").inner_text())
    assert more > 0
    other.locator("input").check()
    settled(page)
    expect(page.locator(".zoekaantal")).to_contain_text(f"{count + more} treffer")
    page.locator(".gekozen button", has_text="Aanbevelingen").click()
    settled(page)
    expect(page.locator(".zoekaantal")).to_contain_text(f"{more} treffer")


def test_a_filter_alone_shows_all_its_records_newest_first(visit):
    page = visit.open("zoeken/?soort=advies")
    settled(page)
    assert {"beter-bekend", "reflectie-jaarplan", "autonomie-en-randvoorwaarden"} <= set(hits(page))
    assert hits(page)[-1] == "beter-bekend"


def test_typed_filters_are_chips_that_can_be_taken_away(page):
    search(page, "jaar:2022 soort:item financiering")
    assert "svdu-2022-7" in hits(page)
    assert all(id.startswith("svdu-2022-") for id in hits(page))
    page.locator(".gekozen button", has_text="jaar:2022").click()
    settled(page)
    assert field(page).input_value() == "soort:item financiering".replace("  ", " ")


def test_a_shared_address_gives_the_same_page(visit, page):
    search(page, "wachttijd")
    page.locator("input[name=soort][value=aanbeveling]").check()
    page.locator("input[name=soort][value=item]").check()
    page.locator("[data-volgorde]").select_option("datum")
    settled(page)
    expect_address(page, q=["wachttijd"], soort=["aanbeveling", "item"], sorteer=["datum"])
    other = visit.page()
    other.goto(page.url)
    settled(other)
    assert hits(other) == hits(page)
    assert field(other).input_value() == "wachttijd"
    assert other.locator("[data-volgorde]").input_value() == "datum"


def test_back_goes_back(page):
    first = hits(page)
    search(page, "newsroom")
    page.locator("input[name=soort][value=aanbeveling]").check()
    settled(page)
    page.go_back()
    settled(page)
    expect_address(page, q=["newsroom"])
    page.go_back()
    settled(page)
    assert field(page).input_value() == "loket"
    assert hits(page) == first


def test_back_from_a_record_shows_the_same_results(page):
    search(page, "newsroom")
    found = hits(page)
    page.locator(".treffer-titel a").nth(1).click()
    page.wait_for_url("**/beter-bekend-7/")
    page.go_back()
    settled(page)
    assert hits(page) == found


def test_typing_is_one_step_back(page):
    field(page).fill("")
    field(page).press_sequentially("newsroom", delay=20)
    expect_address(page, q=["newsroom"])
    page.go_back()
    settled(page)
    assert field(page).input_value() == "loket"


def test_the_keyboard_is_enough(page):
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    links = page.locator("[data-titel]")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/zoeken/" not in url)


def test_a_slash_in_the_field_is_a_slash(page):
    field(page).fill("")
    field(page).press_sequentially("a/b")
    assert field(page).input_value() == "a/b"


def test_the_number_is_announced_once_typing_stops(page):
    status = page.locator("[role=status]")
    search(page, "newsroom")
    expect(status).to_contain_text("treffers voor ‘newsroom’")


def test_more_results_come_below_and_get_the_focus(page):
    search(page, "ind")
    assert len(hits(page)) == 10
    first = hits(page)
    page.get_by_role("button", name="Toon meer treffers").click()
    expect(page.locator(".treffer")).to_have_count(30)
    assert hits(page)[:10] == first
    expect(page.locator("[data-titel]").nth(10)).to_be_focused()


def test_nothing_moves_while_typing(page):
    search(page, "loket")
    places = lambda: page.evaluate("['#zoek-q', '[data-filters]', '[data-volgorde]', '.treffers'].map(each => Math.round(document.querySelector(each).getBoundingClientRect().top))")  # noqa: E731
    before = places()
    for text in ("loket a", "loket am", "loket amsterdam"):
        search(page, text)
        assert places() == before


def test_without_scripts_the_field_still_leads_somewhere(visit, browser):
    page = visit.open("zoeken/?q=loket", java_script_enabled=False)
    expect(page.get_by_text("deze pagina kan niet voor u zoeken")).to_be_visible()
    expect(page.locator("[data-live]")).to_be_hidden()
    page.locator("summary", has_text="Aanbevelingen").click()
    expect(page.get_by_role("link", name="Geef de newsroom voorrang")).to_be_visible()
    assert page.locator("[data-vast] li[data-id]").count() > 500


def test_a_broken_connection_says_so_and_recovers(visit):
    page = visit.page()
    page.goto(f"{visit.site_url}zoeken/")
    page.route("**/zoeken/index/index.json", lambda route: route.abort())
    field(page).fill("loket")
    expect(page.locator(".zoekaantal")).to_contain_text("Zoeken lukt nu niet")
    expect(page.locator("[data-vast]")).to_be_visible()
    page.unroute("**/zoeken/index/index.json")
    assert search(page, "newsroom")
    visit.faults[:] = [fault for fault in visit.faults if "ERR_FAILED" not in fault and "Failed to load" not in fault]


@pytest.mark.parametrize("width", (320, 390, 768, 1280))
def test_nothing_sticks_out_sideways(visit, width):
    page = visit.open("zoeken/?q=verblijfsdocument", width=width)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("[data-meenemen] summary").click()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("scheme", ("light", "dark"))
@pytest.mark.parametrize("width", (390, 1280))
@pytest.mark.parametrize("address", ("zoeken/", "zoeken/?q=loket&soort=item", "zoeken/?q=xqzvw"))
def test_no_accessibility_faults(visit, address, width, scheme):
    page = visit.open(address, width=width, color_scheme=scheme, bypass_csp=True)
    if "?" in address:
        settled(page)
        page.locator("[data-meenemen], [data-uitleg]").first.wait_for(state="attached")
    page.add_script_tag(path=ROOT / "node_modules" / "axe-core" / "axe.min.js")
    found = page.evaluate("axe.run()")["violations"]
    assert [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found] == []
