"""What is no letter, or no longer one, is refused in a clear sentence, and nothing is written."""

import io
import random
import zipfile

import pytest
from docx import Document

from adviesspoor.importer.letter import Unreadable
from adviesspoor.importer.reading import read_letter
from tests.commands import letters


def zipped(**files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def bomb():
    package = io.BytesIO(letters.word())
    with zipfile.ZipFile(package, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/media/leeg.bin", b"\0" * 101_000_000)
    return package.getvalue()


def only_pictures():
    return letters.pdf(text="")


def many_pages():
    return letters.pdf(text="", pages=501)


UNREADABLE = {
    "leeg": ("brief.pdf", b"", "het bestand is leeg"),
    "alleen-wit": ("brief.txt", b" \n\n", "het bestand is leeg"),
    "geen-woorden": ("brief.txt", b"123\n", "in dit bestand staat geen leesbare tekst; controleer of dit het goede bestand is"),
    "kapotte-pdf": ("brief.pdf", b"%PDF-1.7\nhier houdt het op", "deze pdf is beschadigd of niet volledig; vraag een nieuw exemplaar of bewaar hem opnieuw"),
    "scan": ("brief.pdf", only_pictures, "in dit bestand staat geen leesbare tekst; waarschijnlijk is het een scan; laat er eerst tekstherkenning (OCR) over lopen"),
    "wachtwoord": ("brief.pdf", lambda: letters.pdf(owner_password="a", user_password="b"), "deze pdf is beveiligd met een wachtwoord; bewaar een kopie zonder wachtwoord"),
    "te-veel-bladzijden": ("brief.pdf", many_pages, "deze pdf heeft 501 bladzijden; ten hoogste 500 is toegestaan"),
    "pdf-heet-docx": ("brief.docx", letters.pdf, "het bestand heet .docx, maar is een pdf; geef het de goede uitgang"),
    "docx-heet-pdf": ("brief.pdf", letters.word, "het bestand heet .pdf, maar is een Word-bestand (.docx); geef het de goede uitgang"),
    "tekst-heet-pdf": ("brief.pdf", letters.LETTER.encode, "het bestand heet .pdf, maar is gewone tekst (.txt); geef het de goede uitgang"),
    "pdf-heet-txt": ("brief.txt", letters.pdf, "het bestand heet .txt, maar is een pdf; geef het de goede uitgang"),
    "onbekende-uitgang": ("brief.odt", letters.LETTER.encode, "de uitgang '.odt' is niet bekend; gebruik .pdf, .docx of .txt"),
    "oud-word": ("brief.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "dit is een oud Word-bestand (.doc) of een Word-bestand met een wachtwoord; bewaar het als .docx zonder wachtwoord"),
    "rtf": ("brief.rtf", b"{\\rtf1 tekst}", "dit is een RTF-bestand; bewaar het als .docx"),
    "plaatje": ("brief.txt", b"\x89PNG\r\n\x1a\n\0\0\0", "dit is geen pdf, geen Word-bestand en geen tekst"),
    "ander-zip": ("brief.docx", lambda: zipped(inhoud="x"), "dit is een zip-bestand of een ander Office-bestand, geen Word-bestand"),
    "kapot-word": ("brief.docx", lambda: zipped(word__document_xml="<w:document"), "dit Word-bestand is beschadigd; open het in Word en bewaar het opnieuw"),
    "leeg-word": ("brief.docx", lambda: letters.saved(Document()), "in dit bestand staat geen leesbare tekst; staat de tekst in plaatjes, laat er dan eerst tekstherkenning (OCR) over lopen"),
    "bom": ("brief.docx", bomb, "het Word-bestand is uitgepakt te groot"),
    "te-groot": ("brief.pdf", b"%PDF-" + b"0" * 25_000_001, "het bestand is te groot (25 MB); ten hoogste 25 MB is toegestaan"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_is_no_letter_is_refused_and_nothing_is_written(klein, run, desk, case):
    name, content, problem = UNREADABLE[case]
    letter = letters.put(desk, name, content() if callable(content) else content)
    before = letters.everything_in(klein.root, desk)
    assert run("importeer", letter, "--id", "nieuw") == (1, "", f"{letter}: {problem}. Er is niets geschreven.\n")
    assert letters.everything_in(klein.root, desk) == before


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_damaged_files_are_read_or_refused_but_never_crash(desk, kind):
    random_ = random.Random(6)
    whole = letters.MAKERS[kind]()
    outcomes = set()
    for number in range(150):
        content = bytearray(whole)
        match number % 3:
            case 0:
                del content[random_.randrange(200, len(content)) :]
            case 1:
                for _ in range(random_.randrange(1, 60)):
                    content[random_.randrange(len(content))] = random_.randrange(256)
            case 2:
                start = random_.randrange(len(content))
                del content[start : start + random_.randrange(1, 400)]
        try:
            outcomes.add(type(read_letter(letters.put(desk, f"brief{number}.{kind}", bytes(content)))))
        except Unreadable:
            outcomes.add(Unreadable)
    assert Unreadable in outcomes
