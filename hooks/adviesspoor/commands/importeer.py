"""Maakt van een brief (pdf, Word of tekst) een ontwerp: een tekst met vaste regelnummers, een bron, en de aanbevelingen die erin lijken te staan."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from .. import additions, fieldguide
from ..check import free_id
from ..disk import write_all
from ..drafts import Draft
from ..findings import DataError, Refused, quoted
from ..importer import drafting
from ..importer.candidates import candidates
from ..importer.letter import Letter, Unreadable
from ..importer.metadata import metadata, named, proposed_id
from ..kinds import BY_NAME, Kind
from ..project import Project, read
from ..register import Register

NAME = "importeer"
USAGE = "importeer <bestand>"
HELP = "maak van een brief (.pdf, .docx, .txt) een ontwerp"

_KINDS = ("advies", "stand")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bestand", type=Path, help="de brief: .pdf, .docx of .txt")
    parser.add_argument("--id", default="", help="id van het nieuwe stuk; zonder deze keuze komt het uit de titel")
    parser.add_argument("--soort", choices=_KINDS, default="advies", help="advies (standaard) of stand")
    parser.add_argument("--kort", action="store_true", help="zonder uitleg en zonder velden die weg mogen blijven")
    parser.add_argument("--teksten", type=Path, help="map voor de tekst met vaste regelnummers (standaard: de map van de brief)")


def run(project: Project, options: argparse.Namespace) -> int:
    from ..importer.reading import read_letter  # loads the libraries for PDF and Word: only for who needs them

    try:
        letter = read_letter(options.bestand)
    except Unreadable as problem:
        print(f"{options.bestand}: {problem}. Er is niets geschreven.", file=sys.stderr)
        return 1
    register, _ = read(project)
    kind = BY_NAME[options.soort]
    try:
        files, summary = _draft(project, register, kind, letter, options)
    except DataError as error:
        print(f"{error}\nEr is niets geschreven.")
        return 1
    except Refused as refusal:
        print(f"{refusal} Er is niets geschreven.", file=sys.stderr)
        return 1
    write_all(files)
    print(summary)
    return 0


def _draft(project: Project, register: Register, kind: Kind, letter: Letter, options: argparse.Namespace) -> tuple[dict[Path, bytes], str]:
    """Every file to write, and what to tell the editor. Raises Refused and DataError when something is in the way."""
    found = metadata(letter.lines)
    id = _new_id(register, options.id or proposed_id(found.title.value if found.title else ""))
    names = ((entry.id, (entry.titel, entry.record.afkorting or "")) for entry in register.of("organisatie"))
    subject = drafting.Subject(letter, found, id, f"bron-{id}", named(letter.lines, names))
    edition = _edition(options.bestand, options.teksten or options.bestand.parent, letter, id)
    if project.data.resolve() in edition.resolve().parents:
        raise Refused(f"De tekst hoort niet in {project.data}; kies met --teksten een map buiten het project.")

    hints = additions.hints(register)
    draft = Draft(hints, options.kort)
    calls = candidates(letter.lines)
    child = additions.child_of(kind)
    rows = drafting.recommendation_rows(subject, calls) if kind.name == "advies" else drafting.item_rows(subject)
    group = fieldguide.group_of(register.schemas, kind)
    values = drafting.publication_values(subject, group, child.list_key, rows or [{"id": f"{id}-1", "vindplaatsen": [{"bron": subject.source}]}])
    file, text = additions.new_file(kind, id, draft.record(group, values), drafting.reading_list(subject, calls))
    if (project.root / file).exists():
        raise Refused(f"{file} bestaat al en blijft zoals het is.")

    sources = BY_NAME["bron"]
    row = Draft(hints, options.kort).record(
        fieldguide.group_of(register.schemas, sources), drafting.source_values(subject, kind.name, edition.name), 2, in_list=True
    )
    longer = additions.with_row(project, register, f"data/{sources.file}", sources.list_key, row)
    files = {project.root / file: text.encode("utf-8"), project.data / sources.file: longer.encode("utf-8")}
    if not _is_there(edition, letter):
        files[edition] = letter.text()
    return files, _summary(subject, file, edition, len(rows), len(calls.perhaps))


def _new_id(register: Register, id: str) -> str:
    if not id:
        raise Refused("Boven de tekst staat geen titel. Geef het stuk een naam die altijd kan blijven, bijvoorbeeld --id goed-bereikbaar.")
    rule = register.schemas.documents["gemeen"]["$defs"]["id"]
    if not re.fullmatch(rule["pattern"], id):
        raise Refused(f"{quoted(id)} kan geen id zijn: {rule['x-melding']}.")
    taken = additions.taken_ids(register)
    if id in taken or f"bron-{id}" in taken:
        raise Refused(f"Het id '{id}' of 'bron-{id}' bestaat al of heeft bestaan. Kies een ander met --id, bijvoorbeeld --id {free_id(id, taken)}.")
    return id


def _edition(letter_file: Path, folder: Path, letter: Letter, id: str) -> Path:
    """Where the text edition is: the letter itself when it is that text already, else a file named after the id. Raises Refused."""
    if not folder.is_dir():
        raise Refused(f"{folder} is geen map.")
    same_place = folder.resolve() == letter_file.parent.resolve()
    if same_place and re.fullmatch(r"[A-Za-z0-9._-]+", letter_file.name) and _is_there(letter_file, letter):
        return letter_file
    edition = folder / f"{id}.txt"
    if edition.exists() and not _is_there(edition, letter):
        raise Refused(f"{edition} bestaat al en is anders; het blijft zoals het is. Kies een ander id met --id of een andere map met --teksten.")
    return edition


def _is_there(path: Path, letter: Letter) -> bool:
    return path.is_file() and path.read_bytes() == letter.text()


def _summary(subject: drafting.Subject, file: str, edition: Path, rows: int, places: int) -> str:
    found = subject.found
    lines = [
        f"Ontwerp: {file}, met {rows} {'mogelijke aanbeveling of item' if rows == 1 else 'mogelijke aanbevelingen of items'}; lees nog {places} andere plekken na.",
        f"Bron: '{subject.source}' in data/bronnen.yml.",
        f"Tekst: {edition} ({len(subject.letter.lines)} regels). Verander er niets meer aan: de regelnummers horen bij deze tekst.",
        f"Gevonden: titel {_line(found.title)}, datum {_line(found.date)}, aanhef {_line(found.salutation)}, {len(found.signatories)} ondertekenaars.",
        *(f"Let op: {note}" for note in subject.letter.notes),
        f"Het id '{subject.id}' komt in het webadres en verandert nooit meer. Liever een ander? Begin dan nu opnieuw met --id.",
        "Schrijf nu elke tekst bij TODO in eigen woorden, en haal weg wat geen aanbeveling is. Daarna:",
        "  ./adviesspoor check",
        f"  ./adviesspoor bronnen {edition.parent} --aanwezig",
    ]
    return "\n".join(lines)


def _line(found: object) -> str:
    return f"op regel {found.line}" if found else "niet"
