"""The selection as a file: exactly what was found, whole, in the order of the page, and all of it text."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from tests.browser.searching import hits, search, settled


@pytest.fixture
def page(visit) -> Page:
    page = visit.open("zoeken/?q=loket")
    settled(page)
    return page


def download(page: Page, kind: str) -> bytes:
    page.locator("[data-meenemen] summary").click()
    with page.expect_download() as caught:
        page.locator(f"[data-meenemen] button[data-soort={kind}]").click()
    assert re.fullmatch(r"adviesspoor-selectie-\d{4}-\d\d-\d\d\.(csv|json|xlsx)", caught.value.suggested_filename)
    return Path(caught.value.path()).read_bytes()


@pytest.fixture
def selection(page) -> Page:
    search(page, "loket")
    page.locator("input[name=soort][value=item]").check()
    page.locator("input[name=soort][value=aanbeveling]").check()
    settled(page)
    assert 1 < len(hits(page)) <= 10
    return page


@pytest.mark.parametrize(("kind", "separator", "bom"), [("csv-excel", ";", True), ("csv", ",", False)])
def test_csv_is_exactly_the_selection(selection, kind, separator, bom):
    raw = download(selection, kind)
    assert raw.startswith(b"\xef\xbb\xbf") == bom
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert [row["id"] for row in rows] == hits(selection)
    assert {row["zoekvraag"] for row in rows} == {"loket"}
    assert {row["adres_selectie"] for row in rows} == {selection.url}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row["peildatum"]) for row in rows)
    assert all(row["adres"].startswith("http") and row["titel"] and row["tekst"] and row["vindplaatsen"] for row in rows)


def test_json_is_exactly_the_selection(selection):
    data = json.loads(download(selection, "json"))
    assert [record["id"] for record in data["records"]] == hits(selection)
    assert data["aantal"] == len(data["records"])
    assert (data["zoekvraag"], data["adres_selectie"]) == ("loket", selection.url)
    assert data["peildatum"]


def test_xlsx_is_exactly_the_selection_and_all_text(selection):
    raw = download(selection, "xlsx")
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        assert book.testzip() is None
        for name in book.namelist():
            ElementTree.fromstring(book.read(name))
        sheets = [ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")) for number in (1, 2)]
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    rows = [["".join(cell.itertext()) for cell in row.iter(f"{space}c")] for row in sheets[0].iter(f"{space}row")]
    assert [row[0] for row in rows] == ["id", *hits(selection)]
    assert {cell.get("t") for sheet in sheets for cell in sheet.iter(f"{space}c")} == {"inlineStr"}
    assert not list(sheets[0].iter(f"{space}f"))
    about = dict(["".join(cell.itertext()) for cell in row.iter(f"{space}c")] for row in sheets[1].iter(f"{space}row"))
    assert about["Zoekvraag"] == "loket"
    assert about["Adres van de selectie"] == selection.url


def test_a_download_has_all_results_not_only_those_on_the_screen(page):
    search(page, "ind")
    total = int(re.sub(r"\D", "", page.locator(".zoekaantal").inner_text().split("treffer")[0]))
    assert total > 100
    rows = list(csv.DictReader(io.StringIO(download(page, "csv").decode("utf-8"), newline="")))
    assert len(rows) == total
    assert [row["id"] for row in rows[:10]] == hits(page)
