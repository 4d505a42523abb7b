"""A Frictionless data package: what stands in each plain CSV file, column by column.

Written to the Data Package and Table Schema specifications (version 1).
"""

from __future__ import annotations

from ..kinds import BY_NAME, KINDS, Kind
from ..register import Register
from .api import API_VERSION, LICENCE
from .csv_files import PLAIN
from .seals import Seal, Seals
from .tables import Column, Columns

ADDRESS = "data/datapackage.json"

_TYPES = {"tekst": "string", "getal": "integer", "ja/nee": "boolean", "woorden": "string", "json": "array"}


def datapackage(register: Register, columns: Columns, seals: Seals, site_url: str = "") -> dict[str, object]:
    """The description of the plain CSV files with these columns."""
    described: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": "adviesspoor",
        "title": "Adviesspoor",
        "description": "Van advies naar uitvoering bij de IND: adviezen, aanbevelingen, Standen van de Uitvoering en wie er iets aan kan doen.",
        "version": f"{API_VERSION}+{register.peildatum}",
        "created": f"{register.peildatum}T00:00:00Z",
        "keywords": ["IND", "adviesraad", "aanbevelingen", "uitvoering", "beleid"],
        "licenses": [{"name": LICENCE, "title": "Creative Commons Zero 1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "contributors": [{"title": "Redactie Adviesspoor", "role": "publisher"}],
    }
    if site_url:
        described["homepage"] = f"{site_url}data/"
    return {**described, "resources": [_resource(kind, columns[kind.name], seals[f"{PLAIN}{kind.plural}.csv"]) for kind in KINDS]}


def _resource(kind: Kind, columns: tuple[Column, ...], seal: Seal) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": kind.plural,
        "title": kind.label_plural,
        "path": f"csv/{kind.plural}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": seal.size,
        "hash": f"sha256:{seal.sha256}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\r\n", "header": True},
        "schema": {
            "fields": [_field(column) for column in columns],
            "primaryKey": "id",
            "foreignKeys": [_foreign_key(column, kind) for column in columns if column.target in BY_NAME and column.type == "tekst"],
        },
    }


def _field(column: Column) -> dict[str, object]:
    described: dict[str, object] = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": _TYPES[column.type],
    }
    if column.required:
        described["constraints"] = {"required": True}
    return described


def _foreign_key(column: Column, kind: Kind) -> dict[str, object]:
    """What the ids in a column refer to; a table refers to itself by an empty name."""
    target = BY_NAME[column.target].plural
    return {"fields": column.name, "reference": {"resource": "" if target == kind.plural else target, "fields": "id"}}
