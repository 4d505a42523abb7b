"""All files of the search, by address: what the browser fetches.

`zoeken/index/index.json` is small and names the rest, which stands in a folder named after its
contents; so a browser can keep those files for ever, and never mixes two versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache, partial

from ..register import Register
from . import dictionary, display, facets, synonyms
from .analysis import Analysis
from .documents import documents, kind_label
from .index import FIELDS, Index
from .pipeline import JOIN_RULES, Dutch, stop_words
from .shards import compact, shards

ROOT = "zoeken/index/"
VERSION = 3

# The number of words of a title says whether it can be the query. Of a title with this many or more that is all
# that is told: few titles have so many words of a query, and those can be read.
MOST_TITLE_WORDS = 4


def files(register: Register, prose_pages: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, bytes]]:
    """The files of the search over all records and the prose pages, each (address, title, text); files come as (address, bytes)."""
    stops = stop_words()
    dutch = Dutch.make(stops)
    groups = synonyms.groups(register, dutch)
    labels = cache(partial(facets.label_of, register))
    analysis = Analysis(dutch, groups, labels)
    index = Index()
    shown, tags, dates = [], [], []
    for document in documents(register, prose_pages):
        index.add(document.kind)
        for field, terms in analysis.read(document).items():
            index.fill(field, terms)
        shown.append(compact(display.row(document, *(labels("bron", tag) for tag in document.facets.get("bron", ("",))[:1]))))
        tags.append(document.facets)
        dates.append(document.date)
    for terms in analysis.parts(stops):
        index.fill("delen", terms)
    vocabulary = analysis.vocabulary
    lengths = "".join(str(min(length, MOST_TITLE_WORDS)) for length in analysis.title_terms)
    del analysis  # with every word it knows: the shards need that room

    starts, term_pieces = shards(index.rows(), groups)
    del index
    front, back = dictionary.pieces(vocabulary, stops)
    per_chunk, chunks = display.chunks(shown)
    columns, apart = facets.columns(register, tags)
    kinds = sorted({kind for row in tags for kind in row["soort"]})
    found = {
        "kolommen.json": compact({"facetten": columns, "titelwoorden": lengths, "titelwoorden_tot": MOST_TITLE_WORDS}),
        "datums.json": compact(dates),
        **{f"kolom-{name}.json": compact(column) for name, column in apart.items()},
        **{f"termen-{number}.json": piece for number, piece in enumerate(term_pieces)},
        **{f"voor-{number}.json": compact(piece) for number, piece in enumerate(front)},
        **{f"achter-{number}.json": compact(piece) for number, piece in enumerate(back)},
        **{f"records-{number}.json": chunk for number, chunk in enumerate(chunks)},
    }
    folder = _name_of(found)
    entry = {
        "versie": VERSION,
        "map": folder,
        "peildatum": register.peildatum,
        "aantal": len(shown),
        "velden": list(FIELDS),
        "soorten": {kind: kind_label(kind) for kind in kinds},
        "stopwoorden": " ".join(stops),
        "regels": JOIN_RULES,
        "termen": starts,
        "voor": [piece[0] if piece else "" for piece in front],
        "achter": [piece[0] for piece in back],
        "per_stuk": per_chunk,
    }
    yield f"{ROOT}index.json", compact(entry)
    yield from ((f"{ROOT}{folder}/{name}", data) for name, data in found.items())


def _name_of(found: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(found.items()):
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:16]
