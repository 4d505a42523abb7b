"""The button under a record that copies its reference, in a real browser."""

from __future__ import annotations

import functools
import http.server
import threading

import pytest

from adviesspoor.export.citations import citation
from adviesspoor.render import record_page
from adviesspoor.templates import Templates
from tests.conftest import ROOT
from tests.export.conftest import SITE


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture
def register(klein):
    return klein.register()


@pytest.fixture
def open_record(browser, register, tmp_path):
    """A function that opens the page of a record, of a site with or without a public address."""
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(tmp_path)))
    threading.Thread(target=served.serve_forever, daemon=True).start()
    contexts = []

    def opened(site_url, **settings):
        made = record_page(Templates(ROOT / "overrides", register, site_url=site_url), register, register["open-brug-1"])
        script = (ROOT / "docs" / "javascripts" / "kopieer.js").read_text(encoding="utf-8")
        page_file = tmp_path / made.address / "index.html"
        page_file.parent.mkdir(parents=True, exist_ok=True)
        page_file.write_text(f'<!doctype html><html lang="nl"><meta charset="utf-8">{made.html}<script>{script}</script></html>', encoding="utf-8")
        contexts.append(browser.new_context(**settings))
        page = contexts[-1].new_page()
        page.goto(f"http://127.0.0.1:{served.server_port}/{made.address}")
        return page

    yield opened
    for context in contexts:
        context.close()
    served.shutdown()
    served.server_close()


def test_the_button_copies_what_the_page_shows(open_record, register):
    page = open_record(SITE, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer").click()
    page.get_by_text("Gekopieerd.").wait_for()
    cited = citation(register, register["open-brug-1"], SITE)
    assert page.evaluate("navigator.clipboard.readText()") == f"{cited.text} {cited.url}"


def test_without_a_public_address_the_reader_copies_the_address_he_is_at(open_record):
    page = open_record("", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer").click()
    page.get_by_text("Gekopieerd.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f" {page.url}")


def test_a_browser_that_may_not_copy_selects_the_text(open_record, register):
    page = open_record(SITE)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.get_by_role("button", name="Kopieer").click()
    page.get_by_text("De tekst is geselecteerd.").wait_for()
    assert citation(register, register["open-brug-1"], SITE).text in page.evaluate("getSelection().toString()")


def test_without_scripts_there_is_no_button_but_the_text_is_there(open_record, register):
    page = open_record(SITE, java_script_enabled=False)
    assert page.get_by_role("button", name="Kopieer").count() == 0
    assert page.get_by_text(citation(register, register["open-brug-1"], SITE).details).count() == 1
