"""Pages as a visitor meets them: with the keyboard, without scripts, on paper. What holds on every kind of page is in checks.py."""

from __future__ import annotations

import pytest

RECOMMENDATION = "aanbevelingen/beter-bekend-5/"
ITEM = "stand-van-de-uitvoering/svdu-2022-12/"


def test_the_skip_link_comes_first_and_leads_to_the_content(visit):
    page = visit.open(RECOMMENDATION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_the_menu_opens_and_closes_with_the_keyboard_on_a_phone(visit):
    page = visit.open("", width=360)
    button = page.get_by_role("button", name="Menu")
    assert not page.get_by_role("link", name="Adviezen", exact=True).is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Adviezen").is_visible()
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.textContent") == "Menu"


def test_without_scripts_the_menu_is_simply_there(visit):
    page = visit.open("", width=360, java_script_enabled=False)
    assert page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Adviezen").is_visible()
    assert page.locator(".menuknop").is_hidden()


@pytest.mark.parametrize("width", (360, 1280))
def test_focus_never_lands_on_something_out_of_sight(visit, width):
    page = visit.open(ITEM, width=width)
    for _ in range(60):
        page.keyboard.press("Tab")
        place = page.evaluate(
            """() => {
                const focused = document.activeElement;
                if (focused === document.body) return null;
                const box = focused.getBoundingClientRect();
                const style = getComputedStyle(focused);
                return { what: focused.outerHTML.slice(0, 80), left: box.left, width: box.width, height: box.height,
                         outline: style.outlineStyle !== "none" || style.boxShadow !== "none" };
            }"""
        )
        if place is None:
            break
        assert place["width"] > 0 and place["height"] > 0 and place["left"] >= 0, place
        assert place["outline"], place


def test_the_colour_choice_is_kept_and_is_all_that_is_kept(visit):
    page = visit.open("", color_scheme="light")
    page.get_by_role("button", name="Donker kleurenschema").click()
    page.goto(page.url + "adviezen/")
    assert page.evaluate("document.documentElement.dataset.kleur") == "donker"
    assert page.evaluate("Object.keys(localStorage)") == ["kleur"]
    assert page.get_by_role("button", name="Licht kleurenschema").is_visible()


def test_a_part_answers_at_its_own_anchor(visit):
    page = visit.open("stand-van-de-uitvoering/svdu-2022-12/#svdu-2022-12a")
    assert page.locator("#svdu-2022-12a:target").is_visible()


def test_print_shows_the_record_and_its_address_and_no_menu(visit):
    page = visit.open(RECOMMENDATION)
    page.emulate_media(media="print")
    assert page.locator("#menu").is_hidden()
    assert page.locator(".voet-adres").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
