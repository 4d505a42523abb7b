"""What a proposal does to the records: complete, in Dutch, and without anything in it that a comment would act on."""

import shutil

import pytest
from markdown_it import MarkdownIt

from adviesspoor import comparison
from adviesspoor.comparison import code
from tests.conftest import Workplace


@pytest.fixture
def voorstel(klein, tmp_path):
    """A copy of the small project that a test may change."""
    shutil.copytree(klein.root, tmp_path / "voorstel")
    return Workplace(tmp_path / "voorstel")


def test_no_difference(klein, run, voorstel):
    voorstel.edit("themas.yml", "themas:\n", "# Een opmerking verandert niets.\nthemas:\n")
    assert run("verschil", klein.root, voorstel.root) == (0, "## Wat dit voorstel doet met de records\n\nEr verandert geen enkel record.\n", "")


def test_everything_that_can_differ_in_words(klein, run, voorstel):
    voorstel.edit("adviezen/open-brug.yml", "titel: Meld de wachttijd vooraf", "titel: Meld vooraf hoe lang het duurt")
    voorstel.edit("adviezen/open-brug.yml", "trefwoorden: [wachttijd, bord, rij voor de brug]", "trefwoorden: [wachttijd, wachten, rij voor de brug]")
    voorstel.edit("adviezen/open-brug.yml", "    nummer: '1'\n", "")
    voorstel.edit("adviezen/open-brug.yml", "        wat: De wachttijd tonen.", "        wat: De wachttijd laten zien.")
    voorstel.edit("adviezen/open-brug.yml", "jaar: 2021\n", "jaar: 2021\naanleiding: Klachten van schippers.\n")
    voorstel.edit("adviezen/open-brug.yml", "        titel: Een bord langs het water", "        titel: Een groot bord langs het water")
    voorstel.edit("begrippen.yml", "begrippen:\n", "begrippen:\n  - id: begrip-kade\n    term: kade\n    betekenis: De rand van het water.\n    vindplaatsen:\n      - bron: bron-webpagina\n        plek: bovenaan\n\n")
    voorstel.remove("lessen.yml")
    code, out, err = run("verschil", klein.root, voorstel.root)
    assert (code, err) == (0, "")
    lesson = klein.register().of("les")[0]
    assert out == f"""\
## Wat dit voorstel doet met de records

1 record erbij, 3 records veranderd, 1 record weg.

### Erbij

- `begrip-kade` (begrip): `kade`

### Veranderd

- `open-brug` (advies): `Open brug: minder wachten`
  - Aanleiding: ingevuld met `Klachten van schippers.`
- `open-brug-1` (aanbeveling): `Meld vooraf hoe lang het duurt`
  - Titel: was `Meld de wachttijd vooraf`, is nu `Meld vooraf hoe lang het duurt`
  - Aan zet 1, wat: was `De wachttijd tonen.`, is nu `De wachttijd laten zien.`
  - Trefwoorden: erbij `wachten`; weg `bord`
  - Nummer: weggehaald, was `1`
- `open-brug-1a` (onderdeel van `open-brug-1`): `Een groot bord langs het water`
  - Titel: was `Een bord langs het water`, is nu `Een groot bord langs het water`

### Weg

Stond een record al op de site, dan hoort in `data/gepubliceerd.yml` onder `doorverwezen` wat ervoor in de plaats kwam.

- `{lesson.id}` (les): `{lesson.titel}`
"""


def test_a_long_text_and_a_new_place_are_named_without_their_content(klein, run, voorstel):
    voorstel.edit("adviezen/open-brug.yml", "samenvatting: De raad wil dat schippers weten hoe lang zij wachten.", f"samenvatting: {'De raad zegt iets heel anders. ' * 9}")
    out = run("verschil", klein.root, voorstel.root)[1]
    assert "  - Samenvatting: tekst herschreven\n" in out


def test_a_file_that_cannot_be_read_says_so_and_its_records_are_not_gone(klein, run, voorstel):
    voorstel.write("themas.yml", "themas:\n  - id: 'wachten\n")
    out = run("verschil", klein.root, voorstel.root)[1]
    assert "### Niet te lezen\n\n- `data/themas.yml`\n" in out and "### Weg" not in out


def test_links_to_other_files_are_not_followed(klein, run, voorstel, tmp_path):
    (tmp_path / "geheim.yml").write_text("id: geheim\ntitel: Wachtwoord van de redactie\n", encoding="utf-8")
    (voorstel.root / "data/adviezen/geheim.yml").symlink_to(tmp_path / "geheim.yml")
    out = run("verschil", klein.root, voorstel.root)[1]
    assert "- `data/adviezen/geheim.yml`\n" in out and "Wachtwoord" not in out


def test_a_project_without_schemas_can_be_compared(klein, run, voorstel):
    # That is how the data of a proposal arrives: its schemas are not used.
    shutil.rmtree(voorstel.root / "data" / "schema")
    assert run("verschil", klein.root, voorstel.root)[1].endswith("Er verandert geen enkel record.\n")


def test_a_folder_without_data(run, klein, tmp_path):
    assert run("verschil", klein.root, tmp_path / "weg") == (2, "", f"{tmp_path / 'weg'} heeft geen map data.\n")


def test_too_many_files_are_refused(klein, run, voorstel, monkeypatch):
    monkeypatch.setattr(comparison, "MOST_FILES", 5)
    code, out, err = run("verschil", klein.root, voorstel.root)
    assert (code, out) == (1, "") and err.endswith("heeft meer dan 5 bestanden.\n")


def test_a_long_comparison_is_cut_at_a_line(klein, voorstel):
    rows = "".join(f"  - id: begrip-{number}\n    term: woord {number}\n" for number in range(3000))
    voorstel.write("begrippen.yml", f"begrippen:\n{rows}")
    found = comparison.compare(comparison.records_in(klein.root), comparison.records_in(voorstel.root))
    text = comparison.markdown(klein.register(), found)
    assert len(text) < 60_100
    assert text.splitlines()[-1].startswith("En nog ") and text.splitlines()[-3].startswith("- `begrip-")


HOSTILE = [
    "@octocat kijk eens", "#1 en GH-1 en org/repo#1", "https://evil.example/ en www.evil.example", "[klik](https://evil.example)", "![x](https://evil.example/x.png)",
    "<img src=x onerror=alert(1)>", "<!-- einde", "`code` en ``meer`` en ```", "``` \n# Kop\n- lijst", "**vet** _schuin_ ~~weg~~ | tabel | :tada:", "<details open><summary>x</summary>",
    "\u202eomgekeerd\u202c en \u200bonzichtbaar", "a\r\n\r\n# Nieuwe kop", "`", "``", " ", "\\`", "iemand@evil.example", "\x1b[31mrood", "&#64;octocat &lt;b&gt;", "]]>", "{{ 7*7 }} {% raw %}", "- [ ] taak", "0000000000000000000000000000000000000000",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_one_code_span_and_nothing_else(text):
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(f"- begin {code(text)} eind")
    kinds = [token.type for token in tokens]
    assert kinds == ["bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close", "bullet_list_close"]
    inline = next(token for token in tokens if token.type == "inline")
    assert [child.type for child in inline.children if child.content or child.type != "text"] in (["text", "code_inline", "text"], ["text"])
    assert "\n" not in code(text) and "\u202e" not in code(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_data_is_not_active_in_a_comment(klein, run, voorstel, text):
    quoted = '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'
    voorstel.edit("adviezen/open-brug.yml", "titel: 'Open brug: minder wachten'", f"titel: {quoted}\n{quoted}: {quoted}")
    voorstel.append("begrippen.yml", f"\n  - id: {quoted}\n    term: {quoted}\n")
    out = run("verschil", klein.root, voorstel.root)[1]
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(out)
    blocks = {token.type for token in tokens} - {"inline"}
    assert blocks <= {f"{name}_{end}" for name in ("heading", "paragraph", "bullet_list", "list_item") for end in ("open", "close")}
    spans = [child for token in tokens if token.type == "inline" for child in token.children]
    assert {child.type for child in spans} <= {"text", "code_inline", "softbreak"}
    plain = "".join(child.content for child in spans if child.type == "text")
    assert not set("@#<>[]`*_|&\\~/") & set(plain), plain


def test_no_version_of_a_file_makes_it_crash(kapot, klein, run):
    code, out, err = run("verschil", klein.root, kapot.root)
    assert (code, err) == (0, "") and "### Niet te lezen" in out
