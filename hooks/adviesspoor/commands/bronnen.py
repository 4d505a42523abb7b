"""Legt de records naast de bronteksten: vingerafdruk, regels, zoekwoorden, en of alles in eigen woorden staat."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .. import own_words, sources
from ..findings import report
from ..project import Project, read

NAME = "bronnen"
USAGE = "bronnen <map>"
HELP = "leg de records naast de bronteksten"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bronnenmap", type=Path, help="map met de bronteksten")
    parser.add_argument("--aanwezig", action="store_true", help="kijk alleen naar teksten die in de map staan")


def run(project: Project, options: argparse.Namespace) -> int:
    if not options.bronnenmap.is_dir():
        print(f"{options.bronnenmap} is geen map.", file=sys.stderr)
        return 2
    register, findings = read(project)
    texts = sources.read_texts(register, options.bronnenmap)
    if options.aanwezig and not texts:
        print(f"In {options.bronnenmap} staat geen enkele tekst van een bron.", file=sys.stderr)
        return 1
    findings = (*findings, *sources.verify(register, texts, all_texts=not options.aanwezig), *own_words.copied(register, texts))
    if findings:
        print(report(findings))
        return 1
    print(f"Geen fouten. {sources.quantity(register, texts)} vindplaatsen nagekeken in {len(texts)} teksten.")
    return 0
