"""The register as data for machines: `/api/v1/`.

Every record, parts included, has `id`, `type`, `url`, `titel` and `vindplaatsen`; the other
fields are those of the schemas, but for the `url` of a source, which is called `webadres` here.
Records that stand inside another name it in `onderdeel_van` and are listed there by id.

The file of a kind and that of a record with its parts are complete. `alles.json` has every record with the
fields most kinds share (`SHARED`): complete it would grow past what a browser should load at
once, and a reader of one kind would load the eleven others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from .. import views
from ..kinds import KINDS, PART_LISTS, Kind
from ..register import Entry, Register

API_VERSION = "1.0"
LICENCE = "CC0-1.0"
FOLDER = "api/v1/"
INDEX = f"{FOLDER}index.json"
EVERYTHING = f"{FOLDER}alles.json"

# A place always has these keys, so that a client need not ask which; `plek` only stands where it is used.
PLACE_KEYS = ("bron", "van_regel", "tot_regel", "zoekwoorden")

# The lists of a kind that hold records, of which only the ids are given.
_INNER = {
    kind.name: (*(child.list_key for child in KINDS if child.parent == kind.name), *PART_LISTS.get(kind.name, ())) for kind in KINDS
}

# The fields of `alles.json`.
SHARED = (
    *("id", "type", "url", "titel", "onderdeel_van", "soort_onderdeel", "opvolging_nu"),
    *("samenvatting", "domein", "datum", "jaar", "aan", "themas", "tekst", "vindplaatsen"),
)

Record = dict[str, object]


def as_data(register: Register, entry: Entry) -> Record:
    """One record as plain data for the API; addresses are relative to the root of the site."""
    data = msgspec.to_builtins(entry.record)
    for name in _INNER[entry.kind.name]:
        if name in data:
            data[name] = [row["id"] for row in data[name]]
    if "url" in data:  # of a source; `url` is the address of the record itself
        data["webadres"] = data.pop("url")
    _complete_places(data)
    head: Record = {"id": entry.id, "type": entry.kind.name, "url": entry.address, "titel": entry.titel}
    if entry.parent:
        head["onderdeel_van"] = entry.parent
    if entry.is_part:
        head["soort_onderdeel"] = type(entry.record).__name__.lower()
    if hasattr(entry.record, "opvolging"):
        head["opvolging_nu"] = _state(register, entry)
    body = {key: value for key, value in data.items() if key not in head}
    return {**head, **body, "vindplaatsen": body.get("vindplaatsen", [])}


def records(register: Register, kind: Kind) -> list[Record]:
    """Every record of a kind as data, in the order of the register."""
    return [as_data(register, entry) for entry in register if entry.kind.name == kind.name]


def by_page(rows: Iterable[Record]) -> Iterator[list[Record]]:
    """The records of a kind by page: each that has one, followed by its parts."""
    own: list[Record] = []
    for row in rows:
        if "soort_onderdeel" not in row and own:
            yield own
            own = []
        own.append(row)
    if own:
        yield own


def address(kind: Kind, id: str = "") -> str:
    """Where the file of a kind is, or that of one record with a page."""
    return f"{FOLDER}{kind.plural}/{id}.json" if id else f"{FOLDER}{kind.plural}.json"


def envelope(register: Register, rows: Iterable[Mapping[str, object]]) -> Record:
    """What stands around every list of records: version, date of the data, licence, count."""
    rows = list(rows)
    return {**_head(register, len(rows)), "records": rows}


def to_json(value: object) -> bytes:
    """JSON that is the same for the same data, readable, and ends with a line end."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def line(row: Record) -> bytes:
    """A record as `alles.json` has it."""
    return msgspec.json.encode({name: row[name] for name in SHARED if name in row})


def everything(register: Register, lines: Mapping[str, bytes]) -> bytes:
    """An envelope with one line (`line`, by id) for each record: the smallest JSON that still shows what changed where."""
    head = msgspec.json.encode(_head(register, len(register))).removesuffix(b"}")
    return head + b',"records":[\n' + b",\n".join(lines[entry.id] for entry in register) + b"\n]}\n"


def index(register: Register, counts: Mapping[str, int]) -> Record:
    """The way in: which files there are and how much is in each."""
    kinds = [
        {
            "naam": kind.name,
            "meervoud": kind.plural,
            "titel": kind.label_plural,
            "aantal": counts[kind.name],
            "records": address(kind),
            "een_record": address(kind, "{id}"),
            "csv": f"data/csv/{kind.plural}.csv",
            "csv_voor_excel": f"data/excel/{kind.plural}.csv",
        }
        for kind in KINDS
    ]
    return {
        **_head(register, len(register)),
        "soorten": kinds,
        "alles": EVERYTHING,
        "openapi": f"{FOLDER}openapi.json",
        "zip": "data/adviesspoor.zip",
        "xlsx": "data/adviesspoor.xlsx",
        "datapackage": "data/datapackage.json",
        "dcat": "data/dcat.ttl",
        "uitleg": "data/",
    }


def _head(register: Register, amount: int) -> Record:
    return {"versie": API_VERSION, "peildatum": register.peildatum, "licentie": LICENCE, "aantal": amount}


def _state(register: Register, entry: Entry) -> Record:
    """The current state of both lanes, as the page of the record shows it."""
    found = views.followed(register, entry)
    return {**{lane.name: lane.state for lane in found.lanes}, "verschil": found.disagree}


def _complete_places(data: Record) -> None:
    """Give every place in the data, however deep it stands, all PLACE_KEYS."""
    for key, value in data.items():
        rows = value if isinstance(value, (list, tuple)) else (value,)
        if key == "vindplaatsen":
            data[key] = [dict.fromkeys(PLACE_KEYS) | spot for spot in rows]
        else:
            for row in rows:
                if isinstance(row, dict):
                    _complete_places(row)
