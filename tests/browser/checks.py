"""What must hold on every kind of page and axe cannot see: functions from an open page to the faults on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page


@dataclass(frozen=True)
class Check:
    """A function from a page to its faults, how the page must stand for it, and what it is about in the report.

    `media` are settings of Playwright's emulate_media. `norm` and `proef` are the criterion of
    WCAG 2.2 and what is tried, in Dutch.
    """

    function: Callable[[Page], list]
    norm: str
    proef: str
    width: int = 1280
    height: int = 900
    media: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        settings = [str(self.width), *self.media.values()]
        return f"{self.function.__name__}-{'-'.join(settings)}"

    def __call__(self, page: Page) -> list:
        """The faults on the page, which is left as it was."""
        page.set_viewport_size({"width": self.width, "height": self.height})
        page.emulate_media(**{"media": "screen", "color_scheme": "light", "reduced_motion": "no-preference", **self.media})
        return self.function(page)


# Everything that the keyboard can reach as the page stands now.
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true }))"""


def one_title_and_no_skipped_headings(page: Page) -> list:
    levels = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "found => found.filter(each => each.checkVisibility()).map(each => Number(each.tagName[1]))")
    skips = [(before, after) for before, after in zip(levels, levels[1:], strict=False) if after - before > 1]
    return skips if levels.count(1) == 1 else [*skips, f"{levels.count(1)} titels"]


def the_language_is_said(page: Page) -> list:
    """Dutch, but for what says otherwise; the frame around English text stays Dutch."""
    page_language, *frame = page.evaluate(
        """[document.documentElement, ...document.querySelectorAll(".kop, .kruimels, .voet, .naar-inhoud")].map((each) => each.closest("[lang]").lang)"""
    )
    expected = "en" if page.url.endswith("/en/") else "nl"
    content = page.eval_on_selector("h1", "each => each.closest('[lang]').lang")
    return [] if (page_language, content, {*frame}) == (expected, expected, {"nl"}) else [(page_language, content, frame)]


def the_name_has_what_the_control_says(page: Page) -> list:
    return page.evaluate(
        """[...document.querySelectorAll("a[aria-label], button[aria-label]")].filter((each) => each.checkVisibility() && each.innerText.trim())
            .filter((each) => !each.ariaLabel.toLowerCase().includes(each.innerText.trim().toLowerCase()))
            .map((each) => [each.innerText, each.ariaLabel])"""
    )


def focus_is_shown(page: Page) -> list:
    """An outline of at least 2 px and 3:1, on something that is in sight; no tabindex that changes the order."""
    page.keyboard.press("Tab")
    rows = page.evaluate(
        f"""() => ({REACHABLE})().map((each) => {{
            each.focus({{ preventScroll: true }});
            // A hidden input shows its focus on the label around it.
            const shown = each.classList.contains("verborgen") ? each.closest("label") : each;
            const style = getComputedStyle(shown);
            const box = shown.getBoundingClientRect();
            return {{
                what: each.outerHTML.slice(0, 100),
                focused: document.activeElement === each && each.tabIndex === 0,
                outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
                colour: style.outlineColor,
                seen: box.width > 0 && box.height > 0 && box.left + window.scrollX >= 0,
            }};
        }})"""
    )
    page.evaluate("document.activeElement.blur()")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    colours = {row["colour"]: contrast(row["colour"], paper) for row in rows}
    return [row["what"] for row in rows if not row["focused"] or row["outline"] < 2 or not row["seen"] or colours[row["colour"]] < 3]


def what_scrolls_takes_the_keyboard(page: Page) -> list:
    return page.evaluate(
        """[...document.querySelectorAll("main *")].filter((each) => each.scrollWidth > each.clientWidth && each.clientWidth && each.checkVisibility()
            && ["auto", "scroll"].includes(getComputedStyle(each).overflowX)
            && each.tabIndex < 0 && !each.querySelector("a[href], button, input, select, textarea, [tabindex]"))
            .map((each) => each.outerHTML.slice(0, 80))"""
    )


def tables_have_captions_and_headers(page: Page) -> list:
    """Also where a table is stacked on a phone: the browser still tells it as a table."""
    found = page.evaluate(
        """[...document.querySelectorAll("main table")].filter((table) => table.checkVisibility()).map((table) => {
            const heads = table.tHead?.rows[0]?.cells.length ?? 0;
            const loose = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0) !== heads);
            return [table.caption?.innerText.trim() ? "" : "zonder bijschrift", heads ? "" : "zonder koppen",
                table.querySelector("th:not([scope])") ? "kop zonder richting" : "", loose.length ? "rij zonder kop" : ""].filter(Boolean);
        })"""
    )
    if not found:
        return []
    session = page.context.new_cdp_session(page)
    roles = [node["role"]["value"] for node in session.send("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
    session.detach()
    told = roles.count("table") == len(found) and "columnheader" in roles and "cell" in roles
    return [*filter(None, found), *([] if told else ["geen tabel voor een schermlezer"])]


def nothing_moves(page: Page) -> list:
    return page.evaluate(
        """[...document.querySelectorAll("*")].filter((each) => {
            const style = getComputedStyle(each);
            return style.scrollBehavior === "smooth" || style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => time !== "0s");
        }).map((each) => each.tagName)"""
    )


def black_on_white(page: Page) -> list:
    """Paper: also for who reads in the dark, with the text and without the menu."""
    page.evaluate("document.documentElement.dataset.kleur = 'donker'")
    ink, paper, title, menu = page.evaluate(
        """[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor,
            document.querySelector("h1").checkVisibility(), document.getElementById("menu").checkVisibility()]"""
    )
    page.evaluate("delete document.documentElement.dataset.kleur")
    return [] if (ink, paper, title, menu) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)", True, False) else [(ink, paper, title, menu)]


def nothing_sticks_out(page: Page) -> list:
    return [page.url] if page.evaluate("document.documentElement.scrollWidth > window.innerWidth") else []


def nothing_stays_in_the_way(page: Page) -> list:
    """In a window of 320 by 256 (1280 by 1024 at 400 %) whatever does not scroll along covers the text."""
    return page.evaluate(
        """[...document.querySelectorAll("body *")].filter((each) => ["fixed", "sticky"].includes(getComputedStyle(each).position) && each.checkVisibility()).map((each) => each.className)"""
    )


def text_may_grow(page: Page) -> list:
    return _with(page, "html { font-size: 200% !important; }")


def text_may_be_spaced_out(page: Page) -> list:
    """With the four values of the criterion."""
    return _with(page, "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }")


def _with(page: Page, style: str) -> list:
    """What sticks out or is cut off with this style; text hidden on purpose for the eye is not meant to be seen."""
    sheet = page.add_style_tag(content=style)
    found = page.evaluate(
        """[document.documentElement.scrollWidth > window.innerWidth && "steekt uit",
            ...[...document.querySelectorAll("body *")].filter((each) => {
                const { overflow, overflowX } = getComputedStyle(each);
                return overflow !== "visible" && !["auto", "scroll"].includes(overflowX) && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
                    && each.checkVisibility() && !each.closest(".verborgen, summary, thead, svg");
            }).map((each) => each.outerHTML.slice(0, 80))
        ].filter(Boolean)"""
    )
    sheet.evaluate("each => each.remove()")
    return found


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as browsers write them (WCAG 2.2, 'contrast ratio')."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [float(number) / 255 for number in re.findall(r"[\d.]+", colour)[:3]]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


# In an order that changes the window as little as possible.
CHECKS = (
    Check(one_title_and_no_skipped_headings, "1.3.1", "Elke pagina heeft één titel, en koppen slaan geen niveau over"),
    Check(the_language_is_said, "3.1.1 en 3.1.2", "De taal van elke pagina en van elk deel is aangegeven"),
    Check(the_name_has_what_the_control_says, "2.5.3", "Wat er op een knop staat, zit in de naam die hulpmiddelen voorlezen"),
    Check(focus_is_shown, "2.4.7, 2.4.11 en 1.4.11", "U ziet steeds waar u bent met het toetsenbord"),
    Check(focus_is_shown, "2.4.7, 2.4.11 en 1.4.11", "U ziet steeds waar u bent met het toetsenbord", media={"color_scheme": "dark"}),
    Check(nothing_moves, "2.3.3", "Niets beweegt voor wie om rust vraagt", media={"reduced_motion": "reduce"}),
    Check(black_on_white, "1.4.3", "Op papier staat de tekst zwart op wit", media={"media": "print", "color_scheme": "dark"}),
    Check(text_may_grow, "1.4.4", "Letters van dubbele grootte passen"),
    Check(text_may_be_spaced_out, "1.4.12", "Meer ruimte tussen letters, woorden en regels mag"),
    Check(nothing_sticks_out, "1.4.10", "Niets steekt uit, ook niet bij 400 % vergroting"),
    Check(nothing_sticks_out, "1.4.10", "Niets steekt uit, ook niet bij 400 % vergroting", width=768),
    Check(what_scrolls_takes_the_keyboard, "2.1.1", "Wat opzij schuift, schuift ook met het toetsenbord", width=360),
    Check(tables_have_captions_and_headers, "1.3.1", "Elke tabel heeft een bijschrift en koppen, ook op een telefoon", width=360),
    Check(nothing_sticks_out, "1.4.10", "Niets steekt uit, ook niet bij 400 % vergroting", width=320, height=256),
    Check(nothing_stays_in_the_way, "1.4.10", "Niets dekt de tekst af bij 400 % vergroting", width=320, height=256),
    Check(text_may_be_spaced_out, "1.4.12", "Meer ruimte tussen letters, woorden en regels mag", width=320, height=256),
)
