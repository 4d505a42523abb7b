"""Accessibility (WCAG 2.2, A and AA): axe on every kind of page and open state, and tests for what axe cannot see.

`make a11y-report` runs this file and writes down what it found (see report.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, expect

from adviesspoor.kinds import KINDS
from tests.browser import axe
from tests.browser.checks import CHECKS, REACHABLE, Check, contrast
from tests.browser.conftest import visitor
from tests.browser.report import Report
from tests.browser.states import STATES, open_menu, opened
from tests.pages import OLD, page_types
from tests.serving import served


@pytest.fixture(scope="session")
def report(pytestconfig) -> Report:
    return pytestconfig.stash[Report.KEY]


# -- Every kind of page ------------------------------------------------------------------------------------------------


@dataclass
class Survey:
    """What axe said of every kind of page, and the faults that each check found, by kind."""

    outcomes: list[axe.Outcome] = field(default_factory=list)
    faults: dict[str, dict[str, list]] = field(default_factory=dict)


@pytest.fixture(scope="session")
def survey(browser, site_url, real_site, klein_site, report) -> Survey:
    """Every kind of page, opened once and looked at in every way; no real record has an old address, but one of the small site has."""
    found = Survey()
    _look_around(browser, site_url, page_types(real_site.site), found, report)
    with served(klein_site.site) as url:
        _look_around(browser, url, {OLD: page_types(klein_site.site)[OLD]}, found, report)
    return found


def _look_around(browser: Browser, site_url: str, addresses: dict[str, str], found: Survey, report: Report) -> None:
    outcomes = []
    with visitor(browser, site_url) as visit:
        page = axe.load(visit.page(bypass_csp=True))
        for name, address in addresses.items():
            opened(page, site_url, address)
            outcomes += axe.examine(page, name)
            for check in CHECKS:
                faults = check(page)
                if faults:
                    found.faults.setdefault(check.name, {})[name] = faults[:3]
            if page.evaluate("[...document.querySelectorAll('details:not([open])')].map(each => each.open = true).length"):
                outcomes.append(axe.look(page, f"{name}, alles opengeklapt"))
        report.add(outcomes, axe.version(page), visit.browser_version)
    found.outcomes += outcomes


def test_no_kind_of_page_is_left_out(survey):
    """Pages by their template, and by name those that a visitor of any kind must be able to use."""
    templates = {*(kind.name for kind in KINDS), OLD, "dag met wijzigingen"}
    named = {"voorpagina", "404.html", "zoeken", "data", "opvolging", "wijzigingen", "redactie", "redactie/velden", *(f"redactie/nieuw/{form}" for form in ("advies", "stand", "bron", "opvolging"))}
    assert templates | named <= {outcome.page for outcome in survey.outcomes}


@pytest.mark.wcag("A en AA", "axe vindt geen fouten op elk soort pagina")
def test_axe_finds_nothing_on_any_kind_of_page(survey):
    assert violations(survey.outcomes) == []


@pytest.mark.parametrize("check", [pytest.param(check, id=check.name, marks=pytest.mark.wcag(check.norm, check.proef)) for check in CHECKS])
def test_on_every_kind_of_page(survey, check: Check):
    assert survey.faults.get(check.name, {}) == {}


# -- Open states -------------------------------------------------------------------------------------------------------


@pytest.mark.wcag("A en AA", "axe vindt geen fouten als menu, filters, uitleg, lijsten en meldingen open staan")
@pytest.mark.parametrize("width", axe.WIDTHS)
@pytest.mark.parametrize("scheme", axe.SCHEMES)
def test_axe_finds_nothing_in_any_open_state(visit, report, width, scheme):
    page = axe.load(visit.page(width, 800, color_scheme=scheme, bypass_csp=True))
    outcomes = []
    for name, (address, act) in STATES.items():
        act(opened(page, visit.site_url, address))
        outcomes.append(axe.look(page, name))
        page.evaluate("localStorage.clear()")
    report.add(outcomes, axe.version(page), visit.browser_version)
    assert violations(outcomes) == []


def violations(outcomes: list[axe.Outcome]) -> list[tuple]:
    return [(each.page, each.width, each.scheme, found["rule"], found["nodes"][:3]) for each in outcomes for found in each.violations]


# -- Keyboard ----------------------------------------------------------------------------------------------------------


@pytest.mark.wcag("2.1.2 en 2.4.3", "Tab loopt door de pagina in de volgorde van lezen, en er weer uit")
@pytest.mark.parametrize("address", ("", "zoeken/?q=loket", "redactie/nieuw/bron/"))
def test_tab_walks_through_the_page_in_reading_order_and_out_of_it(visit, address):
    """2.1.2 and 2.4.3: no trap, and the order in which the page is read.

    The place is looked up at every step: a form draws its lists anew while someone walks through it.
    """
    page = opened(visit.page(), visit.site_url, address)
    count = len(page.evaluate(f"({REACHABLE})().map(() => 0)"))
    page.evaluate("document.body.focus()")
    seen = []
    for _ in range(count + 1):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(f"({REACHABLE})().indexOf(document.activeElement)"))
    assert seen == [*range(count), -1]
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.wcag("2.4.3", "De volgorde in de kop van de pagina is voor oog en toetsenbord gelijk")
@pytest.mark.parametrize("width", axe.WIDTHS)
def test_the_header_is_seen_in_the_order_in_which_it_is_walked_through(visit, width):
    page = visit.open("", width=width)
    open_menu(page)
    places = page.evaluate("""[...document.querySelectorAll(".kop a, .kop button, .kop input")].filter((each) => each.checkVisibility())
        .map((each) => { const box = each.getBoundingClientRect(); return [box.top, box.bottom, box.left]; })""")
    for (top, _, left), (after_top, after_bottom, after_left) in zip(places, places[1:], strict=False):
        assert after_bottom > top
        assert after_left > left or after_top > top


@pytest.mark.wcag("2.1.1", "De filters werken met het toetsenbord op een smal scherm")
def test_filters_work_with_the_keyboard_on_a_phone(visit):
    page = opened(visit.page(360, 800), visit.site_url, "zoeken/?q=ind")
    summary = page.locator("[data-filters] > summary")
    box = page.locator("[data-facet=soort] input").first
    expect(box).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-filteraantal]")).to_have_text("1 gekozen")
    expect(page.get_by_role("list", name="Gekozen filters").get_by_role("button")).to_have_count(1)


# -- States and messages -----------------------------------------------------------------------------------------------


@pytest.mark.wcag("4.1.2", "Een lijst met waarden zegt of zij open is")
def test_a_list_of_values_says_whether_it_is_open(visit):
    page = opened(visit.page(), visit.site_url, "zoeken/?q=ind")
    more = page.locator(".facet-meer:visible").first
    closed = more.get_attribute("aria-label")
    expect(more).to_have_attribute("aria-expanded", "false")
    more.focus()
    page.keyboard.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    assert more.get_attribute("aria-label") != closed
    expect(more).to_be_focused()


@pytest.mark.wcag("4.1.3", "Zoeken meldt de uitkomst één keer, na het typen")
def test_the_search_speaks_up_after_typing_and_not_at_every_key(visit):
    """4.1.3: the message is there before it is filled, and says once what is found."""
    page = visit.open("zoeken/", bypass_csp=True)
    expect(page.locator("[data-zoeken] [role=status]")).to_be_attached()
    page.evaluate("""() => {
        window.said = [];
        const status = document.querySelector("[data-zoeken] [role=status]");
        new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
    }""")
    page.locator("#zoek-q").press_sequentially("newsroom", delay=60)
    page.wait_for_function("window.said.length > 0")
    assert len(page.evaluate("window.said")) == 1
    assert re.fullmatch(r"\d+ treffers voor ‘newsroom’.*", page.evaluate("window.said[0]"))
    page.locator("[data-facet=soort] input[value=aanbeveling]").check()
    page.wait_for_function("window.said.length > 1")
    assert page.evaluate("window.said[1]") != page.evaluate("window.said[0]")


@pytest.mark.wcag("4.1.3", "Kopiëren meldt dat het is gelukt")
def test_copying_says_that_it_worked(visit):
    page = visit.open("aanbevelingen/beter-bekend-5/")
    message = page.locator(".citaat-melding")
    expect(message).to_have_attribute("role", "status")
    page.get_by_role("button", name="Kopieer").click()
    expect(message).not_to_be_empty()


@pytest.mark.wcag("1.4.13", "De uitleg bij een woord blijft staan en is weg te halen")
def test_a_meaning_can_be_reached_kept_and_sent_away(visit):
    """1.4.13: on hover and on focus, hoverable, there until sent away, and sent away without moving."""
    page = visit.open("aanbevelingen/beter-bekend-5/")
    term, tip = page.locator("main a.begrip").first, page.get_by_role("tooltip")
    box = term.bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] / 2)
    expect(tip).to_be_visible()
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    below = tip.bounding_box()
    page.mouse.move(below["x"] + 10, below["y"] + below["height"] / 2, steps=25)
    expect(tip).to_be_visible()
    page.wait_for_timeout(500)
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.mouse.move(5, 5)
    term.focus()
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    expect(term).not_to_have_attribute("aria-describedby", re.compile(".*"))


@pytest.mark.wcag("3.1.2", "Een link naar een andere taal zegt dat")
def test_a_link_to_another_language_says_so(visit):
    page = visit.open("")
    link = page.get_by_role("link", name="English")
    assert (link.get_attribute("lang"), link.get_attribute("hreflang")) == ("en", "en")


# -- Seeing ------------------------------------------------------------------------------------------------------------

# Text on what it stands on (1.4.3), and shapes and edges that carry meaning (1.4.11).
_TEXT_PAIRS = [(ink, paper) for ink in ("inkt", "inkt-zacht") for paper in ("papier", "papier-diep", "markering")] + [
    *(("inkt", f"{domain}-vlak") for domain in ("beleid", "uitvoering", "samenspel")),
    *((domain, paper) for domain in ("beleid", "uitvoering") for paper in ("papier", "papier-diep", "markering")),
]
_SHAPE_PAIRS = [(shape, "papier") for shape in ("lijn", "beleid", "uitvoering", "nadruk")]


@pytest.mark.wcag("1.4.3 en 1.4.11", "Kleuren hebben genoeg contrast, in licht en donker")
@pytest.mark.parametrize("scheme", axe.SCHEMES)
def test_the_colours_have_enough_contrast_wherever_they_meet(visit, scheme):
    page = visit.open("", color_scheme=scheme)
    names = {name for pair in (*_TEXT_PAIRS, *_SHAPE_PAIRS) for name in pair}
    colours = page.evaluate(
        """(names) => Object.fromEntries(names.map((name) => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.setProperty("color", `var(--${name})`);
            const colour = getComputedStyle(probe).color;
            probe.remove();
            return [name, colour];
        }))""",
        sorted(names),
    )
    low = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in _TEXT_PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < 4.5}
    low |= {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in _SHAPE_PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < 3}
    assert low == {}


@pytest.mark.wcag("1.4.3", "Het voorbeeld in een invulveld is te lezen")
@pytest.mark.parametrize("scheme", axe.SCHEMES)
def test_the_example_in_a_field_can_be_read(visit, scheme):
    page = visit.open("", color_scheme=scheme)
    for ink, paper in page.evaluate("""[...document.querySelectorAll("input[placeholder]")].map((each) =>
            [getComputedStyle(each, "::placeholder").color, getComputedStyle(each).backgroundColor])"""):
        assert contrast(ink, paper) >= 4.5


@pytest.mark.wcag("1.4.11", "Met kleuren van het systeem (hoog contrast) blijft elk teken zichtbaar")
@pytest.mark.parametrize("setting", ({"forced_colors": "active"}, {"forced_colors": "active", "color_scheme": "dark"}))
def test_forced_colours_leave_every_sign_visible(visit, setting):
    """The system repaints backgrounds: a filled station, a status and a domain must still show."""
    page = visit.open("aanbevelingen/beter-bekend-8/", **setting)
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for sign in (".halte--hier", ".domein"):
        assert contrast(page.eval_on_selector(sign, "each => getComputedStyle(each, '::before').backgroundColor"), canvas) >= 3, sign
    for edge in (".knop", ".zoekveld input"):
        assert contrast(page.eval_on_selector(edge, "each => getComputedStyle(each).borderTopColor"), canvas) >= 3, edge
    page.locator("main a.begrip").first.focus()
    assert page.eval_on_selector(".uitleg", "each => getComputedStyle(each).borderTopWidth") == "1px"
    assert contrast(page.eval_on_selector(":focus", "each => getComputedStyle(each).outlineColor"), canvas) >= 3
