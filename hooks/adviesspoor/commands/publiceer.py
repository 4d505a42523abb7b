"""Zet nieuwe id’s in de lijst van gepubliceerde id’s."""

from __future__ import annotations

import argparse

from .. import published
from ..findings import DataError, report
from ..project import Project, read

NAME = "publiceer"
USAGE = "publiceer"
HELP = "zet nieuwe id’s in de lijst van gepubliceerde id’s"


def arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(project: Project, options: argparse.Namespace) -> int:
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
