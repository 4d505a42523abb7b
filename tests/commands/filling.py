"""Fills in a draft as an editor would: a good value where TODO stands, taken from what the field asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adviesspoor.fieldguide import Field, Group
from adviesspoor.load import load_bytes
from adviesspoor.places import KeyPath

# What depends on the small project: places in its letter, and days that fit each other.
_VALUES = {
    "van_regel": "9",
    "tot_regel": "11",
    "zoekwoorden": "Vertel schippers vooraf",
    "bestand": "brief.txt",
    "sha256": "a" * 64,
    "datum": "2021-03-04",
    "datum_tot": "2021-03-05",
    "geraadpleegd": "2022-04-05",
    "gezien_op": "2022-04-05",
    "jaar": "2021",
    "jaar_tot": "2022",
    "url": "https://bruggen.example/nieuw",
    "veld": "id",
    "nummer": "'1'",
}
_IDS = {"bron": "bron-open-brug", "organisatie": "dbs", "thema": "wachten", "*": "open-brug-1"}


def filled_in(text: str, group: Group, start: KeyPath = ()) -> str:
    """The draft with every TODO replaced. `start` leads to the record of `group` in the file."""
    number = 0
    while spots := [*_undone(load_bytes(text.encode("utf-8"), "data/x.yml").data, ())]:
        path = spots[0]
        number += 1
        place = load_bytes(text.encode("utf-8"), "data/x.yml").place(path)
        value = _value(text, group, path[len(start) :], path, number)
        lines = text.split("\n")
        line = lines[place.line - 1]
        assert line[place.column - 1 :].startswith("TODO"), line
        lines[place.line - 1] = line[: place.column - 1] + value + line[place.column + 3 :]
        text = "\n".join(lines)
    return text


def with_everything(text: str) -> str:
    """The draft with every optional field in use: without the # before their names."""
    return re.sub(r"^(\s*)#+(?=[^#\s])(?!.*\$schema)", r"\1", text, flags=re.MULTILINE)


def _value(text: str, group: Group, path: KeyPath, whole: KeyPath, number: int) -> str:
    field = _field(group, path)
    if field.name == "id":  # of a part: that of its record with a letter
        data = load_bytes(text.encode("utf-8"), "").data
        for step in whole[:-3]:
            data = data[step]
        return f"{data['id']}{'abcdefgh'[[*data].index(whole[-3]) % 8]}"
    if field.refers_to:
        return _IDS[field.refers_to]
    if field.terms:
        return "wachten" if field.name == "themas" else field.terms[0].tag
    return _VALUES.get(field.name, f"Eigen zin nummer {number}")


def _field(group: Group, path: KeyPath) -> Field:
    names = [step for step in path if isinstance(step, str)]
    field = group[names[0]]
    for name in names[1:]:
        field = field.group[name]
    return field


def _undone(value: object, path: KeyPath) -> Iterator[KeyPath]:
    if value == "TODO":
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _undone(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _undone(inner, (*path, index))
