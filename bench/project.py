"""Folders with a site to build: a copy of the checkout, as it is or with synthetic records in it.

`python -m bench.project SOURCE TARGET [RECORDS]` runs on its own, so that the memory it takes is not the benchmark's.
"""

from __future__ import annotations

import compileall
import random
import re
import shutil
import sys
from pathlib import Path

import yaml
from adviesspoor.kinds import KINDS
from adviesspoor.project import Project, read, read_or_raise
from adviesspoor.register import Register
from tqdm import tqdm

from .shape import shape
from .synthetic import TODAY, Maker
from .words import Words, ranked_words

SEED = 20261122
_LEFT_OUT = {".git", ".venv", "node_modules", "site", "build", "tests", "bench", "data"}
_LINKED = ("node_modules", ".git")
_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_QUOTED = re.compile(r"""(?<=["'])[a-z0-9-]+(?=["'])""")


class _Dumper(yaml.CSafeDumper):
    """Long text folded, as editors write it; quotes around whatever begins like a number."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = ">" if len(text) > 90 else "'" if text[0].isdigit() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)


def copy(source: Path, target: Path) -> None:
    """The checkout without its tests and results; its history and packages as links."""
    target.mkdir(parents=True)
    for path in sorted(source.iterdir()):
        if path.name in _LEFT_OUT or path.name.startswith("site."):
            continue
        if path.is_dir():
            shutil.copytree(path, target / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(path, target / path.name)
    shutil.copytree(source / "data", target / "data")
    for name in _LINKED:
        if (source / name).exists():
            (target / name).symlink_to((source / name).resolve())
    compileall.compile_dir(target / "hooks", quiet=1)


def synthesise(target: Path, number: int, seed: int = SEED) -> None:
    """Replace the records of the project in `target` by `number` synthetic ones; prose then mentions those."""
    real, _ = read(Project(target))
    rng = random.Random(seed)
    words = Words(ranked_words(target / "data"), rng)
    outline = shape(number, words, [entry.id for entry in real.of("organisatie")])
    tags = {name: [term.tag for term in terms] for name, terms in real.schemas.vocabularies.items()}
    maker = Maker(outline, words, tags.__getitem__, rng)

    (target / ".git").unlink(missing_ok=True)
    data = target / "data"
    for path in data.iterdir():
        if path != data / "schema":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    _write(data / "gegevens.yml", "gegevens", {"peildatum": TODAY})
    _write(data / "gepubliceerd.yml", "gepubliceerd", {"gepubliceerd": {}})
    for kind in (kind for kind in KINDS if kind.file):
        ids = tqdm(outline.ids[kind.name], desc=kind.plural, leave=False, disable=None)
        rows = [getattr(maker, kind.name)(id) for id in ids]
        if kind.per_file:
            for row in rows:
                _write(data / kind.file / f"{row['id']}.yml", kind.schema, row)
        else:
            _write(data / kind.file, kind.schema, {kind.list_key: rows})
    _publish(data, read_or_raise(Project(target)))
    _point_prose_at(target / "docs", real, outline.ids)


def _publish(data: Path, register: Register) -> None:
    """All records with a page as published; with the parts the list would pass the size limit at 8,000 records."""
    _write(data / "gepubliceerd.yml", "gepubliceerd", {"gepubliceerd": {entry.id: entry.address for entry in register.pages}})


def _write(path: Path, schema: str, value: object) -> None:
    path.parent.mkdir(exist_ok=True)
    up = "../" * (path.parent.name != "data")
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    path.write_text(f"# yaml-language-server: $schema={up}schema/{schema}.schema.json\n{text}", encoding="utf-8")


def _point_prose_at(docs: Path, real: Register, ids: dict[str, list[str]]) -> None:
    """In every macro call, a made-up record of the same kind for each real one."""
    known = {id for kind in ids.values() for id in kind}
    stand_in = {entry.id: ids[entry.kind.name][index % len(ids[entry.kind.name])] for kind in KINDS for index, entry in enumerate(real.of(kind.name)) if entry.id not in known}
    stand_in |= {entry.id: stand_in.get(entry.page, entry.page) for entry in real if entry.is_part}
    for page in docs.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        changed = _CALL.sub(lambda call: _QUOTED.sub(lambda id: stand_in.get(id[0], id[0]), call[0]), text)
        page.write_text(changed, encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Make one project folder."""
    source, target, *number = arguments
    copy(Path(source), Path(target))
    if number:
        synthesise(Path(target), int(number[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
