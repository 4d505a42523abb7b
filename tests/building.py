"""Projects that can be built into a whole site, as a user would build them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Building:
    """A project that can be built: the site folder, and what the last build said."""

    root: Path
    site: Path

    def build(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `mkdocs build` as a user would, in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(self.site)],
            cwd=self.root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", **environment},
            capture_output=True,
            text=True,
        )

    def build_well(self, **environment: str) -> Building:
        done = self.build(**environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return self

    def page(self, address: str) -> str:
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def project_copy(target: Path, data: Path) -> Building:
    """The project with other data and only a home page: everything but data/ and docs/ is the real thing."""
    for folder in ("hooks", "overrides"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(data, target / "data")
    shutil.copytree(ROOT / "data" / "schema", target / "data" / "schema", dirs_exist_ok=True)
    for folder in ("assets", "stylesheets", "javascripts"):
        shutil.copytree(ROOT / "docs" / folder, target / "docs" / folder)
    shutil.copy(ROOT / "docs" / "index.md", target / "docs" / "index.md")
    for name in ("mkdocs.yml", "package.json", "package-lock.json"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, target / name)
    if (ROOT / "node_modules").exists():
        (target / "node_modules").symlink_to(ROOT / "node_modules")
    return Building(target, target / "site")
