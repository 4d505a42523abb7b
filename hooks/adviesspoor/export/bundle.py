"""The whole set in one download: the JSON and the CSV of every kind, as a zipped data package."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..kinds import KINDS
from .api import FOLDER
from .csv_files import PLAIN
from .datapackage import ADDRESS as PACKAGE

ADDRESS = "data/adviesspoor.zip"

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the build must not leave its time in the file


def bundle(files: Mapping[str, bytes]) -> bytes:
    """A zip of those `files` that are complete, under the names that the data package uses."""
    names = {"datapackage.json": PACKAGE}
    names |= {f"csv/{kind.plural}.csv": f"{PLAIN}{kind.plural}.csv" for kind in KINDS}
    names |= {f"json/{kind.plural}.json": f"{FOLDER}{kind.plural}.json" for kind in KINDS}
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, address in names.items():
            archive.writestr(ZipInfo(name, _EARLIEST), files[address], ZIP_DEFLATED)
    return stream.getvalue()
