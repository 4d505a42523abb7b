"""The sitemap (sitemaps.org protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(site_url: str, pages: Iterable[tuple[str, datetime | None]]) -> bytes:
    """Every address of the site, as XML, with when it last changed.

    Where that is not known, nothing is said: a search engine stops believing dates that are not true.
    """
    urlset = ElementTree.Element("urlset", xmlns=_NAMESPACE)
    for address, time in pages:
        url = ElementTree.SubElement(urlset, "url")
        ElementTree.SubElement(url, "loc").text = f"{site_url}{address}"
        if time:
            ElementTree.SubElement(url, "lastmod").text = time.strftime("%Y-%m-%dT%H:%M:%SZ")
    ElementTree.indent(urlset)
    return ElementTree.tostring(urlset, encoding="utf-8", xml_declaration=True) + b"\n"
