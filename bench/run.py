"""The command: which sites, how often, in which order."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from tqdm import tqdm

from . import measure, report
from .clock import Reading

ROOT = Path(__file__).resolve().parents[1]
SIZES = (100, 1_000, 5_000, 10_000)
QUICK = (1_000,)
_VERSIONS = ("mkdocs", "mkdocs-material", "jinja2", "pyyaml", "jsonschema", "msgspec", "lunr")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table and write `build/bench.json`. Returns 1 when a build fails."""
    options = _parser().parse_args(arguments)
    sizes = options.sizes if options.sizes is not None else QUICK if options.quick else SIZES
    runs = options.runs or (1 if options.quick else 3)
    work, target = options.project / "build" / "bench", options.project / "build" / "bench.json"
    sites: list[report.Site] = []
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        measure.run("bench.project", options.project.resolve(), work / "real", project=options.project.resolve(), log=work / "log")
        with tqdm(total=(1 + len(sizes)) * runs * 3, desc="Runs", leave=False, disable=None) as bar:
            for size in (0, *sizes):
                sites.append(_measured(work, size, runs, bar))
                target.write_text(json.dumps(report.as_data(sites, _about(runs)), indent=1) + "\n", encoding="utf-8")
    except measure.Failed as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if not options.keep:
            shutil.rmtree(work, ignore_errors=True)
    print(report.table(sites))
    print(f"Every run is in {target}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Time and memory of a build, step by step.")
    parser.add_argument("--sizes", type=int, nargs="*", help=f"numbers of synthetic records (default: {' '.join(map(str, SIZES))})")
    parser.add_argument("--runs", type=int, help="runs of each site (default: 3)")
    parser.add_argument("--quick", action="store_true", help="the real site and 1,000 records, one run each")
    parser.add_argument("--project", type=Path, default=ROOT, help="the checkout to measure (default: this one)")
    parser.add_argument("--keep", action="store_true", help="keep the folders in build/bench/ (to profile one)")
    return parser


def _measured(work: Path, size: int, runs: int, bar: tqdm) -> report.Site:
    """Make the site, then build, plain loop and build with a clock in turn."""
    name = f"{size:,}" if size else "real"
    project, log = work / (str(size) if size else "real"), work / "log"
    if size:
        bar.set_postfix_str(f"making {name} records")
        measure.run("bench.project", work / "real", project, size, project=work / "real", log=log)

    def one(what: str, output: str, module: str, *arguments: object) -> measure.Cost:
        """One process that writes the folder `output`."""
        bar.set_postfix_str(f"{name}: {what}")
        measure.set_aside(project / output, work / "aside")
        cost = measure.run(module, *arguments, project=project, log=log)
        bar.update()
        return cost

    found: list[report.Run] = []
    missing: tuple[str, ...] = ()
    for _ in range(runs):
        build = one("build", "site", "mkdocs", "build", "--strict", "--quiet")
        plain = one("plain loop", "plain", "bench.plain", project, project / "plain")
        clocked = one("build with a clock", "site", "bench.steps", work / "steps.json")
        clock = json.loads((work / "steps.json").read_text(encoding="utf-8"))
        missing = tuple(clock["missing"])
        found.append(report.Run(build, plain, clocked, {step: Reading(**reading) for step, reading in clock["steps"].items()}))
    built, limit = measure.output(project / "site"), measure.output(project / "plain")
    return report.Site(name, size, limit.pages, _parts(project / "site"), tuple(found), built, limit, missing)


def _parts(site: Path) -> int:
    """How many records live on the page of another, after the API."""
    with (site / "api" / "v1" / "alles.json").open(encoding="utf-8") as file:
        return sum("soort_onderdeel" in record for record in json.load(file)["records"])


def _about(runs: int) -> dict[str, object]:
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "versions": {name: version(name) for name in _VERSIONS},
        "runs": runs,
    }
