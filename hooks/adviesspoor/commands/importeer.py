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
from ..importer.concepts import concept
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
    parser.add_argument("--id", default="", metavar="id", help="id van het nieuwe stuk; zonder deze keuze komt het uit de titel")
    parser.add_argument("--soort", choices=_KINDS, default="advies", help="advies (standaard) of stand")
    parser.add_argument("--kort", action="store_true", help="zonder uitleg en zonder velden die weg mogen blijven")
    parser.add_argument("--formulier", action="store_true", help="maak concepten om in de formulieren op de site te openen; in data/ verandert niets")
    parser.add_argument("--teksten", type=Path, metavar="map", help="map voor de tekst met vaste regelnummers (standaard: de map van de brief)")


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
    edition = _edition(register, options.bestand, options.teksten or options.bestand.parent, letter, id)
    if project.data.resolve() in edition.resolve().parents:
        raise Refused(f"De tekst hoort niet in {project.data}; kies met --teksten een map buiten het project.")

    calls = candidates(letter.lines)
    child = additions.child_of(kind)
    rows = drafting.recommendation_rows(subject, calls) if kind.name == "advies" else drafting.item_rows(subject)
    group = fieldguide.group_of(register.schemas, kind)
    values = drafting.publication_values(subject, group, child.list_key, rows or [{"id": f"{id}-1", "vindplaatsen": [{"bron": subject.source}]}])
    source = drafting.source_values(subject, kind.name, edition.name)
    read_also = drafting.reading_list(subject, calls)
    if options.formulier:
        files = _concepts(register, kind, id, edition.parent, values, source)
        where = [f"Concepten: {' en '.join(path.name for path in files)}, met {_quantity(rows)}. In data/ is niets veranderd.", *read_also]
        after = ["Open eerst het concept van de bron in het formulier ‘Een bron toevoegen’ op de site, met ‘Open concept’. Daarna het andere."]
    else:
        file, files = _records(project, register, kind, options.kort, values, source, read_also)
        where = [f"Ontwerp: {file}, met {_quantity(rows)}; lees nog {len(calls.perhaps)} andere plekken na.", f"Bron: '{subject.source}' in data/bronnen.yml."]
        after = ["Schrijf nu elke tekst bij TODO in eigen woorden, en haal weg wat geen aanbeveling is. Daarna:", "  ./adviesspoor check", f"  ./adviesspoor bronnen {edition.parent} --aanwezig"]
    if not _is_there(edition, letter):
        files[edition] = letter.text()
    return files, "\n".join([*where, *_found(subject, edition), *after])


def _records(
    project: Project, register: Register, kind: Kind, short: bool, values: dict[str, object], source: dict[str, object], read_also: list[str]
) -> tuple[str, dict[Path, bytes]]:
    """The draft in data/ and its source: the name of the first, and both files. Raises Refused and DataError."""
    hints = additions.hints(register)
    draft = Draft(hints, short).record(fieldguide.group_of(register.schemas, kind), values)
    file, text = additions.new_file(kind, str(values["id"]), draft, read_also)
    if (project.root / file).exists():
        raise Refused(f"{file} bestaat al en blijft zoals het is.")
    sources = BY_NAME["bron"]
    row = Draft(hints, short).record(fieldguide.group_of(register.schemas, sources), source, 2, in_list=True)
    longer = additions.with_row(project, register, f"data/{sources.file}", sources.list_key, row)
    return file, {project.root / file: text.encode("utf-8"), project.data / sources.file: longer.encode("utf-8")}


def _concepts(register: Register, kind: Kind, id: str, folder: Path, values: dict[str, object], source: dict[str, object]) -> dict[Path, bytes]:
    """The same for the forms on the site, beside the text. Raises Refused."""
    made = {BY_NAME["bron"]: source, kind: values}
    files = {folder / f"{id}.{each.name}.json": concept(each.name, fieldguide.group_of(register.schemas, each), given) for each, given in made.items()}
    for path in files:
        if path.exists():
            raise Refused(f"{path} bestaat al en blijft zoals het is.")
    return files


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


def _edition(register: Register, letter_file: Path, folder: Path, letter: Letter, id: str) -> Path:
    """Where the text edition is: the letter itself when it is that text already and no source has its name, else a file named after the id. Raises Refused."""
    if not folder.is_dir():
        raise Refused(f"{folder} is geen map.")
    same_place = folder.resolve() == letter_file.parent.resolve()
    names = {entry.record.tekst.bestand for entry in register.of("bron") if entry.record.tekst is not None}
    if same_place and letter_file.name not in names and re.fullmatch(r"[A-Za-z0-9._-]+", letter_file.name) and _is_there(letter_file, letter):
        return letter_file
    edition = folder / f"{id}.txt"
    if edition.exists() and not _is_there(edition, letter):
        raise Refused(f"{edition} bestaat al en is anders; het blijft zoals het is. Kies een ander id met --id of een andere map met --teksten.")
    return edition


def _is_there(path: Path, letter: Letter) -> bool:
    return path.is_file() and path.read_bytes() == letter.text()


def _quantity(rows: list[dict[str, object]]) -> str:
    return f"{len(rows)} {'mogelijke aanbeveling of item' if len(rows) == 1 else 'mogelijke aanbevelingen of items'}"


def _found(subject: drafting.Subject, edition: Path) -> list[str]:
    found = subject.found
    return [
        f"Tekst: {edition} ({len(subject.letter.lines)} regels). Verander er niets meer aan: de regelnummers horen bij deze tekst.",
        f"Gevonden: titel {_line(found.title)}, datum {_line(found.date)}, aanhef {_line(found.salutation)}, {len(found.signatories)} ondertekenaars.",
        *(f"Let op: {note}" for note in subject.letter.notes),
        f"Het id '{subject.id}' komt in het webadres en verandert nooit meer. Liever een ander? Begin dan nu opnieuw met --id.",
    ]


def _line(found: object) -> str:
    return f"op regel {found.line}" if found else "niet"
