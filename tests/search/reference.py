"""The same index made with lunr: what our own must be equal to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from lunr.builder import Builder

from adviesspoor.register import Register
from adviesspoor.search import synonyms
from adviesspoor.search.analysis import Analysis
from adviesspoor.search.documents import documents
from adviesspoor.search.facets import label_of
from adviesspoor.search.index import FIELDS, KIND_BOOST
from adviesspoor.search.pipeline import Dutch, stop_words


def lunr_index(register: Register) -> dict:
    """The index of a register as lunr serialises it; a document's reference is its number."""
    dutch = Dutch.make()
    analysis = Analysis(dutch, synonyms.groups(register, dutch), partial(label_of, register))
    found = [*documents(register, [])]
    terms = [analysis.read(document) for document in found]
    builder = Builder()
    builder.pipeline.reset()  # these are terms already
    builder.ref("nummer")
    for name, boost in FIELDS.items():
        builder.field(name, boost)
    for number, (document, fields, parts) in enumerate(zip(found, terms, analysis.parts(stop_words()), strict=True)):
        builder.add({"nummer": number, **fields, "delen": parts}, {"boost": KIND_BOOST.get(document.kind, 1)})
    return builder.build().serialize()


def rows(index: dict) -> Iterator[list[object]]:
    """The rows of the shards, made from lunr's index."""
    scores: dict[tuple[str, str, int], float] = {}
    for reference, vector in index["fieldVectors"]:
        field, _, document = reference.partition("/")
        for number, score in zip(vector[::2], vector[1::2], strict=True):
            scores[field, document, number] = score
    for term, posting in sorted(index["invertedIndex"]):
        fields = ([(int(document), scores[field, document, posting["_index"]]) for document in sorted(posting[field], key=int)] for field in index["fields"])
        yield [term, *([*_flat(hits)] or 0 for hits in fields)]


def _flat(hits: Iterable[tuple[int, float]]) -> Iterator[int]:
    previous = 0
    for document, score in hits:
        yield document - previous
        yield round(score * 1000)
        previous = document
