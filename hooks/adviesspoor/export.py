"""The register as data for machines: `/api/v1/`.

Every record, parts included, has `id`, `type`, `url`, `titel` and `vindplaatsen`; the other
fields are those of the schemas, but for the `url` of a source, which is called `webadres` here.
Records that stand inside another name it in `onderdeel_van` and are listed there by id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import msgspec

from .kinds import KINDS, PART_LISTS
from .register import Entry, Register

API_VERSION = "1.0"
LICENCE = "CC0-1.0"


def as_data(register: Register, entry: Entry) -> dict[str, object]:
    """One record as plain data for the API; addresses are relative to the root of the site."""
    data = msgspec.to_builtins(entry.record)
    inner = {child.list_key for child in KINDS if child.parent == entry.kind.name} | set(PART_LISTS.get(entry.kind.name, ()))
    for name in inner & data.keys():
        data[name] = [row["id"] for row in data[name]]
    if "url" in data:  # of a source; `url` is the address of the record itself
        data["webadres"] = data.pop("url")
    head = {"id": entry.id, "type": entry.kind.name, "url": entry.address, "titel": entry.titel}
    if entry.parent:
        head["onderdeel_van"] = entry.parent
    if entry.is_part:
        head["soort_onderdeel"] = type(entry.record).__name__.lower()
    return {**head, **{key: value for key, value in data.items() if key not in head}, "vindplaatsen": data.get("vindplaatsen", [])}


def envelope(register: Register, records: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """What stands around every list of records: version, date of the data, licence, count."""
    rows = list(records)
    return {"versie": API_VERSION, "peildatum": register.peildatum, "licentie": LICENCE, "aantal": len(rows), "records": rows}


def files(register: Register) -> dict[str, bytes]:
    """All files of the API, by address from the root of the site."""
    rows = {entry.id: as_data(register, entry) for entry in register}
    found = {"api/v1/alles.json": to_json(envelope(register, rows.values()))}
    for kind in KINDS:
        of_kind = (rows[entry.id] for entry in register if entry.kind is kind)
        found[f"api/v1/{kind.plural}.json"] = to_json(envelope(register, of_kind))
    return found


def to_json(value: object) -> bytes:
    """JSON that is the same for the same data, readable, and ends with a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
