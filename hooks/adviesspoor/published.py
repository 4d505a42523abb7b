"""The list of published ids: it only grows."""

from __future__ import annotations

import os
from pathlib import Path

from .project import Project
from .register import Register


def add_new(project: Project, register: Register) -> list[str]:
    """Add every id that is not yet in `data/gepubliceerd.yml`; returns the ids that were added.

    The rest of the file, comments included, stays as it is.
    """
    new = sorted(entry.id for entry in register if entry.id not in register.published)
    if new:
        path = project.data / "gepubliceerd.yml"
        text = path.read_text(encoding="utf-8").replace("gepubliceerd: {}\n", "gepubliceerd:\n")
        head, key, rest = text.partition("gepubliceerd:\n")
        rows = "".join(f"  {id}: {_quoted(register[id].address)}\n" for id in new)
        _replace(path, head + key + rows + rest)
    return new


def _quoted(address: str) -> str:
    return f"'{address}'" if "#" in address else address


def _replace(path: Path, text: str) -> None:
    """Write whole or not at all."""
    scratch = path.with_suffix(".nieuw")
    scratch.write_text(text, encoding="utf-8")
    os.replace(scratch, path)
