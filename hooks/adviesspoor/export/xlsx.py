"""The tables as one XLSX workbook: a sheet per kind, and first a sheet that says what this is.

The same data gives the same bytes: the workbook carries the date of the data, not of the build.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ..dutch import written_date
from ..register import Register
from .api import API_VERSION, LICENCE
from .tables import PLACES, Column, Table

ADDRESS = "data/adviesspoor.xlsx"

# Excel takes no longer text in a cell.
LONGEST = 32_767
TOO_LONG = "(te lang voor een cel; staat wel in het CSV-bestand)"

_WIDE = {"titel": 40, "samenvatting": 60, "betekenis": 60, "omschrijving": 60, PLACES: 40, "toelichting": 60}


def workbook(register: Register, found: Iterable[Table], site_url: str = "") -> bytes:
    """The workbook with all tables."""
    found = tuple(found)
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": "Adviesspoor",
                "comments": f"Peildatum {register.peildatum}. Licentie {LICENCE}.",
                "created": datetime.fromisoformat(register.peildatum),
            }
        )
        bold = book.add_format({"bold": True, "valign": "top"})
        top = book.add_format({"text_wrap": True, "valign": "top"})
        _about(book.add_worksheet("Lees mij"), register, found, site_url, bold, top)
        for table in found:
            _sheet(book.add_worksheet(table.kind.plural), table, bold, top)
    return stream.getvalue()


def _about(sheet: Worksheet, register: Register, found: Iterable[Table], site_url: str, bold: Format, top: Format) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    rows = [
        ("Wat is dit?", "Alle records van Adviesspoor: van advies naar uitvoering bij de IND. Elk blad is één soort record."),
        ("Peildatum", written_date(register.peildatum)),
        ("Versie", API_VERSION),
        ("Licentie", f"{LICENCE}: u mag alles vrij gebruiken"),
        *([("Adres", site_url)] if site_url else []),
        ("Ids en vaste woorden", "Staan er meer in een cel, dan staat er een komma met een spatie tussen."),
        ("Cellen met haken", "Een cel die met [ begint, is een lijst, geschreven als JSON."),
        *((table.kind.plural, f"{len(table.rows)} records") for table in found),
    ]
    for number, (name, text) in enumerate(rows):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 1, text, top)


def _sheet(sheet: Worksheet, table: Table, bold: Format, top: Format) -> None:
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _width(column))
        sheet.write_string(0, number, column.name, bold)
    for line, row in enumerate(table.rows, start=1):
        for number, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(line, number, value, top)
            elif isinstance(value, int):
                sheet.write_number(line, number, value, top)
            elif value is not None:
                sheet.write_string(line, number, value if len(value) <= LONGEST else TOO_LONG, top)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _width(column: Column) -> int:
    return _WIDE.get(column.name, 8 if column.type in ("getal", "ja/nee") else 24)
