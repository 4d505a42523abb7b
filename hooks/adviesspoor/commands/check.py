"""Controleert alle gegevens en noemt elke fout, met bestand, regel en kolom."""

from __future__ import annotations

import argparse

from .. import check
from ..annotations import annotations
from ..findings import report
from ..project import Project, read

NAME = "check"
USAGE = "check"
HELP = "controleer alle gegevens en noem alle fouten"

_FORMATS = {"tekst": report, "github": annotations}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=_FORMATS, default="tekst", help="tekst (standaard) of github: meldingen bij de regels van een pull request")


def run(project: Project, options: argparse.Namespace) -> int:
    register, findings = read(project)
    if findings:
        print(_FORMATS[options.format](findings))
        return 1
    total = ", ".join(f"{number} {name}" for name, number in check.counts(register).items() if number) or "Er zijn nog geen records"
    print(f"Geen fouten. {total}.")
    return 0
