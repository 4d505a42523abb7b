"""What differs between two versions of the same plain data, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from .places import KeyPath


@dataclass(frozen=True)
class Difference:
    """One field that differs; `old` is None when it was not there, `new` when it is no longer there.

    `path` leads from the record to the field: ('aan_zet', 0, 'wat'). A place in a list counts in
    the new version; of a row that is gone, in the old one.
    """

    path: KeyPath
    old: object
    new: object

    @property
    def members(self) -> tuple[list, list] | None:
        """Of a list of plain values: what went and what came; None for anything else. No list counts as an empty one."""
        lists = [value or [] for value in (self.old, self.new) if value is None or isinstance(value, list)]
        if len(lists) < 2 or any(isinstance(row, (dict, list)) for rows in lists for row in rows):
            return None
        old, new = lists
        return [row for row in old if row not in new], [row for row in new if row not in old]


def differences(old: object, new: object, path: KeyPath = ()) -> Iterator[Difference]:
    """Every difference between two values, as deep in the data as possible.

    The rows of a list are paired first, so that a new row does not make all rows after it
    look different. A list of plain values is compared as a whole: what came, what went.
    """
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*new, *old)):
            yield from differences(old.get(key), new.get(key), (*path, key))
    elif _is_rows(old) and _is_rows(new):
        for index, before, after in _paired(old, new):
            yield from differences(before, after, (*path, index))
    else:
        yield Difference(path, old, new)


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(row, dict) for row in value)


def _paired(old: list, new: list) -> Iterator[tuple[int, object, object]]:
    """The rows that differ: where, as it was (None: not there), as it is (None: gone)."""
    matcher = SequenceMatcher(None, [_key(row) for row in old], [_key(row) for row in new], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        shared = min(i2 - i1, j2 - j1)
        for step in range(shared):
            yield j1 + step, old[i1 + step], new[j1 + step]
        for index in range(i1 + shared, i2):
            yield index, old[index], None
        for index in range(j1 + shared, j2):
            yield index, None, new[index]


def _key(row: object) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False)
