"""The preview as an editor uses it: a change shows, a mistake is said in the browser, and nothing stale stays."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

import pytest

from tests.building import Building

pytestmark = pytest.mark.slow

PATIENCE = 60  # seconds; a quiet machine needs one or two


@dataclass(frozen=True)
class Browser:
    address: str

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except urllib.error.URLError:
            return 0, ""

    def until(self, path: str, status: int, text: str) -> str:
        """The page at `path` as soon as it has this status and this text."""
        end = time.monotonic() + PATIENCE
        found = (0, "")
        while time.monotonic() < end:
            found = self.get(path)
            if found[0] == status and text in found[1]:
                return found[1]
            time.sleep(0.1)
        raise AssertionError(f"{path}: {found[0]}, zonder {text!r}")


@pytest.fixture
def browser(klein_building: Building):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=klein_building.root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "ADVIESSPOOR_PREVIEW": "true"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield Browser(f"http://127.0.0.1:{port}/")
    process.terminate()
    process.wait(timeout=PATIENCE)


def edit(building: Building, name: str, old: str, new: str) -> None:
    path = building.root / "data" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_change_shows_on_every_page_that_has_it_and_a_mistake_is_said(browser, klein_building):
    les, old = "lessen/les-wie-weet-wacht-rustiger/", "Wie weet hoe lang het duurt, wacht rustiger"
    browser.until(les, 200, old)
    assert old in browser.get("api/v1/lessen.json")[1]
    assert browser.get("bestaat-niet/")[0] == 404

    edit(klein_building, "lessen.yml", old, "Wie de reden kent, heeft geduld")
    assert old not in browser.until(les, 200, "Wie de reden kent, heeft geduld")
    assert "Wie de reden kent, heeft geduld" in browser.get("api/v1/lessen.json")[1]

    edit(klein_building, "lessen.yml", "titel: Wie de reden kent, heeft geduld", "titell: Wie de reden kent, heeft geduld")
    said = browser.until(les, 503, "data/lessen.yml:")
    assert "onbekend veld 'titell'" in said

    edit(klein_building, "lessen.yml", "titell: ", "titel: ")
    browser.until(les, 200, "Wie de reden kent, heeft geduld")
