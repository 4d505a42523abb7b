"""What a proposal does to the records: which are new, which changed, which are gone, as Markdown for a comment.

The data of a proposal comes from anyone. It is read as data only (the schemas and the code are
ours), and whatever of it ends up in the comment stands in a code span: there, no markup, link,
mention or reference is active on any platform that reads Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import fields
from .differences import Difference, differences
from .findings import Refused
from .kinds import KINDS, source_of
from .load import MAX_BYTES
from .register import Register
from .versions import Reader, Version

# A comment may have 65,536 signs (docs.github.com, "Working with comments"); this leaves room.
MOST_SIGNS = 60_000
MOST_FILES = 2_000
_MOST_TEXT = 140
_MOST_FIELDS = 12
_NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_ORDER = {kind.name: number for number, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Records:
    """The records of a folder with data, by id, with the file of each, and the files that could not be read."""

    versions: Mapping[str, Version]
    files: Mapping[str, str]
    unread: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """One record that is in both, but not the same."""

    old: Version
    new: Version
    changes: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    """Records that came, changed and went, by kind and id. Of a file that cannot be read (`unread`), nobody knows."""

    added: tuple[Version, ...]
    changed: tuple[Changed, ...]
    removed: tuple[Version, ...]
    unread: tuple[str, ...]


def records_in(root: Path) -> Records:
    """The records in `root/data`. Links to other files are not followed; broken records are read as far as they go.

    Raises Refused when there are more files than a project can have.
    """
    found: dict[str, Version] = {}
    files: dict[str, str] = {}
    unread: list[str] = []
    reader = Reader()
    names = sorted(path.relative_to(root).as_posix() for path in (root / "data").rglob("*.yml"))
    if len(names) > MOST_FILES:
        raise Refused(f"{root / 'data'} heeft meer dan {MOST_FILES} bestanden.")
    for name in names:
        path = root / name
        if source_of(name) is None:
            continue
        whole = path.is_file() and not path.is_symlink() and path.stat().st_size <= MAX_BYTES
        versions = reader.read(name, path.read_bytes()) if whole else None
        if versions is None:
            unread.append(name)
        else:
            found |= versions
            files |= dict.fromkeys(versions, name)
    return Records(found, files, tuple(unread))


def compare(old: Records, new: Records) -> Comparison:
    """What is different in `new`."""
    both = [(old.versions[id], version) for id, version in new.versions.items() if id in old.versions]
    changed = (Changed(before, after, tuple(differences(before.data, after.data))) for before, after in both)
    return Comparison(
        _sorted(version for id, version in new.versions.items() if id not in old.versions),
        tuple(sorted((row for row in changed if row.changes), key=lambda row: _place(row.new))),
        _sorted(version for id, version in old.versions.items() if id not in new.versions and old.files[id] not in new.unread),
        new.unread,
    )


def markdown(register: Register, found: Comparison, limit: int = MOST_SIGNS) -> str:
    """The comparison in Dutch. `register` gives the names of fields and words; it is ours, not the proposal's."""
    counts = f"{_count(found.added)} erbij, {_count(found.changed)} veranderd, {_count(found.removed)} weg."
    if not any((found.added, found.changed, found.removed, found.unread)):
        return "## Wat dit voorstel doet met de records\n\nEr verandert geen enkel record.\n"
    blocks = ["## Wat dit voorstel doet met de records", "", counts[:1].upper() + counts[1:]]
    if found.unread:
        blocks += ["", "### Niet te lezen", "", *(f"- {code(name)}" for name in found.unread)]
    if found.added:
        blocks += ["", "### Erbij", "", *(_line(version) for version in found.added)]
    if found.changed:
        blocks += ["", "### Veranderd", "", *(line for row in found.changed for line in _changes(register, row))]
    if found.removed:
        blocks += ["", "### Weg", "", "Stond een record al op de site, dan hoort in `data/gepubliceerd.yml` onder `doorverwezen` wat ervoor in de plaats kwam.", ""]
        blocks += [_line(version) for version in found.removed]
    return _limited(blocks, limit)


def code(text: object) -> str:
    """Any text as a code span on one line (CommonMark 6.1): between more backticks than it holds in a row."""
    flat = " ".join(_NOT_SHOWN.sub(" ", str(text)).split())
    if len(flat) > _MOST_TEXT:
        flat = f"{flat[:_MOST_TEXT]}…"
    if not flat:
        return "(leeg)"
    fence = "`" * (max((len(run) for run in re.findall("`+", flat)), default=0) + 1)
    pad = " " if flat[0] == "`" or flat[-1] == "`" else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def _line(version: Version) -> str:
    kind = f"onderdeel van {code(version.page)}" if version.part else version.label.lower()
    return f"- {code(version.id)} ({kind}): {code(version.title)}"


def _changes(register: Register, row: Changed) -> Iterator[str]:
    yield _line(row.new)
    for change in row.changes[:_MOST_FIELDS]:
        yield f"  - {_label(register, row.new, change)}: {_in_words(change)}"
    if len(row.changes) > _MOST_FIELDS:
        yield f"  - en nog {len(row.changes) - _MOST_FIELDS} velden"


def _label(register: Register, version: Version, change: Difference) -> str:
    """The name of a field as the schemas have it; a name that only the proposal knows can hold anything."""
    name = fields.label(register, version, change.path)
    known = _names(register.schemas.documents)
    return name if all(step in known for step in change.path if isinstance(step, str)) else code(name)


def _names(schema: object) -> set[str]:
    """The names of all fields in the schemas."""
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties")
    return {*(own if isinstance(own, dict) else ()), *(name for inner in schema.values() for name in _names(inner))}


def _in_words(change: Difference) -> str:
    old, new = change.old, change.new
    if change.members:
        went, came = change.members
        parts = [f"erbij {', '.join(map(code, came))}" if came else "", f"weg {', '.join(map(code, went))}" if went else ""]
        return "; ".join(filter(None, parts)) or "andere volgorde"
    if isinstance(old, (dict, list)) or isinstance(new, (dict, list)):
        return "toegevoegd" if old is None else "weggehaald" if new is None else "veranderd"
    if old is None:
        return f"ingevuld met {code(new)}"
    if new is None:
        return f"weggehaald, was {code(old)}"
    if len(str(old)) > _MOST_TEXT or len(str(new)) > _MOST_TEXT:
        return "tekst herschreven"
    return f"was {code(old)}, is nu {code(new)}"


def _count(rows: tuple) -> str:
    return f"{len(rows) or 'geen'} {'record' if len(rows) == 1 else 'records'}"


def _sorted(versions: Iterable[Version]) -> tuple[Version, ...]:
    return tuple(sorted(versions, key=_place))


def _place(version: Version) -> tuple[int, list[str]]:
    """Kinds in their order; within a kind x-2 before x-2a and x-10."""
    return _ORDER.get(version.kind, len(_ORDER)), [part.zfill(9) if part.isdecimal() else part for part in re.split("([0-9]+)", version.id)]


def _limited(lines: list[str], limit: int) -> str:
    """The lines that fit, and how many do not."""
    size, kept = 0, []
    for number, line in enumerate(lines):
        size += len(line) + 1
        if size > limit:
            return "\n".join([*kept, "", f"En nog {len(lines) - number} regels; zie de bestanden zelf."]) + "\n"
        kept.append(line)
    return "\n".join(kept) + "\n"
