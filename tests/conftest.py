"""What the tests share: a small sound project that a test may spoil, the real data, and whole sites, each made once."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from adviesspoor.findings import Finding
from adviesspoor.project import Project, read
from adviesspoor.register import Register
from adviesspoor.schema import Schemas
from tests.building import ROOT, Building, project_copy

FIXTURES = ROOT / "tests" / "data"


@dataclass(frozen=True)
class Workplace:
    """A copy of a project on disk. `name` in the methods is a path below `data/`."""

    root: Path

    @property
    def project(self) -> Project:
        return Project(self.root)

    @property
    def sources(self) -> Path:
        return self.root / "bronnen"

    def text(self, name: str) -> str:
        return (self.root / "data" / name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        path = self.root / "data" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace text that occurs exactly once, so that a changed fixture cannot hide a test."""
        text = self.text(name)
        assert text.count(old) == 1, f"{old!r} staat {text.count(old)} keer in {name}"
        self.write(name, text.replace(old, new))

    def append(self, name: str, rows: str) -> None:
        self.write(name, self.text(name) + rows)

    def remove(self, name: str) -> None:
        (self.root / "data" / name).unlink()

    def place(self, name: str, fragment: str) -> str:
        """'data/x.yml:3:5' for the only spot where `fragment` stands now."""
        before, found, after = self.text(name).partition(fragment)
        assert found and fragment not in after, f"{fragment!r} staat niet precies één keer in {name}"
        return f"data/{name}:{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"

    def read(self) -> tuple[Register, tuple[Finding, ...]]:
        return read(self.project)

    def register(self) -> Register:
        """The register of a project that has no mistakes."""
        register, findings = self.read()
        assert not findings, "\n".join(map(str, findings))
        return register

    def messages(self) -> list[str]:
        return [str(finding) for finding in self.read()[1]]


def _copy(name: str, target: Path) -> Workplace:
    """A project of `tests/data/` with the real schemas in it."""
    shutil.copytree(FIXTURES / name, target)
    shutil.copytree(ROOT / "data" / "schema", target / "data" / "schema")
    return Workplace(target)


@pytest.fixture
def klein(tmp_path: Path) -> Workplace:
    """The small sound project: one record of each kind, with its sources in `bronnen/`."""
    return _copy("klein", tmp_path / "klein")


@pytest.fixture
def kapot(tmp_path: Path) -> Workplace:
    """The project in which everything is wrong; `verwacht.txt` says what."""
    return _copy("kapot", tmp_path / "kapot")


@pytest.fixture(scope="session")
def schemas() -> Schemas:
    return Schemas.from_folder(ROOT / "data" / "schema")


@pytest.fixture(scope="session")
def real_reading() -> tuple[Register, tuple[Finding, ...]]:
    """The real data, read once for all tests: what is sound in it, and what is said about the rest."""
    return read(Project(ROOT))


@pytest.fixture(scope="session")
def real_register(real_reading) -> Register:
    return real_reading[0]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project itself."""
    return ROOT


@pytest.fixture
def klein_building(tmp_path: Path) -> Building:
    """The small project as a whole site, not built yet, for a test that builds it."""
    return project_copy(tmp_path / "bouw", FIXTURES / "klein" / "data")


@pytest.fixture(scope="session")
def klein_site(tmp_path_factory: pytest.TempPathFactory) -> Building:
    return project_copy(tmp_path_factory.mktemp("klein") / "bouw", FIXTURES / "klein" / "data").build_well()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Building:
    """The real project, built into a folder of the tests."""
    return Building(ROOT, tmp_path_factory.mktemp("echt") / "site").build_well(SITE_URL="https://voorbeeld.test/spoor/")
