"""Where a new record goes: its id, its file, and its place in the file; what was there stays as it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from .findings import DataError, Finding
from .kinds import BY_NAME, KINDS, Kind, modeline
from .load import Document, load_bytes
from .project import Project
from .register import Register

# Up to this many ids can all be named in a comment; else this many of those used most.
_FEW, _OFTEN = 30, 8

_HEAD = """\
# {label}. Vul in waar TODO staat. Een veld met een # vlak voor de naam mag weg blijven; haal het # weg om het te gebruiken.
# Uitleg staat na een # met een spatie en mag u weghalen. Klaar? Typ ./adviesspoor check
"""


def new_file(kind: Kind, id: str, record: str, notes: Iterable[str] = ()) -> tuple[str, str]:
    """The name of a file for a record of its own ('data/adviezen/x.yml'), and its text, with `notes` as comment above."""
    name = f"data/{kind.file}/{id}.yml"
    remarks = "".join(f"# {note}\n" for note in notes)
    return name, f"{modeline(name)}\n{_HEAD.format(label=kind.label)}{remarks}\n{record}"


def with_row(project: Project, register: Register, file: str, list_key: str, row: str) -> str:
    """The text of a data file with one row more at the end of its list.

    Raises DataError when the file cannot be read or is written in a way that does not allow adding lines.
    """
    document = next((found for found in register.documents if found.file == file), None)
    if document is None:
        return f"{modeline(file)}\n{list_key}:\n{row}"
    if document.data is None:
        raise DataError(document.findings)
    text = (project.root / file).read_text(encoding="utf-8").rstrip("\n")
    open_list = re.sub(rf"^{list_key}: *\[\]$", f"{list_key}:", text, flags=re.MULTILINE)
    longer = f"{open_list}\n\n{row}"
    if not _has_one_more(document, load_bytes(longer.encode("utf-8"), file), list_key):
        message = f"aan deze lijst kan niets worden toegevoegd; '{list_key}' moet als laatste in het bestand staan, met elk record op eigen regels"
        raise DataError([Finding(document.key_place((list_key,)), message)])
    return longer


def next_number(register: Register, parent: str) -> str:
    """The id of a new record inside `parent`: the number after the highest that ever was."""
    taken = (re.fullmatch(rf"{re.escape(parent)}-([1-9][0-9]*)", id) for id in taken_ids(register))
    return f"{parent}-{max((int(match[1]) for match in taken if match), default=0) + 1}"


def taken_ids(register: Register) -> set[str]:
    """Every id that is in use or ever was: none of them is used again."""
    return {*register.known, *register.entries, *register.published, *register.forwards}


def prefixed(register: Register, kind: Kind, id: str) -> str:
    """The id with the word before it that all ids in its list begin with, if they do: 'bron-'."""
    prefix, ids = f"{kind.name}-", [entry.id for entry in register.of(kind.name)]
    shared = bool(ids) and not kind.per_file and all(known.startswith(prefix) for known in ids)
    return f"{prefix}{id}" if shared and not id.startswith(prefix) else id


def hints(register: Register) -> dict[tuple[str, str], str]:
    """Which ids to choose from, for each field that refers to a kind: all when they are few, else those used most."""
    used: dict[tuple[str, str], Counter[str]] = {}
    for document in register.documents:
        for mark in register.marks.get(document.file, ()):
            if mark.keyword == "x-verwijst-naar" and mark.argument in BY_NAME:
                name = next(step for step in reversed(mark.path) if isinstance(step, str))
                used.setdefault((name, mark.argument), Counter())[mark.value] += 1
    return {(name, kind): _hint([entry.id for entry in register.of(kind)], counter) for (name, kind), counter in used.items()}


def _hint(ids: Sequence[str], used: Counter[str]) -> str:
    if len(ids) <= _FEW:
        return f"Kies uit: {', '.join(ids)}"
    often = sorted((id for id in ids if used[id]), key=lambda id: (-used[id], id))[:_OFTEN]
    return f"Vaak gekozen: {', '.join(often)}"


def child_of(kind: Kind) -> Kind | None:
    """The kind of the records inside a publication: recommendations, items."""
    return next((child for child in KINDS if child.parent == kind.name), None)


def parent_of(kind: Kind) -> Kind | None:
    return BY_NAME.get(kind.parent)


def _has_one_more(before: Document, after: Document, list_key: str) -> bool:
    old, new = before.data, after.data
    if not isinstance(old, dict) or not isinstance(new, dict) or len(after.findings) > len(before.findings):
        return False
    rows = new.get(list_key)
    return isinstance(rows, list) and {**new, list_key: rows[:-1]} == {**old, list_key: old.get(list_key) or []}
