"""Makes the index of a project: `python -m bench.search_index PROJECT [SITE RECORDS QUERIES]`; without SITE it only loads the register."""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
from pathlib import Path

from adviesspoor import output, search
from adviesspoor.project import Project, read_or_raise
from adviesspoor.search.pipeline import stop_words

_WORD = re.compile(r"[a-z]{4,}")
_SEED = 8


def main(project: Path, site: Path | None = None, records: Path | None = None, number: int = 0) -> None:
    """Write the index below `site`, and to `records` what it shows of each record and the queries to ask."""
    register = read_or_raise(Project(project))
    if site is None or records is None:
        return
    shutil.rmtree(site / "zoeken" / "index")
    output.write(site, search.files(register, []))
    _export(site / "zoeken" / "index", records, number)


def _export(index: Path, records: Path, number: int) -> None:
    entry = json.loads((index / "index.json").read_text(encoding="utf-8"))
    folder = index / entry["map"]
    chunks = sorted(folder.glob("records-*.json"), key=lambda path: int(path.stem.partition("-")[2]))
    rows = [row for chunk in chunks for row in json.loads(chunk.read_text(encoding="utf-8"))]
    facets = json.loads((folder / "kolommen.json").read_text(encoding="utf-8"))["facetten"]
    for facet in facets:
        if "kolom" not in facet:
            facet |= json.loads((folder / f"kolom-{facet['naam']}.json").read_text(encoding="utf-8"))
    found = []
    for place, (_, address, title, sections, _, lines, _) in enumerate(rows):
        text = "\n".join([" ".join(section[::-1]) for section in sections] + [text for _, text in lines])
        found.append({"url": address, "title": title, "text": text, "filters": {facet["naam"]: _tags(facet, place) for facet in facets}})
    records.write_text(json.dumps({"records": found, "queries": _queries(found, number)}), encoding="utf-8")


def _tags(facet: dict, document: int) -> list[str]:
    value = facet["kolom"][document]
    numbers = value if isinstance(value, list) else [value] if value >= 0 else []
    return [facet["waarden"][number][1] for number in numbers]


def _queries(found: list[dict], number: int) -> dict[int, list[str]]:
    """Queries by their number of words."""
    rng, stops = random.Random(_SEED), {*stop_words()}
    words = [word for record in found for word in _WORD.findall(f"{record['title']} {record['text']}".lower()) if word not in stops]
    return {length: [" ".join(rng.choices(words, k=length)) for _ in range(number)] for length in (1, 2, 3)}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), *map(int, sys.argv[4:]))
