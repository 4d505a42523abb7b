"""The tables as CSV: plain (comma, UTF-8) for programs, and the Dutch form (semicolon, BOM) for Excel.

A spreadsheet runs a cell that begins like a formula. Such a cell gets an apostrophe in front:
harmless, and whoever reads the file can take it off again (`unguarded`), because a text that
itself begins with apostrophes and then a formula sign gets one too.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from .tables import Cell, Table

PLAIN = "data/csv/"
EXCEL = "data/excel/"

# The signs that OWASP lists for CSV injection, and their wide forms, which some spreadsheets obey too.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def files(found: Iterable[Table]) -> dict[str, bytes]:
    """Both files of each table, by address from the root of the site."""
    made: dict[str, bytes] = {}
    for table in found:
        made[f"{PLAIN}{table.kind.plural}.csv"] = _written(table, ",").encode("utf-8")
        made[f"{EXCEL}{table.kind.plural}.csv"] = _written(table, ";").encode("utf-8-sig")
    return made


def guarded(text: str) -> str:
    """The text of a cell, harmless in a spreadsheet."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` made harmless."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _written(table: Table, separator: str) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return stream.getvalue()


def _cell(value: Cell) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else "" if value is None else str(value)
