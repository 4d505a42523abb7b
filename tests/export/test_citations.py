"""References: what they freeze, and the three formats read back by other people's parsers."""

from __future__ import annotations

import json
import re

import bibtexparser
import rispy

from adviesspoor.export.citations import bibtex, citation, csl_json, ris
from adviesspoor.render import record_page
from adviesspoor.templates import Templates
from tests.conftest import ROOT
from tests.export.conftest import SITE, content_of, references, tex_reader

REPORT = """
    opvolging:
      ind_zegt:
        - datum: 2022-04
          status: toegezegd
          uitleg: De dienst zegt dat het bord er komt.
          vindplaatsen:
            - bron: bron-webpagina
          gezien_op: 2022-04-05
          grond: bron
"""


def read_bibtex(text):
    library = bibtexparser.parse_string(text, append_middleware=[tex_reader()])
    assert not library.failed_blocks and len(library.entries) == 1
    entry = library.entries[0]
    return entry, {field.key: field.value for field in entry.fields}


def test_a_reference_freezes_what_can_change(klein):
    klein.edit("adviezen/open-brug.yml", "    zie_ook: [stand-bruggen-1]\n", f"    zie_ook: [stand-bruggen-1]{REPORT}")
    register = klein.register()
    cited = citation(register, register["open-brug-1"], SITE)
    assert cited.text == (
        "Adviesspoor, ‘Meld de wachttijd vooraf’. Aanbeveling, id open-brug-1. Staat in: Open brug, Raad voor de Bruggen, "
        "3 maart 2021, regel 9–11. Wat de IND zegt: toegezegd (april 2022). Wat openbaar te zien is: nog niet gezocht. "
        "Peildatum 7 juni 2022."
    )
    assert cited.url == f"{SITE}aanbevelingen/open-brug-1/"


def test_the_page_shows_the_reference_and_has_its_files(register):
    page = record_page(Templates(ROOT / "overrides", register, site_url=SITE), register, register["open-brug-1"])
    cited = citation(register, register["open-brug-1"], SITE)
    assert references(page.html) == {"open-brug-1.bib": bibtex(cited), "open-brug-1.ris": ris(cited), "open-brug-1.json": csl_json(cited)}
    assert citation(register, register["open-brug-1"], SITE).text in page.html
    assert f">{SITE}aanbevelingen/open-brug-1/</a>" in page.html


def test_without_a_public_address_nothing_makes_one_up(register):
    cited = citation(register, register["open-brug-1"])
    assert cited.url == ""
    for text in (bibtex(cited), ris(cited), csl_json(cited)):
        assert "://" not in text and "aanbevelingen/open-brug-1/" in text


def test_addresses_hold_the_files_and_no_sign_that_an_address_must_not_have(real):
    for entry in real.pages:
        cited = citation(real, entry, SITE)
        written = {f"{entry.id}.bib": bibtex(cited), f"{entry.id}.ris": ris(cited), f"{entry.id}.json": csl_json(cited)}
        assert {file.file: content_of(file.address) for file in cited.downloads} == written
        assert not re.search(r"""[\s"#<>\[\\\]^`{|}]""", "".join(file.address for file in cited.downloads))


def test_bibtex_read_back(real):
    for entry in real.pages[::7]:
        cited = citation(real, entry, SITE)
        parsed, fields = read_bibtex(bibtex(cited))
        assert (parsed.entry_type, parsed.key) == ("misc", entry.id)
        assert fields["url"] == cited.url
        assert fields["date"] == real.peildatum
        assert fields["title"] == cited.title
        assert fields["note"] == cited.details


def test_ris_read_back(real):
    for entry in real.pages:
        cited = citation(real, entry, SITE)
        (found,) = rispy.loads(ris(cited))
        assert found["id"] == entry.id
        assert found["title"] == cited.title
        assert found["authors"] == ["Adviesspoor"]
        assert found["urls"] == [cited.url]
        assert found["notes"] == [cited.details]
        assert found["date"] == real.peildatum.replace("-", "/")


def test_csl_json_has_the_shape_that_citation_processors_read(real):
    """The names and types of the CSL-JSON input format; anything else would be ignored silently."""
    known = {"id": str, "type": str, "author": list, "title": str, "container-title": str, "issued": dict, "language": str, "note": str, "URL": str}
    for entry in real.pages:
        (found,) = json.loads(csl_json(citation(real, entry, SITE)))
        assert {name: type(value) for name, value in found.items()} == known
        assert found["type"] == "webpage"
        assert found["author"] == [{"literal": "Adviesspoor"}]
        assert found["issued"] == {"date-parts": [[int(part) for part in real.peildatum.split("-")]]}


def test_all_formats_are_made_for_a_site_without_address(register):
    page = record_page(Templates(ROOT / "overrides", register), register, register["open-brug"])
    assert json.loads(references(page.html)["open-brug.json"])[0]["id"] == "open-brug"
