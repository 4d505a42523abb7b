"""The project's own git repository: which commits touched its files, and the files as they were.

Only the first parents are followed: a merged proposal counts on the day it came in, as one step,
so the steps follow each other and every file has one version after each of them.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_FILE_MODES = ("100644", "100755")


class NoHistory(Exception):
    """There is no (full) history to read; the message says why, in Dutch."""


@dataclass(frozen=True)
class Commit:
    """One step: when it came in, and the files it touched, by path from the root of the project.

    The value is the name of the file's content (a blob), or '' when the file went away.
    """

    time: datetime
    files: Mapping[str, str]


def commits(root: Path, folders: Sequence[str]) -> list[Commit]:
    """Every commit that touched `folders`, oldest first. Uncommitted changes do not count.

    The time is the committer's, in UTC. A commit that says it is older than the one before it
    (a clock that was wrong) gets the time of that one: nothing comes in before what it builds on.
    Raises NoHistory.
    """
    if _run(root, "rev-parse", "--is-shallow-repository", otherwise="deze map is geen git-repository die te lezen is") != "false\n":
        raise NoHistory("de kopie van de repository is ondiep: zij bevat niet alle eerdere versies")
    # What a user can set for `git log` and what would change its output is set here.
    options = ("--first-parent", "-m", "--raw", "--no-renames", "--no-abbrev", "--relative", "--no-show-signature", "--no-color", "-z", "--format=%ct")
    log = _run(root, "-c", "log.showRoot=true", "log", *options, "--", *folders, otherwise="er is nog niets vastgelegd in git")
    found = list(_parse(log))[::-1]
    if not found:
        raise NoHistory("deze gegevens zijn nog niet vastgelegd in git")
    times = [found[0][0]]
    for time, _ in found[1:]:
        times.append(max(time, times[-1]))
    return [Commit(datetime.fromtimestamp(time, UTC), files) for time, (_, files) in zip(times, found, strict=True)]


@contextmanager
def contents(root: Path) -> Iterator[Contents]:
    """The contents of files as they were, by the names that a Commit gives."""
    # Without the second setting, a partial copy of the repository would fetch over the network.
    settings = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    with subprocess.Popen(["git", "cat-file", "--batch"], cwd=root, env=settings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        yield Contents(process)
        process.stdin.close()


class Contents:
    """An open line to the repository."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def read(self, blob: str) -> bytes:
        """Raises NoHistory when the repository does not hold it."""
        self._process.stdin.write(f"{blob}\n".encode())
        self._process.stdin.flush()
        head = self._process.stdout.readline().split()
        if len(head) != 3:  # '<name> missing', or nothing at all
            raise NoHistory("in de kopie van de repository ontbreken eerdere versies")
        return self._process.stdout.read(int(head[2]) + 1)[:-1]


def _run(root: Path, *arguments: str, otherwise: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True)
    except FileNotFoundError:
        raise NoHistory("het programma git ontbreekt") from None
    if done.returncode:
        raise NoHistory(otherwise)
    return done.stdout.decode("utf-8", "surrogateescape")


def _parse(log: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The output of `git log --raw -z`: per commit a time, then ':mode mode blob blob status' and a path for each file."""
    time, files = 0, {}
    tokens = iter(log.split("\0"))
    for token in tokens:
        token = token.strip("\n")
        if token.startswith(":"):
            _, mode, _, blob, _ = token.split(" ")
            files[next(tokens)] = blob if mode in _FILE_MODES else ""
        elif token:
            if files:
                yield time, files
            time, files = int(token), {}
    if files:
        yield time, files
