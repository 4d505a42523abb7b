"""A PDF to a letter."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from tqdm import tqdm

from .letter import Letter, Unreadable, clean, require_text, tidy

MAX_PAGES = 500

# What pypdf raises for files that are not sound: its own errors, and whatever its parsing ran into.
_BROKEN = (PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, OSError, RecursionError, TypeError, ValueError, struct.error, zlib.error)
_LOCKED = "deze pdf is beveiligd met een wachtwoord; bewaar een kopie zonder wachtwoord"
_SCAN = "waarschijnlijk is het een scan; laat er eerst tekstherkenning (OCR) over lopen"


def read(raw: bytes) -> Letter:
    """The lines of all pages, with a blank line between pages. Raises Unreadable."""
    try:
        with _quiet():
            reader = PdfReader(io.BytesIO(raw))
            if reader.is_encrypted and not reader.decrypt(""):  # some are locked for printing only
                raise Unreadable(_LOCKED)
            number = len(reader.pages)
            if number > MAX_PAGES:
                raise Unreadable(f"deze pdf heeft {number} bladzijden; ten hoogste {MAX_PAGES} is toegestaan")
            shown = tqdm(reader.pages, desc="Bladzijden", total=number, unit=" blz", delay=1, leave=False, disable=None)
            pages = [tidy(page.extract_text().splitlines()) for page in shown]
            title = clean(str((reader.metadata or {}).get("/Title") or ""))
    except DependencyError:
        raise Unreadable(_LOCKED) from None
    except _BROKEN:
        raise Unreadable("deze pdf is beschadigd of niet volledig; vraag een nieuw exemplaar of bewaar hem opnieuw") from None
    lines = tidy(line for page in pages for line in (*page, ""))
    require_text(lines, _SCAN)
    empty = [str(index) for index, page in enumerate(pages, start=1) if not page]
    notes = (f"Zonder tekst (een scan, of leeg): bladzijde {', '.join(empty)}.",) if empty else ()
    return Letter(lines, "pdf", title, notes)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the remarks of pypdf on the way: they are English, and what matters comes as an error."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
