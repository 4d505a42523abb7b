"""The whole set in one download: the JSON and the CSV of every kind, as a zipped data package."""

from __future__ import annotations

from ..kinds import KINDS
from .api import FOLDER
from .archive import Archive
from .csv_files import PLAIN
from .datapackage import ADDRESS as PACKAGE

ADDRESS = "data/adviesspoor.zip"


class Bundle:
    """A zip of the files that are complete, under the names that the data package uses."""

    def __init__(self) -> None:
        self._archive = Archive()
        self._names = {PACKAGE: "datapackage.json"}
        self._names |= {f"{PLAIN}{kind.plural}.csv": f"csv/{kind.plural}.csv" for kind in KINDS}
        self._names |= {f"{FOLDER}{kind.plural}.json": f"json/{kind.plural}.json" for kind in KINDS}

    def add(self, address: str, content: bytes) -> None:
        """Add a file of the site, if it belongs in the zip."""
        if address in self._names:
            self._archive.add(self._names[address], (content,))

    def finished(self) -> bytes:
        """The zip as a whole."""
        return self._archive.finished()
