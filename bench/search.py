"""The benchmark of the search: `python -m bench.search [--sizes 1000 10000]`, beside Pagefind on the same records.

Method
------
*Records.* Synthetic registers (`bench.project`): every record with its parts, as the site has them. Pagefind gets a bare
page for each, with the same title, text and filters.

*Index.* Each index is made in a process of its own; CPU and peak memory come from the kernel, for ours with the
register subtracted. Pagefind runs a program of its own, which counts.

*Queries.* One, two or three words, drawn from the words of the records as often as they stand there; no stop words
and none shorter than four letters. Every query has a fresh browser context: nothing is cached.

*Bytes.* Everything that is fetched for the first query and its ten results, without the page itself, each file
compressed with gzip as a host would send it (Pagefind's files already are). Ours counts its code, facets included.

*Keys.* The same queries typed letter by letter, the second time round (warm). Ours is timed from key to the answer on the page,
with counts at every filter. Pagefind's is timed without a page: its search and the texts of ten results.

The table goes to the screen, every figure to `build/bench-search.json`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from . import measure, search_browser
from .run import ROOT

SIZES = (1_000, 10_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table and write `build/bench-search.json`."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description="Bytes and time of the search, beside Pagefind.")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of synthetic records")
    parser.add_argument("--queries", type=int, default=20, help="queries of each length")
    options = parser.parse_args(arguments)
    work, target = ROOT / "build" / "bench-search", ROOT / "build" / "bench-search.json"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    real, log = work / "real", work / "log"
    try:
        measure.run("bench.project", ROOT, real, project=ROOT, log=log)
        measure.run("mkdocs", "build", project=real, log=log)  # for the page that asks; its index is replaced by each synthetic one
        found = {str(size): _measured(work, size, options.queries) for size in options.sizes}
    except measure.Failed as error:
        print(error, file=sys.stderr)
        return 1
    target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    shutil.rmtree(work)
    print(table(found))
    print(f"Every figure is in {target}.")
    return 0


def _measured(work: Path, size: int, queries: int) -> dict[str, dict[str, object]]:
    project, site, log, records = work / str(size), work / "real" / "site", work / "log", work / "records.json"
    measure.run("bench.project", work / "real", project, size, project=work / "real", log=log)
    loading = measure.run("bench.search_index", project, project=project, log=log)
    ours = measure.run("bench.search_index", project, site, project=project, log=log)
    measure.run("bench.search_records", site, records, queries, project=project, log=log)
    bare = work / f"{size}-pagefind"
    measure.run("bench.search_pagefind", records, bare, project=project, log=log)
    theirs = measure.run("pagefind", "--site", bare, project=project, log=log)
    texts = json.loads(records.read_text(encoding="utf-8"))["queries"]
    asked = search_browser.ask(site, bare, texts)
    return {
        "ours": {"cpu": ours.cpu - loading.cpu, "peak": ours.peak - loading.peak, **_size(site / "zoeken" / "index"), **asked["ours"]},
        "pagefind": {"cpu": theirs.cpu, "peak": theirs.peak, **_size(bare / "pagefind"), **asked["pagefind"]},
    }


def _size(folder: Path) -> dict[str, int]:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return {"files": len(sizes), "disk": sum(sizes)}


def table(found: dict[str, dict[str, dict]]) -> str:
    """The figures for the screen."""
    head = ["records", "engine", "index CPU s", "peak MB", "files", "disk MB", *(f"{n} word{'s' * (n > 1)}, kB p50 / max" for n in (1, 2, 3)), "key ms p50 / p95"]
    rows = [head]
    for size, engines in found.items():
        for name, figures in engines.items():
            fetched = [f"{median / 1000:.0f} / {most / 1000:.0f}" for median, most in figures["bytes"].values()]
            numbers = [f"{figures['cpu']:.1f}", f"{figures['peak'] / 1e6:.0f}", str(figures["files"]), f"{figures['disk'] / 1e6:.1f}"]
            rows.append([f"{int(size):,}", name, *numbers, *fetched, " / ".join(f"{time:.1f}" for time in figures["keys"])])
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


if __name__ == "__main__":
    sys.exit(main())
