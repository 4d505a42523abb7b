"""The command line for editors: one module in `commands/` for each command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from .commands import COMMANDS
from .findings import Refused
from .project import Project

_USAGE = ", ".join(command.USAGE for command in COMMANDS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 good, 1 mistakes in the data or a document, 2 wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    project = Project(options.map)
    if not project.data.is_dir():
        print(f"{project.data} is geen map; start dit vanuit de map van het project.", file=sys.stderr)
        return 2
    try:
        return options.command(project, options)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are Dutch; those of argparse are not."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Deze opdracht is niet volledig of bestaat niet. Kies uit: {_USAGE}. Uitleg: ./adviesspoor --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="adviesspoor", description="Maakt, controleert en toont de gegevens van Adviesspoor.")
    parser.add_argument("--map", type=Path, default=Path("."), help="map van het project (standaard: deze map)")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    for command in COMMANDS:
        one = commands.add_parser(command.NAME, help=command.HELP, description=command.__doc__)
        command.arguments(one)
        one.set_defaults(command=command.run)
    return parser
