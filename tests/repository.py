"""A git repository for the tests: commits at chosen moments, whatever git is set to on this machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Proef",
    "GIT_AUTHOR_EMAIL": "proef@voorbeeld.test",
    "GIT_COMMITTER_NAME": "Proef",
    "GIT_COMMITTER_EMAIL": "proef@voorbeeld.test",
}


class Repository:
    """The repository of the project in `root`; everything in it is committed each time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, moment: str = "2026-01-01T12:00:00Z", text: str | None = None) -> str:
        environment = {**os.environ, **_SETTINGS, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        return subprocess.run(["git", *arguments], cwd=self.root, env=environment, input=text, capture_output=True, text=True, check=True).stdout

    def commit(self, moment: str) -> None:
        """`moment` is a date, or a date and time with its offset."""
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--allow-empty", "--message=stap", moment=moment if "T" in moment else f"{moment}T12:00:00Z")
