"""Vertelt wat er verschilt tussen de records in twee mappen: erbij, veranderd, weg (in Markdown)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..comparison import compare, markdown, records_in
from ..project import Project, read

NAME = "verschil"
USAGE = "verschil <oude-map> <nieuwe-map>"
HELP = "vertel wat er verschilt tussen twee mappen met gegevens"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("oud", type=Path, metavar="oude-map", help="map met daarin data/, zoals het was")
    parser.add_argument("nieuw", type=Path, metavar="nieuwe-map", help="map met daarin data/, zoals het wordt")


def run(project: Project, options: argparse.Namespace) -> int:
    for folder in (options.oud, options.nieuw):
        if not (folder / "data").is_dir():
            print(f"{folder} heeft geen map data.", file=sys.stderr)
            return 2
    register, _ = read(project)
    sys.stdout.write(markdown(register, compare(records_in(options.oud), records_in(options.nieuw))))
    return 0
