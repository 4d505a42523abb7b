"""Prints every locked package with its licence: `make licenties`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt")
UNKNOWN = "niet geïnstalleerd op deze machine"

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Package:
    """A locked package. `licence` is what the package says of itself."""

    lock: str
    name: str
    version: str
    licence: str


def locked(root: Path) -> Iterator[Package]:
    """Every package of every lock file of the project in `root`."""
    for lock in LOCKS:
        for name, version in _LOCKED.findall((root / lock).read_text(encoding="utf-8")):
            yield Package(lock, name, version, _licence(name))
    lock = "package-lock.json"
    for path, row in json.loads((root / lock).read_text(encoding="utf-8"))["packages"].items():
        if path:
            yield Package(lock, path.rpartition("node_modules/")[2], row["version"], row.get("license") or _old_licence(root / path))


def _licence(name: str) -> str:
    """The licence expression (PEP 639); older packages have classifiers, or a line of text."""
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return UNKNOWN
    classifiers = [text.rpartition(" :: ")[2] for text in found.get_all("Classifier") or () if text.startswith("License ::")]
    line = (found.get("License") or "").strip()
    # Of a whole licence in this field, the name is not in the first line; the classifier has it.
    short = line if 0 < len(line) < 60 and "\n" not in line and line != "UNKNOWN" else ""
    return found.get("License-Expression") or short or " of ".join(classifiers)


def _old_licence(folder: Path) -> str:
    """What packages from before npm 3 say, which a lock file does not repeat."""
    try:
        said = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return UNKNOWN
    return " of ".join(row["type"] for row in said.get("licenses", ()))


def main() -> None:
    for package in sorted(set(locked(Path(__file__).resolve().parents[1]))):
        print(f"{package.lock:22} {package.name:28} {package.version:14} {package.licence}")


if __name__ == "__main__":
    main()
