"""All files of the search, by address: what the browser fetches.

`zoeken/index/index.json` is small and names the rest, which stands in a folder named after its
contents; so a browser can keep those files for ever, and never mixes two versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import partial
from itertools import accumulate

from ..register import Register
from . import dictionary, display, facets, index, shards, synonyms
from .analysis import Analysis
from .documents import documents as documents_of
from .documents import kind_label
from .pipeline import JOIN_RULES, LABELS, Dutch, stop_words
from .shards import compact

ROOT = "zoeken/index/"
VERSION = 1


def files(register: Register, prose_pages: Iterable[tuple[str, str, str]]) -> dict[str, bytes]:
    """The files of the search over all records and the prose pages, each (address, title, text)."""
    stops = stop_words()
    dutch = Dutch.make(stops)
    documents = documents_of(register, prose_pages)
    groups = synonyms.groups(register, dutch)
    analysis = Analysis.of(documents, partial(facets.label_of, register), dutch)
    tokens = list(analysis.tokens(groups, stops))

    term_pieces = shards.shards(shards.rows(index.build(documents, tokens, dutch)))
    front, back = dictionary.pieces(analysis.vocabulary, stops)
    chunks = display.chunks(documents)
    columns = {**facets.columns(register, documents), "titelwoorden": [len(found.title_terms) for found in tokens]}

    found = {"kolommen.json": compact(columns)}
    found |= {f"termen-{number}.json": compact(piece) for number, piece in enumerate(term_pieces)}
    found |= {f"voor-{number}.json": compact(piece) for number, piece in enumerate(front)}
    found |= {f"achter-{number}.json": compact(piece) for number, piece in enumerate(back)}
    found |= {f"records-{number}.json": compact(piece) for number, piece in enumerate(chunks)}
    folder = _name_of(found)
    entry = {
        "versie": VERSION,
        "map": folder,
        "peildatum": register.peildatum,
        "aantal": len(documents),
        "velden": list(index.FIELDS),
        "soorten": {kind: kind_label(kind) for kind in sorted({document.kind for document in documents})},
        "pijplijn": LABELS,
        "stopwoorden": " ".join(stops),
        "regels": JOIN_RULES,
        "groepen": synonyms.as_data(groups),
        "termen": {"eerste": [piece[0][0] if piece else "" for piece in term_pieces], "vanaf": _starts(term_pieces)},
        "voor": [piece[0] if piece else "" for piece in front],
        "achter": [piece[0] for piece in back],
        "records": _starts(chunks),
    }
    return {f"{ROOT}index.json": compact(entry), **{f"{ROOT}{folder}/{name}": data for name, data in found.items()}}


def _starts(pieces: list[list]) -> list[int]:
    """The number of the first item of each piece."""
    return [0, *accumulate(len(piece) for piece in pieces[:-1])]


def _name_of(found: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(found.items()):
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:16]
