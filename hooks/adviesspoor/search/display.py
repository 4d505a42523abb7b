"""What is shown of a hit, in small chunks of records: fetched for the hits on the screen only."""

from __future__ import annotations

from collections.abc import Sequence

from ..records import Vindplaats
from .documents import Document
from .shards import cut, weight

CHUNK_BYTES = 2_500


def chunks(documents: Sequence[Document], size: int = CHUNK_BYTES) -> list[list[list[object]]]:
    """The rows of all documents, in consecutive chunks."""
    return cut(map(row, documents), size, weight)


def row(document: Document) -> list[object]:
    """One document: id, address, title, sections, places in the sources, and lines about it.

    A section is a text, with the id and title of the part it is; a line is a label and a text.
    """
    about = {"Zoekwoorden": document.keywords, **document.about}
    sections = [[section.text, section.id, section.title] if section.id else [section.text] for section in document.sections]
    lines = [[label, "; ".join(texts)] for label, texts in about.items() if texts]
    return [document.id, document.address, document.title, sections, [place(spot) for spot in document.places], lines]


def place(spot: Vindplaats) -> str:
    """A place in a source on one line: 'bron-x, regels 12-14'."""
    if spot.van_regel is None:
        return f"{spot.bron}, {spot.plek}" if spot.plek else spot.bron
    lines = f"regel {spot.van_regel}" if spot.van_regel == spot.tot_regel else f"regels {spot.van_regel}-{spot.tot_regel}"
    return f"{spot.bron}, {lines}"
