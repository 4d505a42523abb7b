"""Scripts and styles in folders that are named after their content, so that a browser may keep them for good.

`javascripts/menu.js` becomes `javascripts-3f9c1a2b4d5e/menu.js`: any change below a folder gives all of it
another address, and what modules import from each other by relative address stays together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

FOLDERS = ("javascripts", "stylesheets")
_LENGTH = 12


@dataclass(frozen=True)
class Assets:
    """`folders` gives the folder on the site for a folder of the project; one that it does not name keeps its own."""

    folders: Mapping[str, str] = field(default_factory=dict)

    def address(self, address: str) -> str:
        """Where a file of the project stands on the site."""
        folder, slash, rest = address.partition("/")
        return f"{self.folders.get(folder, folder)}{slash}{rest}"


def named_after_content(docs: Path, added: Mapping[str, bytes]) -> Assets:
    """The folders of `docs`, with the files that the build adds to them by address."""
    files = {path.relative_to(docs).as_posix(): path.read_bytes() for name in FOLDERS for path in (docs / name).rglob("*") if path.is_file()}
    return Assets({name: f"{name}-{_digest(name, files | dict(added))}" for name in FOLDERS})


def _digest(folder: str, files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for address, content in sorted(files.items()):
        if address.startswith(f"{folder}/"):
            whole.update(f"{address}\0{len(content)}\0".encode() + content)
    return whole.hexdigest()[:_LENGTH]
