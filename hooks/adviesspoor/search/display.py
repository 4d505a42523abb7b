"""What is shown of a hit, in small chunks of records: fetched for the hits on the screen only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..records import Vindplaats
from .documents import Document

CHUNK_BYTES = 2_500


def chunks(rows: Sequence[bytes], size: int = CHUNK_BYTES) -> tuple[int, Iterator[bytes]]:
    """How many rows are in a chunk, so that a row needs no directory, and the consecutive chunks."""
    number = max(1, round(size * len(rows) / (sum(map(len, rows)) or 1)))
    return number, (b"[%b]" % b",".join(rows[first : first + number]) for first in range(0, len(rows), number))


def row(document: Document, source: str) -> list[object]:
    """One document: id, address, title, sections, places in the sources, lines about it, and its first source.

    A section is a text, with the id and title of the part it is; a line is a label and a text.
    """
    about = {"Zoekwoorden": document.keywords, **document.about}
    sections = [[section.text, section.id, section.title] if section.id else [section.text] for section in document.sections]
    lines = [[label, "; ".join(texts)] for label, texts in about.items() if texts]
    return [document.id, document.address, document.title, sections, [place(spot) for spot in document.places], lines, source]


def place(spot: Vindplaats) -> str:
    """A place in a source on one line: 'bron-x, regels 12-14'."""
    if spot.van_regel is None:
        return f"{spot.bron}, {spot.plek}" if spot.plek else spot.bron
    lines = f"regel {spot.van_regel}" if spot.van_regel == spot.tot_regel else f"regels {spot.van_regel}-{spot.tot_regel}"
    return f"{spot.bron}, {lines}"
