"""The command line for editors: `adviesspoor check`, `bronnen`, `toon`, `publiceer`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from . import check, published, sources
from .export import as_data, to_json
from .findings import DataError, choices, report
from .project import Project, read

_USAGE = "check, bronnen <map>, toon <id>, publiceer"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 good, 1 mistakes in the data, 2 wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    project = Project(options.map)
    if not project.data.is_dir():
        print(f"{project.data} is geen map; start dit vanuit de map van het project.", file=sys.stderr)
        return 2
    return options.command(project, options)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are Dutch; those of argparse are not."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Deze opdracht is niet volledig of bestaat niet. Kies uit: {_USAGE}. Uitleg: ./adviesspoor --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="adviesspoor", description="Controleert en toont de gegevens van Adviesspoor.")
    parser.add_argument("--map", type=Path, default=Path("."), help="map van het project (standaard: deze map)")
    commands = parser.add_subparsers(required=True, metavar="opdracht")

    checking = commands.add_parser("check", help="controleer alle gegevens en noem alle fouten")
    checking.set_defaults(command=_check)

    verifying = commands.add_parser("bronnen", help="leg elke vindplaats naast de brontekst")
    verifying.add_argument("bronnenmap", type=Path, help="map met de bronteksten")
    verifying.set_defaults(command=_bronnen)

    showing = commands.add_parser("toon", help="toon één record")
    showing.add_argument("id", help="id van het record, zoals beter-bekend-3")
    showing.set_defaults(command=_toon)

    publishing = commands.add_parser("publiceer", help="zet nieuwe id’s in de lijst van gepubliceerde id’s")
    publishing.set_defaults(command=_publiceer)
    return parser


def _check(project: Project, options: argparse.Namespace) -> int:
    register, findings = read(project)
    if findings:
        print(report(findings))
        return 1
    total = ", ".join(f"{number} {name}" for name, number in check.counts(register).items() if number) or "Er zijn nog geen records"
    print(f"Geen fouten. {total}.")
    return 0


def _bronnen(project: Project, options: argparse.Namespace) -> int:
    if not options.bronnenmap.is_dir():
        print(f"{options.bronnenmap} is geen map.", file=sys.stderr)
        return 2
    register, findings = read(project)
    texts = sources.read_texts(register, options.bronnenmap)
    findings = (*findings, *sources.verify(register, texts))
    if findings:
        print(report(findings))
        return 1
    print(f"Geen fouten. {sources.quantity(register, texts)} vindplaatsen nagekeken in {len(texts)} teksten.")
    return 0


def _toon(project: Project, options: argparse.Namespace) -> int:
    register, _ = read(project)
    if options.id not in register:
        print(f"'{options.id}' bestaat niet{choices(options.id, register.entries)}", file=sys.stderr)
        return 1
    entry = register[options.id]
    print(entry.place())
    sys.stdout.write(to_json(as_data(register, entry)).decode("utf-8"))
    return 0


def _publiceer(project: Project, options: argparse.Namespace) -> int:
    register, findings = read(project)
    if findings:
        print(report(findings))
        return 1
    try:
        added = published.add_new(project, register)
    except DataError as error:
        print(error)
        return 1
    print(f"{len(added)} {'nieuw id' if len(added) == 1 else 'nieuwe id’s'} in de lijst." if added else "Alle id’s stonden al in de lijst.")
    return 0
