"""What a reader sees in a Word file stands in the text: also what the usual way of reading passes over."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from adviesspoor.importer.letter import Letter
from adviesspoor.importer.reading import read_letter
from tests.commands.letters import saved

SENTENCE = "De raad schrijft aan de dienst over de sluis en de brug."
NAMESPACES = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def letter(tmp_path: Path, document: object, **parts: str) -> Letter:
    """The letter in a Word file with these paragraphs; `parts` are parts that python-docx cannot make."""
    content = saved(document)
    if parts:
        content = with_footnotes(content, **parts)
    path = tmp_path / "brief.docx"
    path.write_bytes(content)
    return read_letter(path)


def with_footnotes(content: bytes, footnotes: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", f'<Relationship Id="rIdNoten" Type="{FOOTNOTES}" Target="footnotes.xml"/></Relationships>'.encode())
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                data = data.replace(b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode())
            new.writestr(name, data)
        new.writestr("word/footnotes.xml", f"<w:footnotes {NAMESPACES}>{footnotes}</w:footnotes>")
    return made.getvalue()


def add(document: object, xml: str) -> None:
    """One element more at the end of the text."""
    document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def filled(found: Letter) -> list[str]:
    return [line for line in found.lines if line]


def test_content_controls_links_and_tracked_changes(tmp_path):
    document = Document()
    document.add_paragraph(SENTENCE)
    add(document, f"<w:sdt {NAMESPACES}><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>In een invulveld.</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    add(document, f'<w:p {NAMESPACES}><w:r><w:t xml:space="preserve">Wij zien </w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t>vaker</w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>minder</w:delText></w:r></w:del><w:hyperlink w:anchor="a"><w:r><w:t xml:space="preserve"> een rij</w:t></w:r></w:hyperlink></w:p>')
    found = letter(tmp_path, document)
    assert filled(found) == [SENTENCE, "In een invulveld.", "Wij zien vaker een rij"]
    assert found.notes == ("Het bestand heeft voorgestelde wijzigingen: wat erbij kwam staat in de tekst, wat is weggehaald niet.",)


def test_a_text_box_stands_once_after_its_paragraph(tmp_path):
    box = "<w:txbxContent><w:p><w:r><w:t>In een tekstvak.</w:t></w:r></w:p></w:txbxContent>"
    document = Document()
    document.add_paragraph(SENTENCE)
    add(
        document,
        f'<w:p {NAMESPACES}><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Ernaast.</w:t></w:r></w:p>',
    )
    found = letter(tmp_path, document)
    assert filled(found) == [SENTENCE, "Ernaast.", "In een tekstvak."]
    assert found.notes == ("De tekst van een tekstvak staat na de alinea waar het bij hoort.",)


def test_footnotes_stand_under_the_text(tmp_path):
    document = Document()
    document.add_paragraph(SENTENCE)
    add(document, f'<w:p {NAMESPACES}><w:r><w:t>Dat zegt de dienst zelf.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    document.add_paragraph("Zo is het.")
    found = letter(tmp_path, document, footnotes='<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Jaarverslag, bladzijde 3.</w:t></w:r></w:p></w:footnote>')
    assert filled(found) == [SENTENCE, "Dat zegt de dienst zelf.[1]", "Zo is het.", "[1] Jaarverslag, bladzijde 3."]
    assert found.notes == ("Voetnoten staan onder de tekst, met hun nummer tussen haken.",)


def test_cells_that_were_merged_count_once_and_a_table_in_a_table_counts(tmp_path):
    document = Document()
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "kop"
    table.cell(1, 0).text = "links"
    table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "binnenin"
    assert filled(letter(tmp_path, document)) == [SENTENCE, "kop", "links | binnenin"]


def test_what_stands_around_the_pages_is_left_out_and_said(tmp_path):
    document = Document()
    document.add_paragraph(SENTENCE)
    document.sections[0].footer.paragraphs[0].text = "Bladzijde 1"
    found = letter(tmp_path, document)
    assert filled(found) == [SENTENCE]
    assert found.notes == ("Wat boven en onder elke bladzijde staat (kop- en voettekst), staat niet in de tekst.",)
