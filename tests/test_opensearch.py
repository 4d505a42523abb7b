"""The OpenSearch description: whole addresses, within the lengths of the specification."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

from adviesspoor import opensearch
from adviesspoor.website import Site

SITE = Site("Proef", "Een proef.", "https://voorbeeld.test/spoor/", "tag:voorbeeld.test,2026")
SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


def described(site: Site) -> ElementTree.Element:
    return ElementTree.fromstring(opensearch.describe(site))


def test_it_leads_to_the_search_page():
    (page,) = [url for url in described(SITE).iter(f"{SPACE}Url") if url.get("type") == "text/html"]
    assert page.get("template") == "https://voorbeeld.test/spoor/zoeken/?q={searchTerms}"


def test_every_address_is_whole():
    root = described(SITE)
    for address in (*(url.get("template") for url in root.iter(f"{SPACE}Url")), root.findtext(f"{SPACE}Image")):
        assert urlsplit(address).scheme == "https"


def test_lengths_and_markup():
    root = described(Site("Een heel lange naam <b>", "x" * 2000, SITE.url, SITE.id))
    assert root.findtext(f"{SPACE}ShortName") == "Een heel lange n"
    assert len(root.findtext(f"{SPACE}Description")) == 1024
    assert [child.tag.removeprefix(SPACE) for child in root][:2] == ["ShortName", "Description"]


def test_without_a_public_address_there_is_none():
    assert opensearch.files(Site("Proef", "Een proef.", "", SITE.id)) == {}
    assert [*opensearch.files(SITE)] == ["opensearch.xml"]
