"""Accessibility (WCAG 2.2, A and AA): axe on every kind of page and open state, and tests for what axe cannot see.

`make a11y-report` runs this file and writes down what it found (see report.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.report import Report
from tests.pages import page_types


@pytest.fixture(scope="session")
def kinds(real_site) -> dict[str, str]:
    """One address of every kind of page."""
    return page_types(real_site.site)


@pytest.fixture(scope="session")
def report(pytestconfig) -> Report:
    return pytestconfig.stash[Report.KEY]


def opened(page: Page, site_url: str, address: str) -> Page:
    """Open a page and wait until it is what its reader gets: a form builds itself, a search has its answer."""
    page.goto(site_url + address)
    page.wait_for_function("!document.querySelector('[data-werk][hidden], [data-uitkomst][aria-busy=true]')")
    return page


def every(visit, kinds: dict[str, str], **settings: object) -> Iterator[tuple[str, Page]]:
    """Every kind of page in turn, in one tab."""
    page = visit.page(**settings)
    for name, address in kinds.items():
        yield name, opened(page, visit.site_url, address)


# -- axe ---------------------------------------------------------------------------------------------------------------


@pytest.mark.wcag("A en AA", "axe vindt geen fouten op elk soort pagina")
def test_axe_finds_nothing_on_any_kind_of_page(visit, kinds, report):
    page = axe.load(visit.page(bypass_csp=True))
    outcomes = []
    for name, address in kinds.items():
        opened(page, visit.site_url, address)
        outcomes += axe.examine(page, name)
        if page.evaluate("[...document.querySelectorAll('details:not([open])')].map(each => each.open = true).length"):
            outcomes.append(axe.look(page, f"{name}, alles opengeklapt"))
    report.add(outcomes, axe.version(page), visit.browser_version)
    assert faults(outcomes) == []


def _menu(page: Page) -> None:
    if page.locator(".menuknop").is_visible():
        page.locator(".menuknop").click()


def _meaning(page: Page) -> None:
    page.locator("main a.begrip").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


def _copied(page: Page) -> None:
    page.locator("[data-kopieer]").click()
    expect(page.locator(".citaat-melding")).not_to_be_empty()


def _filters(page: Page) -> None:
    if not page.locator("[data-filters]").get_attribute("open") == "":
        page.locator("[data-filters] > summary").click()
    page.locator(".facet-meer:visible").first.click()


def _download(page: Page) -> None:
    page.locator("[data-meenemen] summary").click()


def _faults(page: Page) -> None:
    page.locator("[data-controleer]").click()
    expect(page.locator("[data-fouten] li").first).to_be_visible()


def _choices(page: Page) -> None:
    page.locator("[data-vorm] [role=combobox]:visible").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=listbox]:visible [role=option]").first).to_be_visible()


def _row(page: Page) -> None:
    page.locator("[data-toevoegen]:visible").last.click()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "menu open": ("", _menu),
    "uitleg bij een begrip": ("aanbevelingen/beter-bekend-5/", _meaning),
    "citaat gekopieerd": ("aanbevelingen/beter-bekend-5/", _copied),
    "treffers met alle filters": ("zoeken/?q=loket&soort=aanbeveling", _filters),
    "download van de selectie": ("zoeken/?q=loket", _download),
    "niets gevonden": ("zoeken/?q=newzrooom", lambda page: None),
    "formulier met meldingen": ("redactie/nieuw/advies/", _faults),
    "formulier met open keuzelijst": ("redactie/nieuw/advies/", _choices),
    "formulier met een nieuw deel": ("redactie/nieuw/advies/", _row),
}


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
    assert faults(outcomes) == []


def faults(outcomes: list[axe.Outcome]) -> list[tuple]:
    return [(each.page, each.width, each.scheme, found["rule"], found["nodes"][:3]) for each in outcomes for found in each.violations]


# -- Keyboard and focus ------------------------------------------------------------------------------------------------

# Everything that the keyboard can reach as the page stands now.
_REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true }))"""


@pytest.mark.wcag("2.4.7, 2.4.11 en 1.4.11", "U ziet steeds waar u bent met het toetsenbord")
def test_whatever_has_the_focus_shows_it(visit, kinds):
    """2.4.7, 2.4.11, 1.4.11: an outline of at least 2 px and 3:1, on something that is in sight."""
    wrong = {}
    for scheme in axe.SCHEMES:
        for name, page in every(visit, kinds, color_scheme=scheme):
            page.keyboard.press("Tab")
            rows = page.evaluate(
                f"""() => ({_REACHABLE})().map((each) => {{
                    each.focus();
                    // A hidden input shows its focus on the label around it.
                    const shown = each.classList.contains("verborgen") ? each.closest("label") : each;
                    const style = getComputedStyle(shown);
                    const box = shown.getBoundingClientRect();
                    return {{
                        what: each.outerHTML.slice(0, 100),
                        focused: document.activeElement === each,
                        positive: each.tabIndex > 0,
                        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
                        colour: style.outlineColor,
                        seen: box.width > 0 && box.height > 0 && box.left + window.scrollX >= 0,
                    }};
                }})"""
            )
            paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
            bad = [row["what"] for row in rows if not row["focused"] or row["positive"] or row["outline"] < 2 or not row["seen"] or contrast(row["colour"], paper) < 3]
            if bad:
                wrong[name, scheme] = bad[:3]
    assert wrong == {}


@pytest.mark.wcag("2.1.2 en 2.4.3", "Tab loopt door de pagina in de volgorde van lezen, en er weer uit")
@pytest.mark.parametrize("address", ("", "zoeken/?q=loket", "redactie/nieuw/bron/"))
def test_tab_walks_through_the_page_in_reading_order_and_out_of_it(visit, address):
    """2.1.2 and 2.4.3: no trap, and the order in which the page is read."""
    page = opened(visit.page(), visit.site_url, address)
    page.evaluate(f"() => ({_REACHABLE})().forEach((each, place) => (each.dataset.plaats = place))")
    count = page.evaluate("document.querySelectorAll('[data-plaats]').length")
    page.evaluate("document.body.focus()")
    seen = []
    for _ in range(count + 1):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.dataset.plaats ?? ''"))
    assert seen == [*map(str, range(count)), ""]


@pytest.mark.wcag("2.4.3", "De volgorde in de kop van de pagina is voor oog en toetsenbord gelijk")
@pytest.mark.parametrize("width", axe.WIDTHS)
def test_the_header_is_seen_in_the_order_in_which_it_is_walked_through(visit, width):
    page = visit.open("", width=width)
    _menu(page)
    places = page.evaluate("""[...document.querySelectorAll(".kop a, .kop button, .kop input")].filter((each) => each.checkVisibility())
        .map((each) => { const box = each.getBoundingClientRect(); return [box.top, box.bottom, box.left]; })""")
    for (top, _, left), (after_top, after_bottom, after_left) in zip(places, places[1:], strict=False):
        assert after_bottom > top
        assert after_left > left or after_top > top


@pytest.mark.wcag("2.1.1", "Wat opzij schuift, schuift ook met het toetsenbord")
def test_a_scrolling_region_can_be_scrolled_with_the_keyboard(visit, kinds):
    """2.1.1: what scrolls sideways takes the focus, or holds something that does."""
    stuck = {}
    for name, page in every(visit, kinds, width=360):
        found = page.evaluate("""[...document.querySelectorAll("main *")].filter((each) => {
            const style = getComputedStyle(each);
            return ["auto", "scroll"].includes(style.overflowX) && each.scrollWidth > each.clientWidth && each.checkVisibility()
                && each.tabIndex < 0 && !each.querySelector("a[href], button, input, select, textarea, [tabindex]");
        }).map((each) => each.outerHTML.slice(0, 80))""")
        if found:
            stuck[name] = found
    assert stuck == {}


# -- Names, states and messages ----------------------------------------------------------------------------------------


@pytest.mark.wcag("2.5.3", "Wat er op een knop staat, zit in de naam die hulpmiddelen voorlezen")
def test_what_a_control_says_is_part_of_its_name(visit, kinds):
    """2.5.3: who speaks to the computer says what is on the button."""
    wrong = {}
    page = visit.page()
    for name, address in {**kinds, "treffers": "zoeken/?q=loket&soort=item"}.items():
        opened(page, visit.site_url, address)
        found = page.evaluate("""[...document.querySelectorAll("a[aria-label], button[aria-label]")].filter((each) => each.checkVisibility() && each.innerText.trim())
            .filter((each) => !each.ariaLabel.toLowerCase().includes(each.innerText.trim().toLowerCase()))
            .map((each) => [each.innerText, each.ariaLabel])""")
        if found:
            wrong[name] = found
    assert wrong == {}


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


@pytest.mark.wcag("4.1.3", "Zoeken meldt de uitkomst één keer, na het typen")
def test_the_search_speaks_up_after_typing_and_not_at_every_key(visit):
    """4.1.3: the message is there before it is filled, and says once what is found."""
    page = visit.open("zoeken/")
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


# -- Structure and language --------------------------------------------------------------------------------------------


@pytest.mark.wcag("1.3.1", "Elke tabel heeft een bijschrift en koppen, ook op een telefoon")
def test_every_table_has_a_caption_and_every_cell_its_header(visit, kinds):
    """1.3.1, also where a table is stacked on a phone: the browser still tells it as a table."""
    seen, wrong = 0, {}
    for name, page in every(visit, kinds, width=360):
        tables = page.locator("main table").count()
        if not tables:
            continue
        seen += tables
        found = page.evaluate("""[...document.querySelectorAll("main table")].flatMap((table) => {
            const heads = [...table.querySelectorAll("thead th[scope=col]")].length;
            const rows = [...table.querySelectorAll("tbody tr")];
            const loose = rows.filter((row) => row.cells.length !== heads && !row.querySelector("[colspan], [rowspan]"));
            return [table.caption?.innerText.trim() ? "" : "zonder bijschrift", heads ? "" : "zonder koppen", loose.length ? "rij zonder kop" : ""].filter(Boolean);
        })""")
        roles = [node["role"]["value"] for node in page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
        if roles.count("table") != tables or "columnheader" not in roles or "cell" not in roles:
            found.append("geen tabel voor een schermlezer")
        if found:
            wrong[name] = found
    assert seen
    assert wrong == {}


@pytest.mark.wcag("3.1.1 en 3.1.2", "De taal van elke pagina en van elk deel is aangegeven")
def test_the_language_of_every_page_and_of_its_parts(visit, kinds):
    """3.1.1 and 3.1.2: Dutch, but for what says otherwise; the frame around English text stays Dutch."""
    for name, page in every(visit, kinds):
        assert page.evaluate("document.documentElement.lang") == ("en" if name == "en" else "nl"), name
    page = visit.open("en/")
    language = lambda selector: page.eval_on_selector(selector, "each => each.closest('[lang]').lang")  # noqa: E731
    assert [language(each) for each in (".kop", ".kruimels", ".voet", ".naar-inhoud")] == ["nl"] * 4
    assert language("main h1") == "en"


@pytest.mark.wcag("3.1.2", "Een link naar een andere taal zegt dat")
def test_a_link_to_another_language_says_so(visit):
    page = visit.open("")
    link = page.get_by_role("link", name="English")
    assert (link.get_attribute("lang"), link.get_attribute("hreflang")) == ("en", "en")


# -- Seeing ------------------------------------------------------------------------------------------------------------

# Text on what it stands on (1.4.3), and shapes and edges that carry meaning (1.4.11).
_TEXT_PAIRS = [(ink, paper) for ink in ("inkt", "inkt-zacht") for paper in ("papier", "papier-diep", "markering")] + [
    *(("inkt", f"{domain}-vlak") for domain in ("beleid", "uitvoering", "samenspel")),
    *((domain, paper) for domain in ("beleid", "uitvoering") for paper in ("papier", "papier-diep")),
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


@pytest.mark.wcag("2.3.3", "Niets beweegt voor wie om rust vraagt")
def test_nothing_moves_for_who_asked_for_rest(visit, kinds):
    moving = {}
    for name, page in every(visit, kinds, reduced_motion="reduce"):
        found = page.evaluate("""[...document.querySelectorAll("*")].filter((each) => {
            const style = getComputedStyle(each);
            return style.scrollBehavior === "smooth" || style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => time !== "0s");
        }).map((each) => each.tagName)""")
        if found:
            moving[name] = found[:3]
    assert moving == {}


# -- Small, large and spread out ---------------------------------------------------------------------------------------

_STICKS_OUT = "document.documentElement.scrollWidth > window.innerWidth"

# Text that its own box cuts off; what is hidden on purpose for the eye is not meant to be seen.
_CUT_OFF = """[...document.querySelectorAll("body *")].filter((each) => {
    const style = getComputedStyle(each);
    return style.overflow !== "visible" && !["auto", "scroll"].includes(style.overflowX) && each.checkVisibility() && !each.closest(".verborgen, summary, thead, svg")
        && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map((each) => each.outerHTML.slice(0, 80))"""


@pytest.mark.wcag("1.4.10", "Bij 400 % vergroting steekt niets uit")
def test_at_400_percent_there_is_one_column_and_nothing_sticks_out(visit, kinds):
    """1.4.10: a window of 1280 by 1024 at 400 % has 320 by 256; nothing stays in the way while scrolling."""
    wrong = {}
    for name, page in every(visit, kinds, width=320, height=256):
        stuck = page.evaluate("""[...document.querySelectorAll("body *")].filter((each) => ["fixed", "sticky"].includes(getComputedStyle(each).position) && each.checkVisibility()).map((each) => each.className)""")
        if page.evaluate(_STICKS_OUT) or stuck:
            wrong[name] = stuck or "steekt uit"
    assert wrong == {}


@pytest.mark.wcag("1.4.4", "Letters van dubbele grootte passen")
def test_text_twice_as_large_still_fits(visit, kinds):
    """1.4.4: the letters at 200 %, the window as it was."""
    wrong = {}
    for name, page in every(visit, kinds, bypass_csp=True):
        page.add_style_tag(content="html { font-size: 200% !important; }")
        if page.evaluate(_STICKS_OUT) or page.evaluate(_CUT_OFF):
            wrong[name] = page.evaluate(_CUT_OFF)[:3]
    assert wrong == {}


@pytest.mark.wcag("1.4.12", "Meer ruimte tussen letters, woorden en regels mag")
@pytest.mark.parametrize("width", (320, 1280))
def test_text_may_be_spaced_out(visit, kinds, width):
    """1.4.12, with its four values."""
    wrong = {}
    for name, page in every(visit, kinds, width=width, bypass_csp=True):
        page.add_style_tag(content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }")
        if page.evaluate(_STICKS_OUT) or page.evaluate(_CUT_OFF):
            wrong[name] = page.evaluate(_CUT_OFF)[:3]
    assert wrong == {}


@pytest.mark.wcag("1.4.3", "Op papier staat de tekst zwart op wit")
def test_on_paper_it_is_black_on_white_whatever_the_screen(visit, kinds):
    """A dark screen gives no pale letters on paper, and the text of every kind of page is there."""
    wrong = {}
    for name, page in every(visit, kinds, color_scheme="dark"):
        page.evaluate("document.documentElement.dataset.kleur = 'donker'")
        page.emulate_media(media="print")
        ink, paper = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
        if (ink, paper) != ("rgb(0, 0, 0)", "rgb(255, 255, 255)") or not page.locator("h1").is_visible() or page.locator(".kop nav, .kop form").first.is_visible():
            wrong[name] = (ink, paper)
        page.emulate_media(media="screen")
    assert wrong == {}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as browsers write them (WCAG 2.2, 'contrast ratio')."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [float(number) / 255 for number in re.findall(r"[\d.]+", colour)[:3]]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
