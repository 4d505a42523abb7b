"""A PDF to a letter."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text
from tqdm import tqdm

from .letter import Letter, Unreadable, clean, require_text, tidy

MAX_PAGES = 500
# The smallest step that so many lines of a document take is the step within a paragraph.
_OFTEN = 0.15

# What pdfminer raises for files that are not sound: its own errors, and whatever its parsing ran into.
_BROKEN = (PSException, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, RecursionError, TypeError, ValueError, struct.error, zlib.error)


def read(raw: bytes) -> Letter:
    """The paragraphs of all pages, with a blank line between them. Raises Unreadable."""
    try:
        with _quiet():
            document = PDFDocument(PDFParser(io.BytesIO(raw)), password="")  # some are locked for printing only
            sheets = [*PDFPage.create_pages(document)]
            if len(sheets) > MAX_PAGES:
                raise Unreadable(f"deze pdf heeft {len(sheets)} bladzijden; ten hoogste {MAX_PAGES} is toegestaan")
            pages = _with_paragraphs([*_pages(sheets)])
            title = _title(document)
    except PDFEncryptionError:
        raise Unreadable("deze pdf is beveiligd met een wachtwoord; bewaar een kopie zonder wachtwoord") from None
    except _BROKEN:
        raise Unreadable("deze pdf is beschadigd of niet volledig; vraag een nieuw exemplaar of bewaar hem opnieuw") from None
    if not pages:
        raise Unreadable("deze pdf is beschadigd of niet volledig; vraag een nieuw exemplaar of bewaar hem opnieuw")
    lines = tidy(line for page in pages for line in (*page, ""))
    require_text(lines, "waarschijnlijk is het een scan; laat er eerst tekstherkenning (OCR) over lopen")
    empty = [str(index) for index, page in enumerate(pages, start=1) if not page]
    notes = (f"Zonder tekst (een scan, of leeg): bladzijde {', '.join(empty)}.",) if empty else ()
    return Letter(lines, "pdf", title, notes)


def _pages(sheets: list[PDFPage]) -> Iterator[list[LTTextLine]]:
    """The lines of each page, columns one after the other."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=LAParams())
    interpreter = PDFPageInterpreter(resources, device)
    for sheet in tqdm(sheets, desc="Bladzijden", unit=" blz", delay=1, leave=False, disable=None):
        interpreter.process_page(sheet)
        yield _lines(device.get_result())


def _lines(page: LTPage) -> list[LTTextLine]:
    boxes = (box for box in page if isinstance(box, LTTextBox))
    return [line for box in boxes for line in box if isinstance(line, LTTextLine) and line.get_text().strip()]


def _with_paragraphs(pages: list[list[LTTextLine]]) -> list[tuple[str, ...]]:
    """The text of each page, with a blank line where lines are further apart than within a paragraph."""
    steps = [round(step, 1) for lines in pages for above, line in pairwise(lines) if 0 < (step := _step(above, line)) < 4]
    often = [step for step, count in Counter(steps).items() if count >= _OFTEN * len(steps)]
    limit = min(often, default=0) * 1.2
    return [tidy(_rows(lines, limit)) for lines in pages]


def _rows(lines: list[LTTextLine], limit: float) -> Iterator[str]:
    row = ""
    for above, line in pairwise([None, *lines]):
        text = line.get_text().strip("\n")
        if above is None:
            row = text
        elif abs(_step(above, line)) < 0.5 and len(row.strip()) <= 3:  # a bullet or number, set apart from its text
            row = f"{row.strip()} {text}"
        else:
            yield row
            if not 0 < _step(above, line) <= limit:
                yield ""
            row = text
    yield row


def _step(above: LTTextLine, line: LTTextLine) -> float:
    """How far a line is below the one before it, in line heights."""
    return (above.y0 - line.y0) / max(line.height, 1)


def _title(document: PDFDocument) -> str:
    """What the file calls itself in its properties."""
    found = next((info["Title"] for info in document.info if info.get("Title")), "")
    return clean(decode_text(found) if isinstance(found, bytes) else str(found))


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the remarks of pdfminer on the way: they are English, and what matters comes as an error."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
