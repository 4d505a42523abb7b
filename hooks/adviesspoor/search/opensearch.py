"""The OpenSearch description, with which a browser adds the site to its search engines."""

from __future__ import annotations

from xml.etree import ElementTree

ADDRESS = "zoeken/opensearch.xml"
MEDIA_TYPE = "application/opensearchdescription+xml"

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"


def files(site_url: str, name: str, description: str) -> dict[str, bytes]:
    """The description by address; nothing without a public address, because the format has no relative ones."""
    if not site_url:
        return {}
    root = ElementTree.Element("OpenSearchDescription", xmlns=_NAMESPACE)
    ElementTree.SubElement(root, "ShortName").text = name[:16]
    ElementTree.SubElement(root, "Description").text = description[:1024]
    ElementTree.SubElement(root, "InputEncoding").text = "UTF-8"
    ElementTree.SubElement(root, "Language").text = "nl"
    ElementTree.SubElement(root, "Url", type="text/html", method="get", template=f"{site_url}zoeken/?q={{searchTerms}}")
    ElementTree.SubElement(root, "Url", type=MEDIA_TYPE, rel="self", template=f"{site_url}{ADDRESS}")
    return {ADDRESS: ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)}
