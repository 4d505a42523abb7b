"""A register of thousands of records: no page grows with it, and every page of a long list is a page like any other."""

from __future__ import annotations

import re

import pytest
from bench import project

from adviesspoor.links import dead_links
from tests.building import ROOT, Building

pytestmark = pytest.mark.slow

SIZE = 2000
MOST = 300_000
ADDRESS = "https://voorbeeld.test/spoor/"


@pytest.fixture(scope="module")
def large_site(tmp_path_factory):
    target = tmp_path_factory.mktemp("groot") / "project"
    project.copy(ROOT, target)
    project.synthesise(target, SIZE)
    return Building(target, target / "site").build_well(SITE_URL=ADDRESS)


@pytest.fixture(scope="module")
def list_addresses(large_site):
    found = [page.parent.relative_to(large_site.site).as_posix() + "/" for page in large_site.site.rglob("index.html")]
    return sorted(address for address in found if "/lijst/" in address)


def test_no_page_is_larger_than_the_limit(large_site):
    sizes = {page.relative_to(large_site.site).as_posix(): page.stat().st_size for page in large_site.site.rglob("*.html")}
    assert {page: size for page, size in sizes.items() if size > MOST} == {}


def test_every_internal_link_answers(large_site):
    # The explanation of the data names a file of a real record, which is not in this register.
    assert [str(link) for link in dead_links(large_site.site, mount="/spoor/") if link.page != "data/index.html"] == []


def test_long_lists_have_pages_of_their_own(list_addresses):
    assert {address.split("/")[0] for address in list_addresses} >= {"aanbevelingen", "opvolging", "organisaties", "themas", "tijdlijn", "wie-is-aan-zet"}


def test_they_are_pages_like_any_other(large_site, list_addresses):
    sitemap = (large_site.site / "sitemap.xml").read_text(encoding="utf-8")
    titles, descriptions = set(), set()
    for address in list_addresses:
        html = large_site.page(address)
        assert f'<link rel="canonical" href="{ADDRESS}{address}">' in html
        assert f"<loc>{ADDRESS}{address}</loc>" in sitemap
        assert html.count("<h1>") == 1
        assert re.search(r'<nav class="kruimels".*?>Home</a>', html, re.DOTALL)
        titles.add(re.search("<title>(.*?)</title>", html)[1])
        descriptions.add(re.search('<meta name="description" content="(.*?)">', html)[1])
    assert len(titles) == len(descriptions) == len(list_addresses)
