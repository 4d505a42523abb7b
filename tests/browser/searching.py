"""What the tests of the search page share: asking, and reading what it shows."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect


def field(page: Page):
    return page.locator("#zoek-q")


def hits(page: Page) -> list[str]:
    return page.eval_on_selector_all(".treffer", "found => found.map(each => each.dataset.id)")


def settled(page: Page) -> None:
    """Wait until the last question has its answer on the page."""
    expect(page.locator("[data-uitkomst]")).to_have_attribute("aria-busy", "false")


def search(page: Page, text: str) -> list[str]:
    field(page).fill(text)
    settled(page)
    return hits(page)


def expect_address(page: Page, **parameters: list[str]) -> None:
    """The address follows a moment after typing."""
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == parameters)
