"""The feeds are valid Atom with ids and dates that last, and tell what changed."""

import re
from datetime import datetime
from xml.etree import ElementTree

import feedparser
import pytest

from adviesspoor import feeds, history
from adviesspoor.changes import Changes
from adviesspoor.website import Site
from tests.repository import Repository

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = Site("Proef & Co", "Een <proef>.", "https://voorbeeld.test/spoor/", "tag:voorbeeld.test,2026")
TERMS = "begrippen.yml"


@pytest.fixture
def repository(klein):
    found = Repository(klein.root)
    found.commit("2026-01-01")
    return found


def files(klein, site=SITE):
    register = klein.register()
    return feeds.files(site, register, Changes(register, history.read(klein.root)))


def assert_valid(raw):
    """The rules of RFC 4287 for a feed of this kind: section 4.1, dates of 3.3, ids of 4.2.6, links of 4.2.7."""
    root = ElementTree.fromstring(raw)
    assert root.tag == f"{ATOM}feed" and root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    entries = root.findall(f"{ATOM}entry")
    for parent in (root, *entries):
        for name in ("id", "title", "updated"):
            (element,) = parent.findall(f"{ATOM}{name}")
            assert element.text and element.text.strip() == element.text
        assert re.fullmatch(r"tag:([a-z0-9.-]+),\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9;/?:@&=+$._!~*'(),%-]*", parent.find(f"{ATOM}id").text)  # RFC 4151
        datetime.strptime(parent.find(f"{ATOM}updated").text, "%Y-%m-%dT%H:%M:%SZ")
        links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in parent.findall(f"{ATOM}link")]
        assert len(set(links)) == len(links) and "alternate" in [rel for rel, _, _ in links]
        assert all(link.get("href") for link in parent.findall(f"{ATOM}link"))
        assert all(category.get("term") for category in parent.findall(f"{ATOM}category"))
    assert root.find(f"{ATOM}author/{ATOM}name").text
    assert "self" in [link.get("rel") for link in root.findall(f"{ATOM}link")]
    known = {"id", "title", "updated", "link", "category", "summary"}
    assert {element.tag.removeprefix(ATOM) for entry in entries for element in entry} <= known
    ids = [entry.find(f"{ATOM}id").text for entry in entries]
    assert len(set(ids)) == len(ids)
    times = [entry.find(f"{ATOM}updated").text for entry in entries]
    assert times == sorted(times, reverse=True) and times[:1] in ([], [root.find(f"{ATOM}updated").text])


def test_every_feed_is_valid_and_is_read_back_by_another_program(klein, repository):
    found = files(klein)
    assert sorted(found) == ["feeds/adviezen/open-brug.atom", "feeds/themas/wachten.atom", "feeds/wijzigingen.atom"]
    for address, raw in found.items():
        assert_valid(raw)
        parsed = feedparser.parse(raw)
        assert not parsed.bozo and parsed.version == "atom10"
        assert parsed.feed.title.startswith("Proef & Co – ")
        assert [link.href for link in parsed.feed.links if link.rel == "self"] == [f"https://voorbeeld.test/spoor/{address}"]


def test_the_feed_of_everything_has_every_record_with_a_page(klein, repository):
    parsed = feedparser.parse(files(klein)[feeds.ALL])
    assert {entry.link.removeprefix(SITE.url) for entry in parsed.entries} == {entry.address for entry in klein.register().pages}
    assert {entry.updated for entry in parsed.entries} == {"2026-01-01T12:00:00Z"}


def test_the_feed_of_an_advice_and_of_a_theme(klein, repository):
    found = files(klein)
    ids = {address: [entry.id.split(":")[2] for entry in feedparser.parse(raw).entries] for address, raw in found.items()}
    assert sorted(ids["feeds/adviezen/open-brug.atom"]) == ["open-brug", "open-brug-1"]
    assert {"wachten", "open-brug", "open-brug-1", "draad-wachten"} <= set(ids["feeds/themas/wachten.atom"])
    assert "dbs" not in ids["feeds/themas/wachten.atom"]


def test_a_change_is_a_new_entry_and_leaves_the_others_as_they_were(klein, repository):
    before = ElementTree.fromstring(files(klein)[feeds.ALL])
    klein.edit(TERMS, "Een stuk kade", "Een <deel> & meer")
    repository.commit("2026-02-03")
    after = ElementTree.fromstring(files(klein)[feeds.ALL])
    first, *rest = after.findall(f"{ATOM}entry")
    assert [ElementTree.tostring(entry) for entry in rest] == [ElementTree.tostring(entry) for entry in before.findall(f"{ATOM}entry")]
    assert [first.find(f"{ATOM}{name}").text for name in ("id", "title", "updated", "summary")] == [
        "tag:voorbeeld.test,2026:begrip-wachtplaats:2026-02-03",
        "Gewijzigd: wachtplaats",
        "2026-02-03T12:00:00Z",
        "Begrip begrip-wachtplaats, gewijzigd op 3 februari 2026: Betekenis.",
    ]
    assert [link.get("href") for link in first.findall(f"{ATOM}link")] == [
        "https://voorbeeld.test/spoor/begrippen/begrip-wachtplaats/",
        "https://voorbeeld.test/spoor/wijzigingen/2026-02-03/#begrip-wachtplaats",
    ]


def test_the_ids_do_not_follow_the_address_of_the_site(klein, repository):
    moved = Site(SITE.name, SITE.description, "https://elders.test/", SITE.id)
    ids = [re.findall(r"<id>(.*?)</id>", files(klein, site)[feeds.ALL].decode()) for site in (SITE, moved)]
    assert ids[0] == ids[1]


def test_without_a_public_address_the_links_are_relative(klein, repository):
    raw = files(klein, Site("Proef", "Een proef.", "", SITE.id))["feeds/themas/wachten.atom"]
    assert_valid(raw)
    hrefs = re.findall(r'href="(.*?)"', raw.decode())
    assert hrefs[:2] == ["../../feeds/themas/wachten.atom", "../../themas/wachten/"]
    assert all(href.startswith("../../") for href in hrefs)


def test_without_history_a_feed_says_so_and_has_no_dates_of_its_own(klein):
    for raw in files(klein).values():
        assert_valid(raw)
        assert b"<entry>" not in raw and "geen geschiedenis" in raw.decode()
        assert f"<updated>{klein.register().peildatum}T00:00:00Z</updated>" in raw.decode()


def test_a_long_feed_goes_on_in_a_next_file(klein, repository, monkeypatch):
    monkeypatch.setattr(feeds, "PER_FILE", 5)
    found = files(klein)
    address, entries, seen = feeds.ALL, [], []
    while address:
        seen.append(address)
        assert_valid(found[address])
        parsed = feedparser.parse(found[address])
        entries += [entry.id for entry in parsed.entries]
        links = {link.rel: link.href.removeprefix(SITE.url) for link in parsed.feed.links}
        assert links["self"] == address and links["first"] == feeds.ALL
        assert links.get("previous") == (seen[-2] if len(seen) > 1 else None)
        address = links.get("next")
    assert seen == [feeds.ALL, *(f"feeds/wijzigingen-{number}.atom" for number in range(2, len(seen) + 1))]
    assert len(seen) == -(-len(klein.register().pages) // 5) > 2
    assert len(set(entries)) == len(entries) == len(klein.register().pages)
    assert len({re.search(rb"<id>(.*?)</id>", found[name])[1] for name in seen}) == 1


@pytest.mark.parametrize("nasty", ["</title><x>", "]]>", "a & b < c", '"aanhaling"', "'enkel'", "=cmd()", "😀 emoji", "a" * 120])
def test_whatever_stands_in_a_title_is_text(klein, repository, nasty):
    klein.edit(TERMS, "    term: wachtplaats\n", f"    term: '{nasty.replace(chr(39), chr(39) * 2)}'\n")
    repository.commit("2026-02-03")
    raw = files(klein)[feeds.ALL]
    assert_valid(raw)
    assert ElementTree.fromstring(raw).find(f"{ATOM}entry/{ATOM}title").text == f"Gewijzigd: {nasty}"


def test_a_character_that_xml_cannot_hold_is_left_out(klein):
    """An older version can have had one."""
    klein.edit(TERMS, "    term: wachtplaats\n", '    term: "wacht\\x07plaats"\n')
    repository = Repository(klein.root)
    repository.commit("2026-01-01")
    klein.edit(TERMS, '    term: "wacht\\x07plaats"\n', "    term: wachtplaats\n")
    repository.commit("2026-02-03")
    raw = files(klein)[feeds.ALL]
    assert_valid(raw)
    assert raw.decode().count("wachtplaats</title>") == 2


def test_the_feeds_of_the_real_data(real_register, root):
    for address, raw in feeds.files(SITE, real_register, Changes(real_register, history.read(root))).items():
        assert_valid(raw)
        assert len(raw) < 1_000_000, address
