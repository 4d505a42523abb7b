"""Legt elke vindplaats naast de brontekst: vingerafdruk, regels en zoekwoorden."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .. import sources
from ..findings import report
from ..project import Project, read

NAME = "bronnen"
USAGE = "bronnen <map>"
HELP = "leg elke vindplaats naast de brontekst"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bronnenmap", type=Path, help="map met de bronteksten")


def run(project: Project, options: argparse.Namespace) -> int:
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
