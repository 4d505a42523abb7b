"""Small letters of our own, as PDF, as Word and as text."""

from __future__ import annotations

import io

from docx import Document
from fpdf import FPDF

LETTER = """\
Open sluis

Kadestad, 3 maart 2021

Geachte leden van de Dienst Bruggen en Sluizen,

De raad sprak met twaalf schippers over de sluis. Zij wachten lang en weten niet waarom.
De raad adviseert de dienst om elke week te vertellen hoe druk het is.

Aanbevelingen

1. Vertel schippers vooraf hoe lang zij wachten.
2. Toets elk jaar of de borden langs het water nog kloppen, en vraag
het ook aan de schippers zelf.

De raad ziet ruimte voor een proef met een tweede sluiswachter.
Waarom is er maar één sluiswachter?

Hoogachtend,

A.B. de Bruin, voorzitter
C. Kade
"""

# The same letter says this, whatever kind of file it is.
CANDIDATES = ["adviseert", "genummerd", "genummerd"]


def pdf(text: str = LETTER, pages: int = 1, **encryption: object) -> bytes:
    document = FPDF()
    document.set_title("Brief over de sluis")
    document.set_font("Helvetica", size=11)
    for _ in range(pages):
        document.add_page()
        for line in text.split("\n"):
            document.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    if encryption:
        document.set_encryption(**encryption)
    return bytes(document.output())


def word(text: str = LETTER) -> bytes:
    """Numbered lines become a list of Word, which stores no numbers."""
    document = Document()
    document.core_properties.title = "Brief over de sluis"
    for block in text.split("\n\n"):
        lines = block.split("\n")
        if lines[0].startswith("1. "):
            for item in " ".join(lines).replace(" 2. ", "\n2. ").split("\n"):
                document.add_paragraph(item[3:], style="List Number")
        else:
            paragraph = document.add_paragraph(lines[0])
            for line in lines[1:]:
                paragraph.add_run().add_break()
                paragraph.add_run(line)
    return saved(document)


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


MAKERS = {"pdf": pdf, "docx": word, "txt": LETTER.encode}


def put(desk, name, content):
    path = desk / name
    path.write_bytes(content)
    return path


def everything_in(*folders):
    return {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}
