"""A letter becomes a draft: its text with fixed lines, a source, and what looks like a recommendation; or nothing at all."""

import hashlib
import json
import os
import re

import pytest
from docx import Document

from adviesspoor import disk, sources
from adviesspoor.importer.reading import read_letter
from adviesspoor.kinds import BY_NAME
from adviesspoor.fieldguide import group_of
from tests.commands import letters
from tests.commands.filling import filled_in

@pytest.mark.parametrize("kind", letters.MAKERS)
def test_a_letter_becomes_a_draft(klein, run, desk, kind):
    code, out, err = run("importeer", letters.put(desk, f"brief.{kind}", letters.MAKERS[kind]()))
    assert (code, err) == (0, "")
    assert "Ontwerp: data/adviezen/open-sluis.yml, met 3 mogelijke aanbevelingen of items; lees nog 2 andere plekken na." in out
    text = klein.text("adviezen/open-sluis.yml")
    assert re.findall("^    vorm: (.+)$", text, re.MULTILINE) == letters.CANDIDATES
    assert "TODO herschrijf in eigen woorden: Vertel schippers vooraf hoe lang zij wachten." in text
    assert "datum: 2021-03-03\n" in text and "jaar: 2021\n" in text
    assert "In de tekst genoemd: dbs (1 keer)" in text
    assert "Geachte leden van de Dienst Bruggen en Sluizen," in text
    assert "TODO kijk na: A.B. de Bruin" in text and "functie: voorzitter" in text and "TODO kijk na: C. Kade" in text
    assert "(vraag)" in text and "(signaal)" in text
    assert all("TODO" in message for message in klein.messages())


@pytest.mark.parametrize("kind", letters.MAKERS)
def test_every_place_of_a_draft_is_in_the_text(klein, run, desk, kind):
    run("importeer", letters.put(desk, f"brief.{kind}", letters.MAKERS[kind]()))
    finish(klein, "open-sluis")
    register = klein.register()
    tekst = register["bron-open-sluis"].record.tekst
    assert tekst.sha256 == hashlib.sha256((desk / tekst.bestand).read_bytes()).hexdigest()
    texts = {"bron-open-sluis": sources.read_texts(register, desk)["bron-open-sluis"]}
    assert [found for found in sources.verify(register, texts) if "open-sluis" in found.place.file or "open-sluis" in found.message] == []
    assert sources.quantity(register, texts) >= 7


def finish(klein, id):
    """Do what the draft asks: rewrite, and fill in."""
    for name, kind, start in ((f"adviezen/{id}.yml", "advies", ()), ("bronnen.yml", "bron", ("bronnen", 3))):
        text = re.sub(r">-\n +TODO[^\n]*(?:\n {6,}[^\n]*)*", lambda match: f"Zin {match.start()}", klein.text(name))
        text = re.sub(r"'?TODO (?:eigen|herschrijf|kijk)[^\n]*", lambda match: f"Zin {match.start()}", text)
        klein.write(name, filled_in(text, group_of(klein.read()[0].schemas, BY_NAME[kind]), start))
    assert klein.messages() == []


def test_clean_text_is_its_own_edition(klein, run, desk):
    run("importeer", letters.put(desk, "sluis.txt", letters.LETTER.encode()))
    assert [path.name for path in desk.iterdir()] == ["sluis.txt"]
    assert "bestand: sluis.txt\n" in klein.text("bronnen.yml")


def test_no_two_sources_share_the_name_of_a_text(klein, run, desk):
    assert "bestand: brief.txt\n" in klein.text("bronnen.yml")
    run("importeer", letters.put(desk, "brief.txt", letters.LETTER.encode()))
    assert "bestand: open-sluis.txt\n" in klein.text("bronnen.yml")
    assert (desk / "open-sluis.txt").read_bytes() == (desk / "brief.txt").read_bytes()


@pytest.mark.parametrize("content", [letters.LETTER.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + letters.LETTER.encode(), letters.LETTER.encode("utf-16"), letters.LETTER.encode("cp1252"), letters.LETTER.replace("twaalf", "twaalf\u200b").encode()])
def test_other_text_gets_an_edition_with_the_same_lines(klein, run, desk, content):
    code, out, _ = run("importeer", letters.put(desk, "brief van de raad.txt", content))
    assert code == 0
    assert (desk / "open-sluis.txt").read_bytes().decode("utf-8") == letters.LETTER


def test_the_edition_goes_where_it_is_asked(run, desk, tmp_path):
    (tmp_path / "teksten").mkdir()
    code, out, _ = run("importeer", letters.put(desk, "brief.pdf", letters.pdf()), "--teksten", tmp_path / "teksten")
    assert code == 0 and (tmp_path / "teksten" / "open-sluis.txt").exists() and not (desk / "open-sluis.txt").exists()


def test_a_stand_becomes_items_by_their_headings(klein, run, desk):
    text = "Voorwoord\n\nWij schrijven dit voor de lezer, zodat die weet waar het knelt.\n\nMinder wachten\n\nDe dienst leidt tien mensen op. Dat kost tijd.\n\nVast geld\n\nWij hebben geld nodig voor een tweede ploeg.\n"
    code, out, _ = run("importeer", letters.put(desk, "stand.txt", text.encode()), "--soort", "stand", "--id", "nieuwe-stand")
    assert (code, "met 3 mogelijke" in out) == (0, True)
    assert "TODO eigen titel (kop: Minder wachten)" in klein.text("standen/nieuwe-stand.yml")
    assert "hoofdstuk: TODO" in klein.text("standen/nieuwe-stand.yml")


def test_a_letter_without_calls_still_gives_a_record_to_fill_in(klein, run, desk):
    text = "Een bericht\n\nDe raad kwam bij elkaar en dronk koffie. Er was ook koek en iedereen ging tevreden naar huis.\n"
    code, out, _ = run("importeer", letters.put(desk, "bericht.txt", text.encode()))
    assert (code, "met 0 mogelijke" in out) == (0, True)
    assert "- id: bericht-1" in klein.text("adviezen/bericht.yml")


def test_a_letter_without_a_title_needs_an_id(klein, run, desk):
    letter = letters.put(desk, "brief.txt", letters.LETTER.replace("Open sluis\n", "").encode())
    code, _, err = run("importeer", letter)
    assert (code, err) == (1, "Boven de tekst staat geen titel. Geef het stuk een naam die altijd kan blijven, bijvoorbeeld --id goed-bereikbaar. Er is niets geschreven.\n")
    assert run("importeer", letter, "--id", "sluis-en-kade")[0] == 0
    assert "# Boven de tekst staat geen titel." in klein.text("bronnen.yml") and "    titel: TODO\n" in klein.text("bronnen.yml")


@pytest.mark.parametrize("kind", letters.MAKERS)
def test_a_letter_becomes_drafts_for_the_forms(klein, run, desk, kind):
    before = letters.everything_in(klein.root)
    code, out, err = run("importeer", letters.put(desk, f"brief.{kind}", letters.MAKERS[kind]()), "--formulier")
    assert (code, err) == (0, "")
    assert "Concepten: open-sluis.bron.json en open-sluis.advies.json, met 3 mogelijke aanbevelingen of items. In data/ is niets veranderd." in out
    assert "(vraag)" in out and "(signaal)" in out
    assert letters.everything_in(klein.root) == before
    advice, source = (json.loads((desk / f"open-sluis.{name}.json").read_text(encoding="utf-8")) for name in ("advies", "bron"))
    assert (advice["formulier"], advice["id"], advice["data"]["id"], advice["data"]["bron"]) == ("advies", None, "open-sluis", "bron-open-sluis")
    assert [row["vorm"] for row in advice["data"]["aanbevelingen"]] == letters.CANDIDATES
    assert advice["data"]["datum"] == "2021-03-03"
    text = (desk / "open-sluis.txt") if kind != "txt" else (desk / source["data"]["tekst"]["bestand"])
    assert source["data"]["tekst"]["sha256"] == hashlib.sha256(text.read_bytes()).hexdigest()
    # A second time nothing is replaced.
    assert run("importeer", desk / f"brief.{kind}", "--formulier")[2].endswith("bestaat al en blijft zoals het is. Er is niets geschreven.\n")


def test_a_file_that_is_not_there_and_a_folder(run, desk):
    assert run("importeer", desk / "weg.pdf")[2] == f"{desk / 'weg.pdf'}: dit bestand bestaat niet. Er is niets geschreven.\n"
    assert run("importeer", desk)[2] == f"{desk}: dit is een map; geef de naam van een bestand. Er is niets geschreven.\n"


def test_a_pdf_that_only_forbids_printing_can_be_read(run, desk):
    assert run("importeer", letters.put(desk, "brief.pdf", letters.pdf(owner_password="a")))[0] == 0


def test_pages_without_text_are_named(run, desk, klein):
    from fpdf import FPDF

    document = FPDF()
    document.set_font("Helvetica", size=11)
    document.add_page()
    for line in letters.LETTER.split("\n"):
        document.cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    document.add_page()
    out = run("importeer", letters.put(desk, "brief.pdf", bytes(document.output())))[1]
    assert "Let op: Zonder tekst (een scan, of leeg): bladzijde 2." in out
    assert "let_op: 'TODO kijk na en vul aan: De tekst komt uit een pdf. Zonder tekst (een scan, of leeg): bladzijde 2.'" in klein.text("bronnen.yml").replace("let_op: >-\n      TODO", "let_op: 'TODO").replace("bladzijde 2.\n", "bladzijde 2.'\n")


@pytest.mark.parametrize(
    ("prepare", "arguments", "complaint"),
    [
        ("id", ("--id", "open-brug"), "Het id 'open-brug' of 'bron-open-brug' bestaat al of heeft bestaan. Kies een ander met --id, bijvoorbeeld --id open-brug-2."),
        ("id", ("--id", "Open Brug"), "'Open Brug' kan geen id zijn: gebruik alleen kleine letters, cijfers en koppeltekens, zoals beter-bekend-3."),
        ("record", (), "data/adviezen/open-sluis.yml bestaat al en blijft zoals het is."),
    ],
)
def test_what_is_there_is_never_overwritten(klein, run, desk, prepare, arguments, complaint):
    letter = letters.put(desk, "brief.pdf", letters.pdf())
    if prepare == "record":
        klein.write("adviezen/open-sluis.yml", "titel: half af\n")
    before = letters.everything_in(klein.root, desk)
    assert run("importeer", letter, *arguments) == (1, "", f"{complaint} Er is niets geschreven.\n")
    assert letters.everything_in(klein.root, desk) == before


def test_another_text_with_the_same_name_is_left_alone(klein, run, desk):
    letters.put(desk, "open-sluis.txt", b"iets anders")
    code, _, err = run("importeer", letters.put(desk, "brief.pdf", letters.pdf()))
    assert (code, "bestaat al en is anders" in err) == (1, True)
    assert (desk / "open-sluis.txt").read_bytes() == b"iets anders"


def test_the_text_does_not_go_into_the_data(klein, run):
    letter = klein.root / "data" / "brief.txt"
    letter.write_text(letters.LETTER, encoding="utf-8")
    assert f"De tekst hoort niet in {klein.root / 'data'}" in run("importeer", letter)[2]


def test_a_text_folder_that_is_not_there(run, desk):
    assert run("importeer", letters.put(desk, "brief.pdf", letters.pdf()), "--teksten", desk / "weg")[2] == f"{desk / 'weg'} is geen map. Er is niets geschreven.\n"


def test_a_full_disk_leaves_everything_as_it_was(klein, run, desk, monkeypatch):
    letter = letters.put(desk, "brief.pdf", letters.pdf())
    before = letters.everything_in(klein.root, desk)
    real, calls = os.replace, []

    def full(source, target):
        calls.append(target)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        real(source, target)

    monkeypatch.setattr(disk.os, "replace", full)
    code, out, err = run("importeer", letter)
    assert (code, out, len(calls)) == (1, "", 3)
    assert err.endswith("kan niet worden geschreven; is de schijf vol, of mag u hier niet schrijven? Er is niets veranderd.\n")
    assert letters.everything_in(klein.root, desk) == before


def test_a_word_file_keeps_its_lists_and_tables(desk):
    document = Document()
    document.add_paragraph("De raad geeft hieronder drie punten mee aan de dienst.")
    document.add_paragraph("Eerste punt", style="List Bullet")
    document.add_paragraph("Tweede punt", style="List Bullet")
    document.add_paragraph("Een", style="List Number")
    document.add_paragraph("Twee", style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "links", "rechts"
    lines = read_letter(letters.put(desk, "brief.docx", letters.saved(document))).lines
    assert [line for line in lines if line] == ["De raad geeft hieronder drie punten mee aan de dienst.", "- Eerste punt", "- Tweede punt", "1. Een", "2. Twee", "links | rechts"]


def test_long_paragraphs_of_word_become_lines_one_can_point_at(desk):
    document = Document()
    document.add_paragraph("Dit is een lange zin met veel gewone woorden. " * 20)
    lines = read_letter(letters.put(desk, "brief.docx", letters.saved(document))).lines
    assert len(lines) > 5 and max(map(len, lines)) <= 100


def test_hostile_text_stays_text(klein, run, desk):
    text = letters.LETTER.replace("Open sluis", "{{ 7*7 }}: <script> & 'x' # @iemand [a](b)").replace("Vertel schippers", "Vertel: 'schippers' # \"alles\" & *alles* {{ x }}")
    assert run("importeer", letters.put(desk, "brief.txt", text.encode()), "--id", "open-sluis")[0] == 0
    assert all("TODO" in message for message in klein.messages())
    assert "titel: '{{ 7*7 }}: <script> & ''x'' # @iemand [a](b)'" in klein.text("bronnen.yml")
