"""Processes and what they cost, as the kernel counts it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

SITE_URL = "https://adviesspoor.example/"


class Failed(Exception):
    """A process that did not end well; carries the end of what it said."""


@dataclass(frozen=True)
class Cost:
    """One process from start to exit: seconds and bytes."""

    wall: float
    cpu: float
    peak: int


@dataclass(frozen=True)
class Output:
    """What a run wrote. `largest` is the address and size of the largest page."""

    pages: int
    files: int
    bytes: int
    page_bytes: int
    largest: tuple[str, int]


def run(module: str, *arguments: object, project: Path, log: Path) -> Cost:
    """Run `python -m module` in the folder of a project, with that project's library. Raises Failed."""
    paths = (project / "hooks", Path(__file__).parents[1])
    settings = {
        "PYTHONPATH": os.pathsep.join(map(str, paths)),
        "PYTHONHASHSEED": "0",
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": SITE_URL,
        "GIT_CEILING_DIRECTORIES": str(project.parent),  # a synthetic site has no history, not that of the checkout
    }
    with log.open("wb") as out:
        start = perf_counter()
        process = subprocess.Popen([sys.executable, "-m", module, *map(str, arguments)], cwd=project, env={**os.environ, **settings}, stdout=out, stderr=out)
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{module} in {project.name} ended with {process.returncode}:\n{log.read_text(encoding='utf-8', errors='replace')[-3000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def output(site: Path) -> Output:
    """Count the files of a finished site."""
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = {name: size for name, size in sizes.items() if name.endswith(".html")}
    largest = max(pages.items(), key=lambda page: page[1])
    return Output(len(pages), len(sizes), sum(sizes.values()), sum(pages.values()), largest)


def set_aside(folder: Path, aside: Path) -> None:
    """Move what an earlier run made out of the way, into `aside`, without deleting it.

    A file system that was just told to forget tens of thousands of files can take three times as long
    to make new ones (ext4 steps around numbers of files that were freed in the last minutes).
    """
    if folder.exists():
        aside.mkdir(exist_ok=True)
        folder.rename(aside / f"{folder.parent.name}-{folder.name}-{len([*aside.iterdir()])}")
