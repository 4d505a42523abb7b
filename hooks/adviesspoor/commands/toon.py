"""Toont één record zoals de API het geeft, met de plek in de gegevens."""

from __future__ import annotations

import argparse
import sys

from ..findings import choices
from ..project import Project, read

NAME = "toon"
USAGE = "toon <id>"
HELP = "toon één record"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="id van het record, zoals beter-bekend-3")


def run(project: Project, options: argparse.Namespace) -> int:
    from ..export import as_data, to_json  # loads the libraries of every format: only for who needs it

    register, _ = read(project)
    if options.id not in register:
        broken = options.id in register.known
        print(f"'{options.id}' heeft fouten; typ ./adviesspoor check" if broken else f"'{options.id}' bestaat niet{choices(options.id, register.entries)}", file=sys.stderr)
        return 1
    entry = register[options.id]
    print(entry.place())
    sys.stdout.write(to_json(as_data(register, entry)).decode("utf-8"))
    return 0
