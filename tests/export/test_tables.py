"""CSV, XLSX and the data package: the same tables, read back by other libraries."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import warnings
import zipfile

import openpyxl
import pytest

from adviesspoor.export import csv_files, xlsx
from adviesspoor.export.api import records
from adviesspoor.export.tables import columns, table
from adviesspoor.kinds import KINDS

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its dependencies, at import
    import frictionless


def plain_rows(files, kind):
    return list(csv.DictReader(io.StringIO(files[f"data/csv/{kind.plural}.csv"].decode("utf-8"), newline="")))


def sheet_rows(files):
    """The rows of every sheet but the first, as dicts."""
    book = openpyxl.load_workbook(io.BytesIO(files[xlsx.ADDRESS]))
    found = {}
    for sheet in book.worksheets[1:]:
        header, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(header, row, strict=True)) for row in rows]
    return found


def test_every_table_has_as_many_rows_as_the_api_has_records(real, real_files):
    sheets = sheet_rows(real_files)
    assert list(sheets) == [kind.plural for kind in KINDS]
    for kind in KINDS:
        ids = [record["id"] for record in json.loads(real_files[f"api/v1/{kind.plural}.json"])["records"]]
        assert [row["id"] for row in plain_rows(real_files, kind)] == ids
        assert [row["id"] for row in sheets[kind.plural]] == ids
    assert sum(map(len, sheets.values())) == len(real)


def test_the_table_for_excel_is_the_plain_table_in_dutch_form(files):
    for kind in KINDS:
        raw = files[f"data/excel/{kind.plural}.csv"]
        assert raw.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert rows == plain_rows(files, kind)


def test_csv_and_xlsx_say_the_same(real_files):
    sheets = sheet_rows(real_files)
    for kind in KINDS:
        for plain, cells in zip(plain_rows(real_files, kind), sheets[kind.plural], strict=True):
            written = {name: "" if value is None else str(value).lower() if isinstance(value, bool) else str(value) for name, value in cells.items()}
            assert {name: csv_files.unguarded(value) for name, value in plain.items()} == written


def test_a_table_holds_everything_the_api_says(real, real_files, shapes):
    for kind in KINDS:
        found = table(real, kind, columns(shapes)[kind.name], records(real, kind))
        names = [column.name for column in found.columns]
        assert len(set(names)) == len(names), kind.plural
        rows = json.loads(real_files[f"api/v1/{kind.plural}.json"])["records"]
        for cells, record in zip(found.rows, rows, strict=True):
            assert sorted(_leaves(record)) == sorted(_cells(found.columns, cells)), record["id"]


def _leaves(record, path=()):
    """Every value of a record with its path; a list is one value."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, name))
        elif value != [] or name == "vindplaatsen":
            yield (*path, name), json.dumps(value)


def _cells(columns, cells):
    for column, cell in zip(columns, cells, strict=True):
        if cell is not None and column.path and cell != "[]" or column.name == "vindplaatsen":
            value = json.loads(cell) if column.type == "json" else cell.split(", ") if column.type == "woorden" else cell
            yield column.path, json.dumps(value)


def test_places_also_stand_in_words(files):
    row = next(row for row in plain_rows(files, next(kind for kind in KINDS if kind.name == "aanbeveling")) if row["id"] == "open-brug-1")
    assert row["waar_het_staat"] == "Open brug, Raad voor de Bruggen, 3 maart 2021, regel 9–11"


def test_the_workbook_says_what_it_is(files):
    first = openpyxl.load_workbook(io.BytesIO(files[xlsx.ADDRESS])).worksheets[0]
    about = {row[0]: row[1] for row in first.iter_rows(values_only=True)}
    assert about["Peildatum"] == "7 juni 2022" and about["Licentie"].startswith("CC0-1.0")


def test_the_data_package_describes_its_files(files):
    described = json.loads(files["data/datapackage.json"])
    for resource in described["resources"]:
        content = files[f"data/{resource['path']}"]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


@pytest.mark.parametrize("name", ("files", pytest.param("real_files", marks=pytest.mark.slow)))
@pytest.mark.filterwarnings("ignore")  # of the dependencies of frictionless
def test_the_data_package_is_valid_with_all_its_rows_and_references(request, tmp_path, name):
    files = request.getfixturevalue(name)
    with zipfile.ZipFile(io.BytesIO(files["data/adviesspoor.zip"])) as archive:
        archive.extractall(tmp_path)
    assert frictionless.Package.validate_descriptor(str(tmp_path / "datapackage.json")).valid
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])[:5]
    assert len(report.tasks) == len(KINDS)


@pytest.mark.filterwarnings("ignore")  # of the dependencies of frictionless
def test_a_reference_to_nothing_is_not_valid(files, tmp_path):
    with zipfile.ZipFile(io.BytesIO(files["data/adviesspoor.zip"])) as archive:
        archive.extractall(tmp_path)
    table = tmp_path / "csv" / "adviezen.csv"
    table.write_bytes(table.read_bytes().replace(b"bron-open-brug", b"bron-open-brie"))
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert "foreign-key" in {kind for (kind,) in report.flatten(["type"])}


def test_the_zip_holds_the_complete_files(files):
    with zipfile.ZipFile(io.BytesIO(files["data/adviesspoor.zip"])) as archive:
        for kind in KINDS:
            assert archive.read(f"json/{kind.plural}.json") == files[f"api/v1/{kind.plural}.json"]
            assert archive.read(f"csv/{kind.plural}.csv") == files[f"data/csv/{kind.plural}.csv"]


def test_a_sheet_fits_its_rows_and_looks_like_the_others(files):
    book = openpyxl.load_workbook(io.BytesIO(files[xlsx.ADDRESS]))
    for kind in KINDS:
        sheet = book[kind.plural]
        amount = len(plain_rows(files, kind))
        assert (sheet.max_row, sheet.freeze_panes) == (amount + 1, "B2")
        assert sheet.auto_filter.ref.startswith("A1:") and sheet.auto_filter.ref.endswith(str(max(amount, 1) + 1))
        assert all(cell.font.b and not cell.alignment.wrap_text for cell in sheet[1])
        filled = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
        assert all(cell.alignment.wrap_text and cell.alignment.vertical == "top" and not cell.font.b for cell in filled)


def test_the_extent_of_a_sheet_is_that_of_its_table(files):
    """Readers that go through a sheet row by row take its word for it."""
    book = openpyxl.load_workbook(io.BytesIO(files[xlsx.ADDRESS]), read_only=True)
    for kind in KINDS:
        assert book[kind.plural].max_row == len(plain_rows(files, kind)) + 1
