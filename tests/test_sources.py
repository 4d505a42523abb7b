"""Every vindplaats against the source text: changed texts, wrong lines, words that are not there."""

import hashlib

import pytest

from adviesspoor.sources import SourceText, quantity, read_texts, verify


def problems(klein):
    """The findings of `bronnen` on a project whose data is sound otherwise."""
    register = klein.register()
    return sorted(str(finding) for finding in verify(register, read_texts(register, klein.sources)))


def change_source(klein, name, old, new):
    path = klein.sources / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_sound_project_agrees_with_its_sources(klein):
    register = klein.register()
    texts = read_texts(register, klein.sources)
    assert list(verify(register, texts)) == []
    assert set(texts) == {"bron-open-brug", "bron-stand-bruggen"}
    assert quantity(register, texts) == 19


def test_lines_count_as_cat_does(klein):
    """From 1, blank lines included; the line end of the last line begins no new one."""
    texts = read_texts(klein.register(), klein.sources)
    assert len(texts["bron-open-brug"].lines) == 17
    assert texts["bron-open-brug"].lines[0] == "Aan de Dienst Bruggen en Sluizen"
    assert texts["bron-open-brug"].lines[1] == ""
    assert texts["bron-open-brug"].lines[16] == "de voorzitter van de raad"


def test_lines_end_at_a_line_feed_only(klein):
    (klein.sources / "brief.txt").write_bytes("een\x0ctwee\u2028drie\x85vier\r\nvijf".encode())
    texts = read_texts(klein.register(), klein.sources)
    assert texts["bron-open-brug"].lines == ("een\x0ctwee\u2028drie\x85vier\r", "vijf")


def test_a_changed_text(klein):
    recorded = hashlib.sha256((klein.sources / "brief.txt").read_bytes()).hexdigest()
    sha256 = change_source(klein, "brief.txt", "Met groet,", "Met vriendelijke groet,")
    assert problems(klein) == [f"{klein.place('bronnen.yml', recorded)}: de tekst 'brief.txt' is anders dan toen de regels werden geteld; zijn sha256 is {sha256}"]


def test_a_text_that_is_not_in_the_folder(klein):
    (klein.sources / "stand.txt").unlink()
    assert problems(klein) == [f"{klein.place('bronnen.yml', 'stand.txt')}: de tekst 'stand.txt' staat niet in de map met bronnen"]


def test_a_folder_is_not_a_text(klein):
    (klein.sources / "stand.txt").unlink()
    (klein.sources / "stand.txt").mkdir()
    assert len(problems(klein)) == 1


NOWHERE = "staat nergens in de tekst op één regel; gebruik woorden die letterlijk op"
CASES = {
    "words that are nowhere": (
        "tijdlijn.yml", "laatste brug met de hand", "een heel ander verhaal", "een heel",
        f"'een heel ander verhaal' {NOWHERE} regel 11 staan",
    ),
    "words with another capital": (
        "tijdlijn.yml", "laatste brug met de hand", "Laatste brug met de hand", "Laatste",
        f"'Laatste brug met de hand' {NOWHERE} regel 11 staan. Bedoelde u 'laatste brug met de hand'?",
    ),
    "words without their comma": (
        "bronnen.yml", "advies over wachten", "Kadestad 3 maart 2021", "Kadestad",
        f"'Kadestad 3 maart 2021' {NOWHERE} regel 3 tot en met 5 staan. Bedoelde u 'Kadestad, 3 maart 2021'?",
    ),
    "words that go on over a line end": (
        "beleid_en_uitvoering.yml", "kan die regels niet zelf", "van het ministerie. De dienst", "van het",
        f"'van het ministerie. De dienst' {NOWHERE} regel 13 tot en met 14 staan. Bedoelde u 'de regels van het ministerie.'?",
    ),
    "words on another line": (
        "lessen.yml", "klachten van een jaar", "wachttijd op een bord", "wachttijd op",
        "'wachttijd op een bord' staat niet op regel 7, maar wel op regel 10",
    ),
    "words on the line after the range": (
        "beleid_en_uitvoering.yml", "van_regel: 13\n        tot_regel: 14", "van_regel: 12\n        tot_regel: 13", "kan die regels niet zelf",
        "'kan die regels niet zelf' staat niet op regel 12 tot en met 13, maar wel op regel 14",
    ),
    "a line beyond the text": (
        "tijdlijn.yml", "tot_regel: 11", "tot_regel: 13", "13",
        "regel 13 bestaat niet; de tekst heeft 12 regels",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "spot", "message"), CASES.values(), ids=CASES)
def test_a_vindplaats_that_is_not_where_it_says(klein, name, old, new, spot, message):
    klein.edit(name, old, new)
    assert problems(klein) == [f"{klein.place(name, spot)}: {message}"]


@pytest.mark.parametrize(("old", "new"), [("van_regel: 11", "van_regel: 0"), ("van_regel: 11", "van_regel: elf"), ("tot_regel: 11", "tot_regel: [11]"), ("laatste brug met de hand", "''"), ("laatste brug met de hand", "1998")])
def test_a_vindplaats_of_the_wrong_shape_is_left_to_the_schema(klein, old, new):
    klein.edit("tijdlijn.yml", old, new)
    register, findings = klein.read()
    texts = read_texts(register, klein.sources)
    assert findings and list(verify(register, texts)) == []
    assert quantity(register, texts) == 18


def test_at_most_five_other_lines_are_named(klein):
    register = klein.register()
    texts = {"bron-stand-bruggen": SourceText(("", *["de laatste brug met de hand"] * 3, *[""] * 7, *["de laatste brug met de hand"] * 4), "0")}
    found = [finding.message for finding in verify(register, texts) if "laatste brug" in finding.message]
    assert found == ["'laatste brug met de hand' staat niet op regel 11, maar wel op regel 2, 3, 4, 12, 13"]


def test_all_problems_come_at_once(klein):
    change_source(klein, "brief.txt", "De dienst bedient", "De dienst bediende")
    klein.edit("tijdlijn.yml", "tot_regel: 11", "tot_regel: 99")
    found = [message.partition(": ")[2] for message in problems(klein)]
    assert [text.partition(";")[0] for text in found] == [
        "de tekst 'brief.txt' is anders dan toen de regels werden geteld",
        "'De dienst bedient de brug' staat nergens in de tekst op één regel",
        "'De dienst bedient de brug' staat nergens in de tekst op één regel",
        "regel 99 bestaat niet",
    ]


def test_the_real_records_agree_with_the_real_sources(real_register, root):
    folder = root.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("de map shared/seeds staat niet naast dit project")
    register = real_register
    texts = read_texts(register, folder)
    assert [str(finding) for finding in verify(register, texts)] == []
    assert {entry.id for entry in register.of("bron") if entry.record.tekst} == set(texts)
    with_lines = sum(spot.van_regel is not None for entry in register for spot in entry.record.vindplaatsen)
    assert quantity(register, texts) >= with_lines > 0
