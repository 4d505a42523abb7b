"""The search as a folder of files: the real data's, and that of a small project."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from adviesspoor.register import Register
from adviesspoor.search import files, vendor
from tests.conftest import ROOT

HERE = Path(__file__).parent


@dataclass(frozen=True)
class SearchSite:
    """A folder with the search's files, its scripts and its libraries, as on the site."""

    folder: Path

    def run(self, script: str, question: object) -> object:
        """Run a Node script of this folder on the site; question and answer are JSON."""
        node = shutil.which("node") or pytest.fail("Geen node gevonden. Installeer Node 20 of nieuwer.")
        done = subprocess.run([node, str(HERE / script), str(self.folder)], input=json.dumps(question), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)


def write(folder: Path, found: dict[str, bytes]) -> None:
    for address, content in found.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def search_site(folder: Path, register: Register, prose: Iterable[tuple[str, str, str]] = ()) -> SearchSite:
    return search_folder(folder, dict(files(register, prose)))


def search_folder(folder: Path, found: dict[str, bytes]) -> SearchSite:
    """The search's files with what runs them."""
    write(folder, found)
    write(folder, vendor.files(ROOT / "node_modules"))
    shutil.copytree(ROOT / "docs" / "javascripts" / "zoeken", folder / "javascripts" / "zoeken")
    (folder / "package.json").write_text('{"type": "module"}')
    return SearchSite(folder)


@pytest.fixture(scope="session")
def real_files(real_register: Register) -> dict[str, bytes]:
    """The files of the search of the real data, without prose."""
    return dict(files(real_register, []))


@pytest.fixture(scope="session")
def real_search(real_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> SearchSite:
    return search_folder(tmp_path_factory.mktemp("zoeken"), real_files)


@pytest.fixture(scope="session")
def questions() -> dict:
    """The questions of tests/zoekvragen.yml."""
    return yaml.safe_load((ROOT / "tests" / "zoekvragen.yml").read_text(encoding="utf-8"))
