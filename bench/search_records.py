"""What an index shows of each record, and queries in its words: `python -m bench.search_records SITE RECORDS QUERIES`."""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path

from adviesspoor.search.pipeline import stop_words

_WORD = re.compile(r"[a-z]{4,}")
_SEED = 8


def main(site: Path, records: Path, number: int) -> None:
    """Write to `records` the records of the index below `site`, and `number` queries of each length."""
    index = site / "zoeken" / "index"
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
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
