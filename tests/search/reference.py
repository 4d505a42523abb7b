"""The same index made with lunr: what our own must be equal to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from unittest.mock import patch

from lunr.builder import Builder

from adviesspoor.register import Register
from adviesspoor.search import synonyms
from adviesspoor.search.analysis import Analysis
from adviesspoor.search.documents import documents
from adviesspoor.search.facets import label_of
from adviesspoor.search.index import FIELDS, KIND_BOOST
from adviesspoor.search.pipeline import Dutch, stop_words


def lunr_index(register: Register) -> dict:
    """The index of a register as lunr serialises it, with scores in hundredths; a document's reference is its number."""
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
    # lunr rounds to thousandths, and to nothing what is less.
    with patch("lunr.builder.round", lambda score, digits: max(0.01, round(score, 2)), create=True):
        return builder.build().serialize()


def rows(index: dict) -> Iterator[list[object]]:
    """For each term of lunr's index: the term and, for each field, a pair (document, score) in hundredths for each document."""
    scores: dict[tuple[str, str, int], float] = {}
    for reference, vector in index["fieldVectors"]:
        field, _, document = reference.partition("/")
        for number, score in zip(vector[::2], vector[1::2], strict=True):
            scores[field, document, number] = score
    for term, posting in sorted(index["invertedIndex"]):
        yield [term, *(sorted((int(document), round(scores[field, document, posting["_index"]] * 100)) for document in posting[field]) for field in index["fields"])]


def written_postings(steps: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs (document, score) of a field of a row of our shards."""
    found: list[tuple[int, int]] = []
    score = document = 0
    for step in steps or ():
        if step < 0:
            score, document = score - step, 0
        else:
            document += step
            found.append((document, score))
    return sorted(found)
