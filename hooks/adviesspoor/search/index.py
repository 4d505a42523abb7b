"""The index: tokens through the Dutch pipeline into lunr's Builder, and out as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from lunr.builder import Builder

from .analysis import Tokens
from .documents import Document
from .pipeline import LABELS, Dutch

# How much a hit counts by the field it is in. `delen` are the parts of compounds, `context`
# the words around a record: kind, document, year, organisations, words from the source.
FIELDS: dict[str, float] = {"titel": 6, "trefwoorden": 4, "tekst": 2, "delen": 3, "context": 1}

# How much a document counts by its kind: a recommendation before a word list.
KIND_BOOST: dict[str, float] = {
    "aanbeveling": 1.8, "item": 1.8, "advies": 1.3, "stand": 1.2, "gebeurtenis": 0.8, "bron": 0.8, "begrip": 0.8, "thema": 0.8,
}


def build(documents: Sequence[Document], tokens: Sequence[Tokens], dutch: Dutch) -> dict[str, object]:
    """The lunr index of the documents as plain data, as lunr.js loads it; a document's reference is its number.

    The terms are numbered in alphabetical order, so that a shard needs no numbers.
    """
    builder = Builder()
    builder.ref("nummer")
    builder.pipeline = builder.search_pipeline = dutch.pipeline
    for name, boost in FIELDS.items():
        builder.field(name, boost)
    for number, (document, found) in enumerate(zip(documents, tokens, strict=True)):
        builder.add({"nummer": number, **found.by_field}, {"boost": KIND_BOOST.get(document.kind, 1)})
    return _renumbered(builder.build().serialize())


def _renumbered(data: dict) -> dict[str, object]:
    rows = sorted(data["invertedIndex"])
    numbers = {row["_index"]: number for number, (_, row) in enumerate(rows)}
    inverted = [[term, {**row, "_index": number}] for number, (term, row) in enumerate(rows)]
    vectors = []
    for reference, vector in data["fieldVectors"]:
        pairs = sorted((numbers[index], score) for index, score in zip(vector[::2], vector[1::2], strict=True))
        vectors.append([reference, [value for pair in pairs for value in pair]])
    return {**data, "fieldVectors": vectors, "invertedIndex": inverted, "pipeline": list(LABELS)}
