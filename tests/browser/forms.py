"""The forms of the editors for the tests: their addresses, and someone who has no mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

ADVICE = "redactie/nieuw/advies/"
FORMS = {"advies": ADVICE, "stand": "redactie/nieuw/stand/", "bron": "redactie/nieuw/bron/", "opvolging": "redactie/nieuw/opvolging/"}
RECORDS = {"advies": "beter-bekend", "stand": "svdu-2022", "bron": "bron-svdu-2022", "opvolging": "beter-bekend-1"}


def opened(visit, address: str, **settings):
    page = visit.open(address, **settings)
    page.locator("[data-werk]").wait_for(state="visible")
    return page


def settle(page) -> None:
    """Wait until what was typed has been checked."""
    page.wait_for_timeout(500)


def downloaded(page) -> tuple[str, str]:
    """The name and the text of the file that the form makes."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download het bestand").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text(encoding="utf-8")


def recommendation(page, number: int):
    return page.locator(".deel--record").nth(number - 1)


class Keyboard:
    """Someone who has no mouse."""

    def __init__(self, page) -> None:
        self._page = page
        page.evaluate("document.querySelector('main').focus()")

    def back_to(self, name: str) -> None:
        self.to(name, "Shift+Tab")

    def to(self, name: str, key: str = "Tab") -> None:
        """Press Tab until the field or button with this name has the focus."""
        for _ in range(150):
            self._page.keyboard.press(key)
            if self.name().startswith(name):
                return
        pytest.fail(f"Met Tab is ‘{name}’ niet te bereiken; de focus staat op ‘{self.name()}’.")

    def name(self) -> str:
        return self._page.evaluate(
            """() => {
                const element = document.activeElement;
                if (element === document.body || element.id === "inhoud") return "";
                return (element.getAttribute("aria-label") || element.labels?.[0]?.textContent || element.textContent || "").trim();
            }"""
        )

    def type(self, name: str, text: str) -> None:
        self.to(name)
        for place, line in enumerate(text.split("\n")):
            if place:
                self._page.keyboard.press("Enter")
            self._page.keyboard.insert_text(line)

    def choose(self, name: str, text: str) -> None:
        """Search in a field and take the first choice."""
        self.to(name)
        self._page.keyboard.insert_text(text)
        self.press("ArrowDown", "Enter")

    def select(self, name: str, letter: str) -> None:
        self.to(name)
        self.press(letter)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)
