"""The XML of a Word file as its reader sees it: which paragraphs and tables there are, and what they say.

python-docx passes over what stands in content controls, in tracked changes, in text boxes and in
notes. The names are those of ECMA-376, part 1 (WordprocessingML).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

PARAGRAPH, TABLE = qn("w:p"), qn("w:tbl")
ADDED, REMOVED = qn("w:ins"), qn("w:del")
NOTES = (qn("w:footnoteReference"), qn("w:endnoteReference"))

_BOX = qn("w:txbxContent")
_OLD_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Not a part of the text around it: it is gone, it stands elsewhere, or it is a second copy for older programs.
_APART = frozenset((REMOVED, qn("w:moveFrom"), _BOX, _OLD_COPY))
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def blocks(element: Element) -> Iterator[Element]:
    """The paragraphs and tables in it, in order, through whatever stands around them; not those in a table."""
    for child in element:
        if child.tag in (PARAGRAPH, TABLE):
            yield child
        elif child.tag not in _APART:
            yield from blocks(child)


def rows(table: Element) -> Iterator[list[Element]]:
    """The cells of each row; a merged cell counts once."""
    for row in _inner(table, qn("w:tr")):
        yield [*_inner(row, qn("w:tc"))]


def boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph, without the copies for older programs."""
    for child in paragraph:
        if child.tag == _BOX:
            yield child
        elif child.tag != _OLD_COPY:
            yield from boxes(child)


def words(element: Element, notes: Mapping[str, int]) -> str:
    """The text of a paragraph or cell. `notes` gives the number of a note by its mark (see `mark`)."""
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag in NOTES:
        return f"[{notes[mark(element)]}]"
    between = " " if element.tag in (qn("w:tc"), qn("w:tr"), TABLE) else ""
    return _SIGNS.get(element.tag, "") + between.join(words(child, notes) for child in element if child.tag not in _APART and child.tag != qn("w:pPr"))


def mark(reference: Element) -> str:
    """What tells one note from another: footnotes and endnotes are counted apart."""
    return f"{reference.tag} {reference.get(qn('w:id'))}"


def _inner(element: Element, tag: str) -> Iterator[Element]:
    """The nearest elements with this tag, through whatever stands around them."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _APART and child.tag not in (PARAGRAPH, TABLE):
            yield from _inner(child, tag)
