"""Maakt een nieuw record om in te vullen: elk veld met uitleg, en TODO waar u iets invult."""

from __future__ import annotations

import argparse
import re
import sys

from .. import additions, fieldguide
from ..check import free_id
from ..disk import write_all
from ..drafts import Draft
from ..findings import DataError, Refused, choices
from ..kinds import BY_NAME, KINDS, Kind
from ..project import Project, read
from ..register import Register

NAME = "nieuw"
USAGE = "nieuw <soort> <id>"
HELP = "maak een record om in te vullen"

_KINDS = (*BY_NAME, fieldguide.FOLLOW_UP)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("soort", choices=_KINDS, metavar="soort", help=", ".join(_KINDS))
    parser.add_argument("id", help="id van het nieuwe record; bij een aanbeveling, item of opvolging: het id van het stuk of record waar het bij hoort")
    parser.add_argument("--kort", action="store_true", help="zonder uitleg en zonder velden die weg mogen blijven")
    parser.add_argument("--toon", action="store_true", help="laat alleen zien wat er gemaakt zou worden")


def run(project: Project, options: argparse.Namespace) -> int:
    register, _ = read(project)
    draft = Draft(additions.hints(register), options.kort)
    if options.soort == fieldguide.FOLLOW_UP:
        return _follow_up(register, draft, options.id)
    kind = BY_NAME[options.soort]
    try:
        id, file, record, text = _inside(project, register, draft, kind, options.id) if kind.parent else _apart(project, register, draft, kind, options.id)
    except DataError as error:
        print(error)
        return 1
    if options.toon:
        sys.stdout.write(record)
        return 0
    write_all({project.root / file: text.encode("utf-8")})
    print(f"'{id}' staat in {file}. Vul in waar TODO staat en typ daarna: ./adviesspoor check")
    if kind.per_file and (source := f"bron-{id}") not in register.known:
        print(f"De bron '{source}' is er nog niet. Maak haar met: ./adviesspoor nieuw bron {source}")
    return 0


def _apart(project: Project, register: Register, draft: Draft, kind: Kind, id: str) -> tuple[str, str, str, str]:
    """A record in a file of its own or at the end of a list: id, file, record, text of the file. Raises Refused, DataError."""
    id = _new_id(register, kind, id)
    group = fieldguide.group_of(register.schemas, kind)
    if not kind.per_file:
        record = draft.record(group, _values(group, id, ""), 2, in_list=True)
        return id, f"data/{kind.file}", record, additions.with_row(project, register, f"data/{kind.file}", kind.list_key, record)
    child = additions.child_of(kind)
    source = f"bron-{id}"
    inner = _values(fieldguide.group_of(register.schemas, child), f"{id}-1", source)
    file, text = additions.new_file(kind, id, draft.record(group, {**_values(group, id, source), "bron": source, child.list_key: [inner]}))
    if (project.root / file).exists():
        raise Refused(f"{file} bestaat al en blijft zoals het is.")
    return id, file, text, text


def _inside(project: Project, register: Register, draft: Draft, kind: Kind, parent: str) -> tuple[str, str, str, str]:
    """A record at the end of a publication: id, file, record, text of the file. Raises Refused, DataError."""
    owner = additions.parent_of(kind)
    file = f"data/{owner.file}/{parent}.yml"
    if not (project.root / file).exists():
        known = [entry.id for entry in register.of(owner.name)]
        raise Refused(f"{file} bestaat niet{choices(parent, known)} Noem het id van het stuk waar het nieuwe record in komt.")
    id = additions.next_number(register, parent)
    source = register[parent].record.bron if parent in register else f"bron-{parent}"
    group = fieldguide.group_of(register.schemas, kind)
    record = draft.record(group, _values(group, id, source), 2, in_list=True)
    return id, file, record, additions.with_row(project, register, file, kind.list_key, record)


def _follow_up(register: Register, draft: Draft, id: str) -> int:
    """Follow-up goes inside an existing record: shown, to be pasted at the right depth."""
    followed = {entry.id: entry for kind in KINDS if fieldguide.FOLLOW_UP in fieldguide.group_of(register.schemas, kind) for entry in register.of(kind.name)}
    if id not in followed:
        print(f"'{id}' is geen record met opvolging{choices(id, followed)}", file=sys.stderr)
        return 1
    entry = followed[id]
    group = fieldguide.follow_up(register.schemas)
    place = entry.place()
    sys.stdout.write(draft.record(fieldguide.Group("", "", "", (entry_field(register, entry.kind),)), {group.name: {lane.name: [{}] for lane in group.fields}}, place.column - 1))
    there = entry.document.key((*entry.path, fieldguide.FOLLOW_UP))
    where = f"Er staat al opvolging op regel {there.line}; voeg daar toe wat u nodig heeft." if there else "Neem alleen over wat u nodig heeft."
    print(f"Plak dit in {place.file}, in het record dat op regel {place.line} begint. {where}", file=sys.stderr)
    return 0


def entry_field(register: Register, kind: Kind) -> fieldguide.Field:
    return fieldguide.group_of(register.schemas, kind)[fieldguide.FOLLOW_UP]


def _values(group: fieldguide.Group, id: str, source: str) -> dict[str, object]:
    """What is known of a new record: its id, and the source its places are in."""
    return {"id": id, **({"vindplaatsen": [{"bron": source}]} if source and "vindplaatsen" in group else {})}


def _new_id(register: Register, kind: Kind, id: str) -> str:
    """The id as it will be. Raises Refused when it cannot be one, or is taken."""
    rule = register.schemas.documents["gemeen"]["$defs"]["id"]
    if not re.fullmatch(rule["pattern"], id) or len(id) > rule["maxLength"]:
        raise Refused(f"'{id}' kan geen id zijn: {rule['x-melding']}")
    id = additions.prefixed(register, kind, id)
    if id in (taken := additions.taken_ids(register)):
        raise Refused(f"het id '{id}' bestaat al of heeft bestaan; kies een ander, bijvoorbeeld '{free_id(id, taken)}'")
    return id
