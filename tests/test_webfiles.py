"""The files at fixed addresses: true dates, true addresses, and nothing that is not known."""

import struct
from datetime import datetime
from xml.etree import ElementTree

import pytest

from adviesspoor import history, webfiles
from adviesspoor.changes import Changes
from adviesspoor.sitemap import sitemap
from adviesspoor.webfiles import SettingError
from adviesspoor.website import Site
from tests.repository import Repository

SITE = Site("Proef", "Een proef.", "https://voorbeeld.test/spoor/", "tag:voorbeeld.test,2026")
NOWHERE = Site("Proef", "Een proef.", "", "tag:voorbeeld.test,2026")
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def dates(klein, prose=None):
    register, past = klein.register(), history.read(klein.root)
    raw = sitemap(SITE.url, webfiles.dated_pages(register, Changes(register, past), past, prose or {}))
    return {url.find(f"{NAMESPACE}loc").text.removeprefix(SITE.url): url.findtext(f"{NAMESPACE}lastmod") for url in ElementTree.fromstring(raw)}


def test_the_sitemap_has_every_record_with_its_own_date(klein):
    repository = Repository(klein.root)
    repository.commit("2026-01-01")
    klein.edit("begrippen.yml", "Een stuk kade", "Een deel van de kade")
    klein.edit("adviezen/open-brug.yml", "titel: Een bord langs het water", "titel: Een groot bord")
    repository.commit("2026-02-03T10:00:00+02:00")
    found = dates(klein)
    assert set(found) == {entry.address for entry in klein.register().pages} | {"wijzigingen/2026-01-01/", "wijzigingen/2026-02-03/"}
    assert {address for address, time in found.items() if time != "2026-01-01T12:00:00Z"} == {"begrippen/begrip-wachtplaats/", "aanbevelingen/open-brug-1/", "wijzigingen/2026-02-03/"}
    assert found["begrippen/begrip-wachtplaats/"] == "2026-02-03T08:00:00Z"


def test_a_prose_page_has_the_date_of_its_file_unless_it_quotes_records(klein):
    (klein.root / "docs").mkdir()
    (klein.root / "docs" / "over.md").write_text("# Over\n", encoding="utf-8")
    Repository(klein.root).commit("2026-01-01")
    found = dates(klein, {"": "", "over/": "docs/over.md", "nieuw/": "docs/nieuw.md"})
    assert (found[""], found["over/"], found["nieuw/"]) == (None, "2026-01-01T12:00:00Z", None)


def test_without_history_the_sitemap_has_no_dates(klein):
    assert set(dates(klein, {"over/": "docs/over.md"}).values()) == {None}


def test_an_address_is_written_as_xml():
    raw = sitemap("https://voorbeeld.test/?a=1&b=", [("<x>", datetime(2026, 1, 1))])
    assert b"a=1&amp;b=&lt;x&gt;" in raw


def test_robots():
    assert webfiles.robots(SITE) == b"User-agent: *\nAllow: /\n\nSitemap: https://voorbeeld.test/spoor/sitemap.xml\n"
    assert webfiles.robots(NOWHERE) == b"User-agent: *\nAllow: /\n"


def test_security_is_absent_when_it_is_not_set():
    assert webfiles.security(SITE, "", "", "2026-01-01") == {}


@pytest.mark.parametrize(
    ("expires", "written"),
    [("2026-12-31", "2026-12-31T00:00:00Z"), ("2026-12-31T12:00:00+01:00", "2026-12-31T11:00:00Z"), ("2026-12-31 12:00:00", "2026-12-31T12:00:00Z")],
)
def test_security(expires, written):
    found = webfiles.security(SITE, "mailto:veilig@voorbeeld.test", expires, "2026-01-01")
    assert found == {
        ".well-known/security.txt": (
            f"Contact: mailto:veilig@voorbeeld.test\nExpires: {written}\nPreferred-Languages: nl, en\n"
            "Canonical: https://voorbeeld.test/spoor/.well-known/security.txt\n"
        ).encode()
    }


@pytest.mark.parametrize(
    ("contact", "expires", "message"),
    [
        ("mailto:a@b.test", "", "allebei, of geen van beide"),
        ("", "2026-12-31", "allebei, of geen van beide"),
        ("a@b.test", "2026-12-31", "SECURITY_CONTACT 'a@b.test' is geen adres"),
        ("http://b.test/", "2026-12-31", "is geen adres"),
        ("https://b.test/\nEncryption: x", "2026-12-31", "is geen adres"),
        ("mailto:a@b.test", "volgend jaar", "SECURITY_EXPIRES 'volgend jaar' is geen datum; schrijf het als 2027-01-01"),
        ("mailto:a@b.test", "2026-02-30", "is geen datum"),
        ("mailto:a@b.test", "2025-12-31", "ligt niet na de peildatum (2026-01-01)"),
    ],
)
def test_a_wrong_setting_for_security(contact, expires, message):
    with pytest.raises(SettingError, match=message.replace("(", r"\(").replace(")", r"\)")):
        webfiles.security(SITE, contact, expires, "2026-01-01")


def test_llms_names_only_what_is_there(klein):
    register = klein.register()
    text = webfiles.llms(SITE, register, {"api/v1/alles.json", "feeds/wijzigingen.atom"}).decode()
    assert text.startswith("# Proef\n\n> Een proef. ")
    assert "[Alle records in één bestand](https://voorbeeld.test/spoor/api/v1/alles.json)" in text
    assert "sitemap.xml" not in text and "openapi" not in text
    assert "- adviezen: 1\n" in text
    assert "(api/v1/alles.json)" in webfiles.llms(NOWHERE, register, {"api/v1/alles.json"}).decode()


def test_the_picture_for_shared_links_has_the_size_its_page_says(root):
    head = (root / "docs" / "assets" / "deelplaatje.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", head[16:24]) == (1200, 630)
    template = (root / "overrides" / "parts" / "share.html").read_text(encoding="utf-8")
    assert 'og:image:width" content="1200"' in template and 'og:image:height" content="630"' in template
