"""The command line for editors: one module in `commands/` for each command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar, NoReturn

from .commands import COMMANDS
from .findings import DataError, Refused
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
    except (Refused, DataError) as refusal:
        print(refusal, file=sys.stderr)
        return 1


class _Help(argparse.HelpFormatter):
    """The headings of argparse in Dutch."""

    _HEADINGS: ClassVar = {"positional arguments": "wat u opgeeft", "options": "wat u erbij kunt zetten"}

    def add_usage(self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[object], prefix: str | None = "gebruik: ") -> None:
        super().add_usage(usage, actions, groups, prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(self._HEADINGS.get(heading, heading))


class _Parser(argparse.ArgumentParser):
    """A parser that explains and complains in Dutch; argparse does so in English."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings, add_help=False, formatter_class=_Help)
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Deze opdracht is niet volledig of bestaat niet. Kies uit: {_USAGE}. Uitleg: ./adviesspoor --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="./adviesspoor", description="Maakt, controleert en toont de gegevens van Adviesspoor.")
    parser.add_argument("--map", type=Path, default=Path("."), metavar="map", help="map van het project (standaard: deze map)")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    for command in COMMANDS:
        one = commands.add_parser(command.NAME, help=command.HELP, description=command.__doc__)
        command.arguments(one)
        one.set_defaults(command=command.run)
    return parser
