"""The register as data for machines: `/api/v1/`.

Every record, parts included, has `id`, `type`, `url`, `titel` and `vindplaatsen`; the other
fields are those of the schemas, but for the `url` of a source, which is called `webadres` here.
Records that stand inside another name it in `onderdeel_van` and are listed there by id.

The file of a kind and that of a record are complete. `alles.json` has every record with the
fields most kinds share (`SHARED`): complete it would grow past what a browser should load at
once, and a reader of one kind would load the eleven others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

import msgspec

from .. import views
from ..kinds import KINDS, PART_LISTS
from ..register import Entry, Register

API_VERSION = "1.0"
LICENCE = "CC0-1.0"
FOLDER = "api/v1/"

# A place always has these keys, so that a client need not ask which; `plek` only stands where it is used.
PLACE_KEYS = ("bron", "van_regel", "tot_regel", "zoekwoorden")

# The fields of `alles.json`.
SHARED = (
    *("id", "type", "url", "titel", "onderdeel_van", "soort_onderdeel", "opvolging_nu"),
    *("samenvatting", "domein", "datum", "jaar", "aan", "themas", "tekst", "vindplaatsen"),
)

Record = dict[str, object]


def as_data(register: Register, entry: Entry) -> Record:
    """One record as plain data for the API; addresses are relative to the root of the site."""
    data = msgspec.to_builtins(entry.record)
    inner = {child.list_key for child in KINDS if child.parent == entry.kind.name} | set(PART_LISTS.get(entry.kind.name, ()))
    for name in inner & data.keys():
        data[name] = [row["id"] for row in data[name]]
    if "url" in data:  # of a source; `url` is the address of the record itself
        data["webadres"] = data.pop("url")
    head: Record = {"id": entry.id, "type": entry.kind.name, "url": entry.address, "titel": entry.titel}
    if entry.parent:
        head["onderdeel_van"] = entry.parent
    if entry.is_part:
        head["soort_onderdeel"] = type(entry.record).__name__.lower()
    if hasattr(entry.record, "opvolging"):
        head["opvolging_nu"] = _state(register, entry)
    body = {key: value for key, value in _with_whole_places(data).items() if key not in head}
    return {**head, **body, "vindplaatsen": body.get("vindplaatsen", [])}


def records(register: Register) -> tuple[Record, ...]:
    """Every record of the register as data, in its order."""
    return tuple(as_data(register, entry) for entry in register)


def envelope(register: Register, rows: Iterable[Mapping[str, object]]) -> Record:
    """What stands around every list of records: version, date of the data, licence, count."""
    rows = list(rows)
    return {"versie": API_VERSION, "peildatum": register.peildatum, "licentie": LICENCE, "aantal": len(rows), "records": rows}


def files(register: Register, rows: Iterable[Record]) -> dict[str, bytes]:
    """All files of the API with records (`records(register)`), by address from the root of the site."""
    rows = tuple(rows)
    by_kind = {kind: [row for row in rows if row["type"] == kind.name] for kind in KINDS}
    found = {f"{FOLDER}index.json": to_json(_index(register, {kind.name: len(of_kind) for kind, of_kind in by_kind.items()}))}
    shared = ({name: row[name] for name in SHARED if name in row} for row in rows)
    found[f"{FOLDER}alles.json"] = _to_lines(envelope(register, shared))
    for kind, of_kind in by_kind.items():
        found[f"{FOLDER}{kind.plural}.json"] = to_json(envelope(register, of_kind))
        for row in of_kind:
            found[f"{FOLDER}{kind.plural}/{row['id']}.json"] = to_json(envelope(register, [row]))
    return found


def to_json(value: object) -> bytes:
    """JSON that is the same for the same data, readable, and ends with a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _to_lines(wrapped: Record) -> bytes:
    """An envelope with one line for each record: the smallest JSON that still shows what changed where."""
    *head, _ = wrapped.items()
    opening = "".join(f"{_compact(key)}:{_compact(value)}," for key, value in head)
    lines = ",\n".join(_compact(row) for row in wrapped["records"])
    return f'{{{opening}"records":[\n{lines}\n]}}\n'.encode()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _index(register: Register, counts: Mapping[str, int]) -> Record:
    """The way in: which files there are and how much is in each."""
    kinds = [
        {
            "naam": kind.name,
            "meervoud": kind.plural,
            "titel": kind.label_plural,
            "aantal": counts[kind.name],
            "records": f"{FOLDER}{kind.plural}.json",
            "een_record": f"{FOLDER}{kind.plural}/{{id}}.json",
            "csv": f"data/csv/{kind.plural}.csv",
            "csv_voor_excel": f"data/excel/{kind.plural}.csv",
        }
        for kind in KINDS
    ]
    return {
        "versie": API_VERSION,
        "peildatum": register.peildatum,
        "licentie": LICENCE,
        "aantal": len(register),
        "soorten": kinds,
        "alles": f"{FOLDER}alles.json",
        "openapi": f"{FOLDER}openapi.json",
        "zip": "data/adviesspoor.zip",
        "xlsx": "data/adviesspoor.xlsx",
        "datapackage": "data/datapackage.json",
        "dcat": "data/dcat.ttl",
        "uitleg": "data/",
    }


def _state(register: Register, entry: Entry) -> Record:
    """The current state of both lanes, as the page of the record shows it."""
    found = views.followed(register, entry)
    return {**{lane.name: lane.state for lane in found.lanes}, "verschil": found.disagree}


def _with_whole_places(value: object) -> object:
    """The same data with every place (however deep it stands) in its full form."""
    if isinstance(value, (list, tuple)):
        return [_with_whole_places(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: [dict.fromkeys(PLACE_KEYS) | spot for spot in item] if key == "vindplaatsen" else _with_whole_places(item)
        for key, item in value.items()
    }
