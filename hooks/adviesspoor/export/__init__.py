"""The register for machines and reference managers: every file that is not a page.

All of it comes from the same records (`api.records`), so that no two files can disagree.
"""

from __future__ import annotations

from ..register import Register
from . import bundle, citations, csv_files, datapackage, dcat, openapi, xlsx
from .api import API_VERSION, LICENCE, as_data, envelope, records, to_json
from .api import files as api_files
from .shapes import Shapes
from .tables import tables

__all__ = ["API_VERSION", "LICENCE", "as_data", "envelope", "files", "to_json"]


def files(register: Register, site_url: str = "") -> dict[str, bytes]:
    """All files, by address from the root of the site: API, CSV, XLSX, their descriptions, references.

    `site_url` is the public address of the site, ending in '/'; without it addresses are relative.
    """
    shapes = Shapes(register.schemas)
    rows = records(register)
    found = tables(register, shapes, rows)
    made = api_files(register, rows)
    made[openapi.ADDRESS] = to_json(openapi.openapi(register, shapes, site_url))
    made |= csv_files.files(found)
    made[xlsx.ADDRESS] = xlsx.workbook(register, found, site_url)
    made[datapackage.ADDRESS] = to_json(datapackage.datapackage(register, found, made, site_url))
    made[bundle.ADDRESS] = bundle.bundle(made)
    made |= dcat.descriptions(register, made, site_url)
    return made | citations.files(register, site_url)
