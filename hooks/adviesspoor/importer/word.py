"""A Word file to a letter."""

from __future__ import annotations

import io
import textwrap
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError
from lxml.etree import _Element as Element

from .letter import Letter, Unreadable, clean, require_text, tidy
from .word_xml import ADDED, NOTES, PARAGRAPH, REMOVED, TABLE, blocks, boxes, mark, rows, words

WIDTH = 100
MAX_UNPACKED = 100_000_000

_BROKEN = (OpcError, LxmlError, zipfile.BadZipFile, zlib.error, AttributeError, LookupError, NotImplementedError, OSError, RecursionError, TypeError, ValueError)
_NOTE_PARTS = ("footnotes", "endnotes")


def read(raw: bytes) -> Letter:
    """Everything a reader sees in a Word file, broken into lines of at most WIDTH signs; notes come last. Raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            if "word/document.xml" not in package.namelist():
                raise Unreadable("dit is een zip-bestand of een ander Office-bestand, geen Word-bestand")
            if sum(info.file_size for info in package.infolist()) > MAX_UNPACKED:
                raise Unreadable("het Word-bestand is uitgepakt te groot")
        document = Document(io.BytesIO(raw))
        lines = tidy(_lines(document))
        remarks = tuple(_remarks(document))
        title = clean(document.core_properties.title)
    except _BROKEN:
        raise Unreadable("dit Word-bestand is beschadigd; open het in Word en bewaar het opnieuw") from None
    require_text(lines, "staat de tekst in plaatjes, laat er dan eerst tekstherkenning (OCR) over lopen")
    return Letter(lines, "docx", title, remarks)


def _remarks(document: WordDocument) -> Iterator[str]:
    """What the editor should know of the text: where Word shows something else than a row of lines can."""
    body = document.element.body
    if next(body.iter(*NOTES), None) is not None:
        yield "Voetnoten staan onder de tekst, met hun nummer tussen haken."
    if any(True for paragraph in body.iter(PARAGRAPH) for _ in boxes(paragraph)):
        yield "De tekst van een tekstvak staat na de alinea waar het bij hoort."
    if next(body.iter(ADDED, REMOVED), None) is not None:
        yield "Het bestand heeft voorgestelde wijzigingen: wat erbij kwam staat in de tekst, wat is weggehaald niet."
    edges = (part for section in document.sections for part in (section.header, section.first_page_header, section.footer, section.first_page_footer))
    if any(not edge.is_linked_to_previous and words(edge._element, {}).strip() for edge in edges):
        yield "Wat boven en onder elke bladzijde staat (kop- en voettekst), staat niet in de tekst."


def _lines(document: WordDocument) -> Iterator[str]:
    """Each paragraph as lines, with a blank line after it; the rows of a table with | between cells; the notes last."""
    body = document.element.body
    references = {mark(reference): reference for reference in body.iter(*NOTES)}
    notes = {name: number for number, name in enumerate(references, start=1)}
    numbers: Counter[tuple[str, int]] = Counter()
    yield from _of_blocks(document, body, notes, numbers)
    texts = _texts_of_notes(document)
    for name, number in notes.items():
        yield from _wrapped(words(texts[name], {}), f"[{number}] ")
        yield ""


def _of_blocks(document: WordDocument, element: Element, notes: Mapping[str, int], numbers: Counter[tuple[str, int]]) -> Iterator[str]:
    for block in blocks(element):
        if block.tag == TABLE:
            for row in rows(block):
                yield from _wrapped(" | ".join(" ".join(words(cell, notes).split()) for cell in row), "")
        else:
            lead = _mark(document, Paragraph(block, document), numbers)
            for line in words(block, notes).splitlines():
                yield from _wrapped(line, lead)
                lead = " " * len(lead)
        yield ""
        for box in boxes(block):
            yield from _of_blocks(document, box, notes, numbers)


def _texts_of_notes(document: WordDocument) -> dict[str, Element]:
    """The text of every footnote and endnote, by the mark of the reference to it."""
    found: dict[str, Element] = {}
    for relation in document.part.rels.values():
        name = relation.reltype.rpartition("/")[2]
        if name in _NOTE_PARTS:
            for note in parse_xml(relation.target_part.blob):
                found[f"{qn(f'w:{name[:-1]}Reference')} {note.get(qn('w:id'))}"] = note
    return found


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
