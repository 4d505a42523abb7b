"""What a visitor can open on a page: the states in which a page is looked at as well."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect


def opened(page: Page, site_url: str, address: str) -> Page:
    """Open a page and wait until it is what its reader gets: a form builds itself, a search has its answer."""
    page.goto(site_url + address)
    expect(page.locator("[data-werk][hidden], [data-uitkomst][aria-busy=true]")).to_have_count(0)
    return page


def open_menu(page: Page) -> None:
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
    "menu open": ("", open_menu),
    "uitleg bij een begrip": ("aanbevelingen/beter-bekend-5/", _meaning),
    "citaat gekopieerd": ("aanbevelingen/beter-bekend-5/", _copied),
    "treffers met alle filters": ("zoeken/?q=loket&soort=aanbeveling", _filters),
    "download van de selectie": ("zoeken/?q=loket", _download),
    "niets gevonden": ("zoeken/?q=newzrooom", lambda page: None),
    "formulier met meldingen": ("redactie/nieuw/advies/", _faults),
    "formulier met open keuzelijst": ("redactie/nieuw/advies/", _choices),
    "formulier met een nieuw deel": ("redactie/nieuw/advies/", _row),
}
