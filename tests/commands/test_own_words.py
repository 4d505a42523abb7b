"""Records describe and do not copy; the check says where words stand literally in a source."""

import pytest

LITERAL = "Zet de wachttijd op een bord langs het water. Stuur ook een bericht"


def test_sound_records_are_in_own_words(klein, run):
    assert run("bronnen", klein.sources)[0] == 0


def test_nine_literal_words_are_reported_with_their_line(klein, run):
    klein.edit("adviezen/open-brug.yml", "samenvatting: Toon de wachttijd op een bord.", f"samenvatting: Er staat {LITERAL.lower()}.")
    code, out, _ = run("bronnen", klein.sources)
    assert (code, out.splitlines()) == (
        1,
        [
            f"{klein.place('adviezen/open-brug.yml', 'Er staat zet')}: 'zet de wachttijd op een bord langs het water' staat letterlijk in 'bron-open-brug', regel 10; schrijf het in eigen woorden",
            "1 fout gevonden.",
        ],
    )


@pytest.mark.parametrize("text", ["Zet de wachttijd op een bord langs het", "Zet de wachttijd goed op een bord langs het water"])
def test_eight_words_or_other_words_are_own_words(klein, run, text):
    klein.edit("adviezen/open-brug.yml", "samenvatting: Toon de wachttijd op een bord.", f"samenvatting: {text}.")
    assert run("bronnen", klein.sources)[0] == 0


def test_words_broken_at_the_end_of_a_line_are_seen_whole(klein, run):
    text = (klein.sources / "brief.txt").read_text(encoding="utf-8").replace("op een bord langs het water.", "op een bord langs het wa-\nter, zegt de raad die dit schreef.")
    (klein.sources / "brief.txt").write_text(text, encoding="utf-8")
    klein.edit("adviezen/open-brug.yml", "samenvatting: Toon de wachttijd op een bord.", "samenvatting: Op een bord langs het water, zegt de raad die dit schreef.")
    assert "staat letterlijk in 'bron-open-brug', regel 10" in run("bronnen", klein.sources)[1]


def test_the_title_of_a_source_and_locators_may_be_literal(klein, run):
    klein.edit("bronnen.yml", "titel: Open brug\n", f"titel: {LITERAL}\n")
    assert run("bronnen", klein.sources)[0] == 0


def test_only_the_texts_that_are_there(klein, run):
    (klein.sources / "stand.txt").unlink()
    assert run("bronnen", klein.sources)[0] == 1
    code, out, _ = run("bronnen", klein.sources, "--aanwezig")
    assert (code, out) == (0, "Geen fouten. 13 vindplaatsen nagekeken in 1 teksten.\n")


def test_no_text_at_all_is_not_good(run, tmp_path):
    assert run("bronnen", tmp_path, "--aanwezig") == (1, "", f"In {tmp_path} staat geen enkele tekst van een bron.\n")
