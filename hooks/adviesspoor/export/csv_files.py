"""The tables as CSV: plain (comma, UTF-8) for programs, and the Dutch form (semicolon, BOM) for Excel.

A spreadsheet runs a cell that begins like a formula. Such a cell gets an apostrophe in front:
harmless, and whoever reads the file can take it off again (`unguarded`), because a text that
itself begins with apostrophes and then a formula sign gets one too.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator

from .tables import Cell, Table

PLAIN = "data/csv/"
EXCEL = "data/excel/"

# The signs that OWASP lists for CSV injection, and their wide forms, which some spreadsheets obey too.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")

_QUOTED = re.compile('[,;"\r\n]')


def files(table: Table) -> Iterator[tuple[str, bytes]]:
    """Both files of a table, by address from the root of the site."""
    rows = [[column.name for column in table.columns], *([_cell(value) for value in row] for row in table.rows)]
    yield f"{PLAIN}{table.kind.plural}.csv", _written(rows, ",")
    yield f"{EXCEL}{table.kind.plural}.csv", BOM_UTF8 + _written(rows, ";")


def guarded(text: str) -> str:
    """The text of a cell, harmless in a spreadsheet."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` made harmless."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _written(rows: Iterable[Iterable[str]], separator: str) -> bytes:
    """The rows as RFC 4180 has them; the writer of the standard library takes three times as long."""
    return "".join([f"{separator.join(row)}\r\n" for row in rows]).encode()


def _cell(value: Cell) -> str:
    """A cell as it stands in both files: quoted where either needs it."""
    if value is None:
        return ""
    if isinstance(value, str):
        text = guarded(value)
        return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
    return str(value).lower() if isinstance(value, bool) else str(value)
