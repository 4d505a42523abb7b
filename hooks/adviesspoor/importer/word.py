"""A Word file to a letter."""

from __future__ import annotations

import io
import textwrap
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from .letter import Letter, Unreadable, clean, require_text, tidy

WIDTH = 100
MAX_UNPACKED = 100_000_000

_BROKEN = (OpcError, LxmlError, zipfile.BadZipFile, zlib.error, AttributeError, LookupError, NotImplementedError, OSError, RecursionError, TypeError, ValueError)
_NOTE = "Voetnoten en tekstvakken uit het Word-bestand staan niet in de tekst."


def read(raw: bytes) -> Letter:
    """The paragraphs and tables of a Word file, broken into lines of at most WIDTH signs. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = package.namelist()
            if "word/document.xml" not in names:
                raise Unreadable("dit is een zip-bestand of een ander Office-bestand, geen Word-bestand")
            if sum(info.file_size for info in package.infolist()) > MAX_UNPACKED:
                raise Unreadable("het Word-bestand is uitgepakt te groot")
        document = Document(io.BytesIO(raw))
        lines = tidy(_lines(document))
        title = clean(document.core_properties.title)
    except _BROKEN:
        raise Unreadable("dit Word-bestand is beschadigd; open het in Word en bewaar het opnieuw") from None
    require_text(lines, "staat de tekst in plaatjes, laat er dan eerst tekstherkenning (OCR) over lopen")
    lost = any(name in names for name in ("word/footnotes.xml", "word/endnotes.xml")) or "txbxContent" in document.element.xml
    return Letter(lines, "docx", title, (_NOTE,) if lost else ())


def _lines(document: WordDocument) -> Iterator[str]:
    """Each paragraph as lines, with a blank line after it; the rows of a table with | between cells."""
    numbers: Counter[tuple[str, int]] = Counter()
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield from _wrapped(" | ".join(" ".join(cell.text.split()) for cell in row.cells), "")
        else:
            mark = _mark(document, block, numbers)
            for line in block.text.splitlines():
                yield from _wrapped(line, mark)
                mark = " " * len(mark)
        yield ""


def _wrapped(text: str, mark: str) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark), break_long_words=False, break_on_hyphens=False)


def _mark(document: WordDocument, paragraph: Paragraph, numbers: Counter[tuple[str, int]]) -> str:
    """What Word shows before a paragraph in a list, but does not store: '- ' or '3. '."""
    properties = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    style = paragraph.style
    while properties is None and style is not None:
        properties = style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        style = style.base_style
    if properties is None or (holder := properties.find(qn("w:numId"))) is None:
        return ""
    list_id = holder.get(qn("w:val"))
    level = properties.find(qn("w:ilvl"))
    depth = int(level.get(qn("w:val"))) if level is not None else 0
    if list_id == "0":  # a paragraph taken out of its list
        return ""
    if _format(document, list_id, depth) in ("bullet", "none", ""):
        return f"{'  ' * depth}- "
    numbers[list_id, depth] += 1
    for deeper in range(depth + 1, 9):
        numbers[list_id, deeper] = 0
    return f"{'  ' * depth}{numbers[list_id, depth]}. "


def _format(document: WordDocument, list_id: str, depth: int) -> str:
    """The format of one level of a list ('decimal', 'bullet'); empty when the file does not say."""
    root = document.part.numbering_part.element
    number = root.find(f"{qn('w:num')}[@{qn('w:numId')}='{list_id}']/{qn('w:abstractNumId')}")
    if number is None:
        return ""
    abstract = root.find(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{number.get(qn('w:val'))}']")
    level = abstract.find(f"{qn('w:lvl')}[@{qn('w:ilvl')}='{depth}']/{qn('w:numFmt')}") if abstract is not None else None
    return level.get(qn("w:val"), "") if level is not None else ""
