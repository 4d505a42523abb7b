"""The register for machines: every file that is not a page.

All of it comes from the same records (`api.records`), so that no two files can disagree. They are
made kind by kind and given out one by one: only what goes into a later file too is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..kinds import KINDS, Kind
from ..register import Register
from . import api, csv_files, datapackage, dcat, openapi, xlsx
from .api import API_VERSION, LICENCE, as_data, envelope, to_json
from .bundle import ADDRESS as BUNDLE
from .bundle import Bundle
from .seals import Seal, seal
from .shapes import Shapes
from .tables import Columns, columns, table

__all__ = ["API_VERSION", "LICENCE", "as_data", "envelope", "files", "to_json"]


def files(register: Register, site_url: str = "") -> Iterator[tuple[str, bytes]]:
    """All files, by address from the root of the site: API, CSV, XLSX, their descriptions.

    `site_url` is the public address of the site, ending in '/'; without it addresses are relative.
    """
    shapes = Shapes(register.schemas)
    amounts = Counter(entry.kind.name for entry in register)
    yield api.INDEX, to_json(api.index(register, amounts))
    yield openapi.ADDRESS, to_json(openapi.openapi(register, shapes, site_url))
    found = columns(shapes)
    downloads = _Downloads(xlsx.Book(register, found, amounts, site_url))
    for kind in KINDS:
        yield from _of_kind(register, kind, found, downloads)
    yield api.EVERYTHING, api.everything(register, downloads.lines)
    yield downloads.sealed(datapackage.ADDRESS, to_json(datapackage.datapackage(register, found, downloads.seals, site_url)))
    yield downloads.sealed(xlsx.ADDRESS, downloads.book.finished())
    yield downloads.sealed(BUNDLE, downloads.bundle.finished())
    yield from dcat.descriptions(register, downloads.seals, site_url).items()


class _Downloads:
    """What grows while the kinds are written: the files that hold all kinds, and the seals of what is described."""

    def __init__(self, book: xlsx.Book) -> None:
        self.book = book
        self.bundle = Bundle()
        self.lines: dict[str, bytes] = {}
        self.seals: dict[str, Seal] = {}

    def sealed(self, address: str, content: bytes) -> tuple[str, bytes]:
        """A file that is described and, if it belongs there, is in the zip as well."""
        self.seals[address] = seal(content)
        self.bundle.add(address, content)
        return address, content


def _of_kind(register: Register, kind: Kind, found: Columns, downloads: _Downloads) -> Iterator[tuple[str, bytes]]:
    rows = api.records(register, kind)
    downloads.lines |= {row["id"]: api.line(row) for row in rows}
    yield downloads.sealed(api.address(kind), to_json(envelope(register, rows)))
    for own in api.by_page(rows):
        yield api.address(kind, own[0]["id"]), to_json(envelope(register, own))
    cells = table(register, kind, found[kind.name], rows)
    downloads.book.add(cells)
    for address, content in csv_files.files(cells):
        yield downloads.sealed(address, content)
