"""A project on disk: which files there are, and from files to a checked register in one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from . import check
from .assembly import build
from .findings import DataError, Finding, Place, choices
from .kinds import KINDS, SUPPORT, source_of
from .load import load_file
from .marks import LateMarks
from .register import Register
from .schema import Schemas
from .unfinished import without_consequences


@dataclass(frozen=True)
class Project:
    """The folders of a project; `root` holds data/, docs/ and overrides/."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def schemas(self) -> Path:
        return self.data / "schema"

    @property
    def templates(self) -> Path:
        return self.root / "overrides"


def read(project: Project) -> tuple[Register, tuple[Finding, ...]]:
    """Load and check everything in `data/`.

    Returns the register of all sound records and every finding there is; the register may
    only be rendered when there are none. Raises DataError when the schemas cannot be used:
    nothing can be said of the data then.
    """
    names, strays = _files(project)
    schemas = _schemas(project)
    register, findings = build((load_file(project.root / name, name) for name in names), schemas)
    missing = (Finding(Place(f"data/{support.file}"), "dit bestand ontbreekt") for support in SUPPORT if f"data/{support.file}" not in names)
    findings = {*findings, *strays, *missing, *check.run(register)}
    return replace(register, marks=LateMarks(schemas, register.documents)), tuple(sorted(without_consequences(findings)))


def read_or_raise(project: Project) -> Register:
    """Like `read`, but raises DataError with all findings if there is one."""
    register, findings = read(project)
    if findings:
        raise DataError(findings)
    return register


def _schemas(project: Project) -> Schemas:
    schemas = Schemas.from_folder(project.schemas)
    needed = {source.schema for source in (*KINDS, *SUPPORT)}
    if missing := needed - schemas.documents.keys():
        raise DataError(Finding(Place(f"data/schema/{name}.schema.json"), "dit schema ontbreekt") for name in missing)
    return schemas


def _files(project: Project) -> tuple[list[str], list[Finding]]:
    """The data files in a fixed order, and a finding for each file that nobody reads."""
    order = {kind.file: index for index, kind in enumerate(KINDS) if kind.file}
    places = [f"{kind.file}/<id>.yml" if kind.per_file else kind.file for kind in KINDS if kind.file]
    known: list[str] = []
    strays: list[Finding] = []
    for path in sorted(project.data.rglob("*")):
        name = path.relative_to(project.root).as_posix()
        if path.is_dir() or project.schemas in path.parents:
            continue
        if source_of(name) is not None:
            known.append(name)
        else:
            strays.append(Finding(Place(name), f"dit bestand wordt niet gelezen{_expected(name, places)}"))
    known.sort(key=lambda name: (order.get(name.split("/")[1], len(order)), name))
    return known, strays


def _expected(name: str, files: Iterable[str]) -> str:
    inner = name.partition("/")[2]
    if name.endswith(".yaml"):
        return f"; gebruik de uitgang .yml: '{inner.removesuffix('.yaml')}.yml'"
    return choices(inner, [*files, *(support.file for support in SUPPORT)], limit=20)
