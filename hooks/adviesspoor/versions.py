"""The records in a version of a data file, whatever file they stood in at the time.

Everything with an id is a record, so this also reads files that have since been renamed or
split. A version is read in pieces (one for each record of a list); a piece with the same text
as in the version before is not read again, so a long history costs what changed in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .kinds import BY_NAME, KINDS, PART_LISTS, SUPPORT, Kind, source_of
from .load import MAX_BYTES, load_bytes

_SECTION = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
_FIRST_ROW = re.compile(r"(?:[ \t]*(?:#.*)?\n)*( *)- ")
_SUPPORT = {f"data/{support.file}" for support in SUPPORT}
_KIND_OF_LIST = {kind.list_key: kind for kind in KINDS if kind.list_key}
_PART_KEYS = {key for keys in PART_LISTS.values() for key in keys}
_TITLES = ("titel", "naam", "term")


@dataclass(frozen=True)
class Version:
    """A record as it once was.

    `data` is what stood in the file, without its parts and with a list of ids in the place of
    other records in it. `page` is the id of the record on whose page it is; `part` is the list
    in which a part stands ('onderdelen'). `kind` is empty when nothing says what it was.
    """

    id: str
    kind: str
    page: str
    part: str
    data: dict[str, object] = field(repr=False)

    @property
    def title(self) -> str:
        return str(next((self.data[key] for key in _TITLES if self.data.get(key)), self.id))

    @property
    def label(self) -> str:
        """What kind of record it was, for readers."""
        return BY_NAME[self.kind].label if self.kind else "Record"


class Reader:
    """Reads version after version of the data files, each file in the order of its history."""

    def __init__(self) -> None:
        self._pieces: dict[str, dict[str, object]] = {}

    def read(self, file: str, raw: bytes) -> dict[str, Version] | None:
        """The records in one version of a file, by id; None when that version cannot be read."""
        if file in _SUPPORT:
            return {}
        data = self.data(file, raw)
        if not isinstance(data, dict):
            return None
        source = source_of(file)
        return {version.id: version for version in _versions(data, source if isinstance(source, Kind) and source.per_file else None)}

    def data(self, file: str, raw: bytes) -> object:
        """What `load.load_bytes` makes of the file; None when it cannot be read."""
        if len(raw) > MAX_BYTES:
            return None
        before = self._pieces.get(file, {})
        pieces = _pieces(raw)
        values = {piece: before[piece] if piece in before else _value(piece, key, is_row) for piece, (key, is_row) in pieces.items()}
        if not values or any(value is None for value in values.values()):
            return load_bytes(raw, file).data
        self._pieces[file] = values
        return _joined(pieces, values)


def _pieces(raw: bytes) -> dict[str, tuple[str, bool]]:
    """A file in pieces that can be read by themselves: its top-level fields, and of a list each row.

    By piece: the name of its field, and whether it is a row. Empty when the text does not allow it:
    then it has to be read as a whole, which also happens when reading any of the pieces fails.
    """
    try:
        head, *sections = _SECTION.split(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return {}
    if any(line and not line.startswith("#") for line in head.splitlines()):
        return {}
    keys = [section.partition(":")[0] for section in sections]
    found: dict[str, tuple[str, bool]] = {}
    total = 0
    for key, section in zip(keys, sections):
        body = section.removeprefix(f"{key}:")
        if body.startswith("\n") and (first := _FIRST_ROW.match(body)):
            rows = re.split(f"^(?={first[1]}- )", body, flags=re.MULTILINE)[1:]
            found |= {f"{key}:\n{row}": (key, True) for row in rows}
            total += len(rows)
        else:
            found[section] = (key, False)
            total += 1
    return found if len(found) == total and len(set(keys)) == len(keys) else {}  # two the same would become one


def _value(piece: str, key: str, is_row: bool) -> object:
    """The value in one piece; None when it is not what it looked like."""
    data = load_bytes(piece.encode("utf-8"), "").data
    if not isinstance(data, dict) or list(data) != [key]:
        return None
    if not is_row:
        return data
    rows = data[key]
    return rows[0] if isinstance(rows, list) and len(rows) == 1 else None


def _joined(pieces: dict[str, tuple[str, bool]], values: dict[str, object]) -> dict[str, object]:
    data: dict[str, object] = {}
    for piece, (key, is_row) in pieces.items():
        if is_row:
            data.setdefault(key, []).append(values[piece])
        else:
            data |= values[piece]
    return data


def _versions(data: dict, kind: Kind | None) -> Iterator[Version]:
    """The records of one file: `kind` is that of the file itself, None for a file with lists."""
    if isinstance(data.get("id"), str):
        yield from _unfold(data, kind.name if kind else "")
    else:
        for key, rows in data.items():
            for row in _records(rows):
                yield from _unfold(row, _KIND_OF_LIST[key].name if key in _KIND_OF_LIST else "")


def _unfold(row: dict, kind: str, page: str = "", part: str = "") -> Iterator[Version]:
    """A record and the records in it."""
    own = row
    page = page or row["id"]
    for key, value in row.items():
        if inner := _records(value):
            rest = {} if key in _PART_KEYS else {key: [record["id"] for record in inner]}
            own = {**{name: held for name, held in own.items() if name != key}, **rest}
            for record in inner:
                if key in _PART_KEYS:
                    yield from _unfold(record, kind, page, key)
                else:
                    yield from _unfold(record, _KIND_OF_LIST[key].name if key in _KIND_OF_LIST else "")
    yield Version(row["id"], kind, page, part, own)


def _records(value: object) -> list[dict]:
    """The rows of a list of records; empty for anything else."""
    if not isinstance(value, list) or not all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in value):
        return []
    return value
