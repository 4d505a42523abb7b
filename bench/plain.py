"""The lower limit: one template, one loop, no library. `python -m bench.plain PROJECT SITE`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader

# The folder of the site, where it is not the name of the list.
_FOLDERS = {"standen": "stand-van-de-uitvoering", "items": "stand-van-de-uitvoering", "uitspraken": "beleid-en-uitvoering", "gebeurtenissen": "tijdlijn"}
_INSIDE = {"adviezen": "aanbevelingen", "standen": "items"}


def records(data: Path) -> Iterator[tuple[str, dict]]:
    """The folder and the data of every record with a page; a record inside another stands there as its id."""
    for path in sorted(data.rglob("*.yml")):
        value = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        if path.parent != data:
            name = path.parent.name
            inner = value[_INSIDE[name]]
            yield _folder(name), {**value, _INSIDE[name]: [row["id"] for row in inner]}
            yield from ((_folder(_INSIDE[name]), row) for row in inner)
        elif path.name not in ("gegevens.yml", "gepubliceerd.yml"):
            for name, rows in value.items():
                yield from ((_folder(name), row) for row in rows)


def _folder(name: str) -> str:
    return _FOLDERS.get(name, name)


def main(project: Path, site: Path) -> None:
    """Write a page for every record of `project` below `site`."""
    environment = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.get_template("plain.html")
    rows = [*records(project / "data")]
    titles = {row["id"]: row.get("titel") or row.get("naam") or row["term"] for _, row in rows}
    addresses = {row["id"]: f"{folder}/{row['id']}/" for folder, row in rows}
    menu = sorted({folder for folder, _ in rows})
    for _, row in rows:
        path = site / addresses[row["id"]] / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(template.render(record=row, titles=titles, addresses=addresses, menu=menu), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
