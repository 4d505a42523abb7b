"""The description with which a browser adds this site to its search engines (OpenSearch 1.1)."""

from __future__ import annotations

from xml.etree import ElementTree

from .website import Site

ADDRESS = "opensearch.xml"
TYPE = "application/opensearchdescription+xml"
_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_LONGEST_NAME = 16
_LONGEST_DESCRIPTION = 1024


def files(site: Site) -> dict[str, bytes]:
    """The description by address; none without a public address, because its addresses must be whole."""
    return {ADDRESS: describe(site)} if site.url else {}


def describe(site: Site) -> bytes:
    """The description as XML; the lengths are those of the specification."""
    root = ElementTree.Element("OpenSearchDescription", xmlns=_NAMESPACE)
    _text(root, "ShortName", site.name[:_LONGEST_NAME])
    _text(root, "Description", site.description[:_LONGEST_DESCRIPTION])
    ElementTree.SubElement(root, "Image", width="16", height="16", type="image/svg+xml").text = site.link("assets/spoor.svg")
    ElementTree.SubElement(root, "Url", type="text/html", template=site.link("zoeken/?q={searchTerms}"))
    ElementTree.SubElement(root, "Url", type=TYPE, rel="self", template=site.link(ADDRESS))
    _text(root, "Language", "nl")
    _text(root, "InputEncoding", "UTF-8")
    _text(root, "OutputEncoding", "UTF-8")
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
