"""What machines read of the real site is what it says it is: sitemap, feeds and OpenSearch."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.pages import pages
from tests.test_feeds import assert_valid

pytestmark = pytest.mark.slow

SITE = "https://voorbeeld.test/spoor/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_sitemap_names_every_page_once_and_nothing_else(real_site):
    """As the protocol asks (sitemaps.org 0.9): at most 50,000 addresses, each whole, with a date and time where there is one."""
    root = ElementTree.parse(real_site.site / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    assert {child.tag for url in root for child in url} <= {f"{SITEMAP}loc", f"{SITEMAP}lastmod"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time.text) for time in root.iter(f"{SITEMAP}lastmod"))
    addresses = [url.findtext(f"{SITEMAP}loc") for url in root]
    assert len(addresses) == len(set(addresses)) < 50_000
    known = {f"{SITE}{address}" for address, html in pages(real_site.site) if 'class="doorverwezen"' not in html and address != "404.html"}
    assert set(addresses) == known


def test_every_feed_is_valid_and_leads_to_pages_that_are_there(real_site):
    feeds = sorted((real_site.site / "feeds").rglob("*.atom"))
    assert feeds
    known = {f"{SITE}{address}" for address, _ in pages(real_site.site)}
    for path in feeds:
        assert_valid(path.read_bytes())
        for link in ElementTree.parse(path).getroot().iter(f"{ATOM}link"):
            target = link.get("href").partition("#")[0]
            assert target in known or (real_site.site / target.removeprefix(SITE)).is_file(), (path.name, target)


def test_every_page_leads_to_the_search_description(real_site):
    root = ElementTree.parse(real_site.site / "opensearch.xml").getroot()
    assert root.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
    for url in root.iter("{http://a9.com/-/spec/opensearch/1.1/}Url"):
        target = urlsplit(url.get("template")).path.removeprefix("/spoor/")
        assert (real_site.site / target).exists(), target
    for address, html in pages(real_site.site):
        (href,) = re.findall(r'<link rel="search" type="application/opensearchdescription\+xml" title="[^"]+" href="([^"]+)">', html)
        target = real_site.site / href.removeprefix("/spoor/") if address == "404.html" else real_site.site / address / href
        assert os.path.normpath(target) == str(real_site.site / "opensearch.xml"), address
