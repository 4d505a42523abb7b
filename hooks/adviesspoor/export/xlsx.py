"""The tables as one XLSX workbook: a sheet per kind, and first a sheet that says what this is.

XlsxWriter makes the workbook without the rows of the tables. The rows, nearly all of the file,
are put into its sheets as text: cell by cell through the library they cost four times as much.
The same data gives the same bytes: the workbook carries the date of the data, not of the build.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from zipfile import ZipFile

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from ..dutch import written_date
from ..kinds import KINDS
from ..register import Register
from .api import API_VERSION, LICENCE
from .archive import Archive
from .tables import PLACES, Cell, Column, Columns, Table

ADDRESS = "data/adviesspoor.xlsx"

# Excel takes no longer text in a cell.
LONGEST = 32_767
TOO_LONG = "(te lang voor een cel; staat wel in het CSV-bestand)"

_WIDE = {"titel": 40, "samenvatting": 60, "betekenis": 60, "omschrijving": 60, PLACES: 40, "toelichting": 60}

# In each sheet as XlsxWriter makes it: which cells it fills, and the place where the rows go.
_EXTENT = re.compile(rb'<dimension ref="[^"]*"/>')
_END = b"</sheetData>"

# The number of the format `top` in `_frame`: XlsxWriter counts them as they are used.
_TOP = 2

# What has a meaning in XML or is not allowed there, and what looks like the way Excel writes the latter.
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LOOKALIKE = re.compile("_x[0-9A-Fa-f]{4}_")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class Book:
    """The workbook. Each table is added to it by itself; what is added is no longer needed elsewhere.

    `columns` and `amounts` (of records) are those of every kind, by name.
    """

    def __init__(self, register: Register, columns: Columns, amounts: Mapping[str, int], site_url: str = "") -> None:
        self._frame = ZipFile(io.BytesIO(_frame(register, columns, amounts, site_url)))
        self._sheets = {kind.name: f"xl/worksheets/sheet{number}.xml" for number, kind in enumerate(KINDS, start=2)}
        self._archive = Archive()
        for name in self._frame.namelist():
            if name not in self._sheets.values():
                self._archive.add(name, (self._frame.read(name),))

    def add(self, table: Table) -> None:
        """Fill the sheet of a kind."""
        name = self._sheets[table.kind.name]
        extent = xl_range(0, 0, len(table.rows), len(table.columns) - 1)
        head, end, tail = _EXTENT.sub(f'<dimension ref="{extent}"/>'.encode(), self._frame.read(name)).partition(_END)
        self._archive.add(name, chain((head,), _rows(table), (end, tail)))

    def finished(self) -> bytes:
        """The workbook with the tables that were added."""
        return self._archive.finished()


def _frame(register: Register, columns: Columns, amounts: Mapping[str, int], site_url: str) -> bytes:
    """The workbook with only the names of the columns in the sheets of the kinds."""
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
        _about(book.add_worksheet("Lees mij"), register, amounts, site_url, bold, top)
        for kind in KINDS:
            _sheet(book.add_worksheet(kind.plural), columns[kind.name], amounts[kind.name], bold)
    return stream.getvalue()


def _about(sheet: Worksheet, register: Register, amounts: Mapping[str, int], site_url: str, bold: Format, top: Format) -> None:
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
        *((kind.plural, f"{amounts[kind.name]} records") for kind in KINDS),
    ]
    for number, (name, text) in enumerate(rows):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 1, text, top)


def _sheet(sheet: Worksheet, columns: tuple[Column, ...], amount: int, bold: Format) -> None:
    for number, column in enumerate(columns):
        sheet.set_column(number, number, _width(column))
        sheet.write_string(0, number, column.name, bold)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(amount, 1), len(columns) - 1)


def _rows(table: Table) -> Iterator[bytes]:
    """The rows of a table as SpreadsheetML (ECMA-376, 18.3.1.73)."""
    names = [xl_col_to_name(number) for number in range(len(table.columns))]
    for line, row in enumerate(table.rows, start=2):
        cells = [_cell(f'r="{name}{line}" s="{_TOP}"', value) for name, value in zip(names, row, strict=True) if value is not None]
        yield f'<row r="{line}">{"".join(cells)}</row>'.encode()


def _cell(place: str, value: Cell) -> str:
    if isinstance(value, str):
        text = value if len(value) <= LONGEST else TOO_LONG
        if "_x" in text:
            text = _LOOKALIKE.sub(r"_x005F\g<0>", text)
        return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{_SPECIAL.sub(_escaped, text)}</t></is></c>'
    return f'<c {place} t="b"><v>{value:d}</v></c>' if isinstance(value, bool) else f"<c {place}><v>{value}</v></c>"


def _escaped(found: re.Match[str]) -> str:
    """A character as XML or else as Excel (ST_Xstring, ECMA-376 22.9.2.19) writes it."""
    return _ENTITIES.get(found[0]) or f"_x{ord(found[0]):04X}_"


def _width(column: Column) -> int:
    return _WIDE.get(column.name, 8 if column.type in ("getal", "ja/nee") else 24)
