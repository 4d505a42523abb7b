"""JSON-LD on the pages and the DCAT description: read as RDF, offline, and held against shapes of our own."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, RDF

from adviesspoor import export
from adviesspoor.render import record_page
from adviesspoor.templates import Templates
from tests.conftest import ROOT
from tests.export.conftest import SITE

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib warns of its own JSON-LD parser

SCHEMA = "https://schema.org/"


class _Scripts(HTMLParser):
    """The data in the head of a page, as a browser would find it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._open = False

    def handle_starttag(self, tag, attrs):
        self._open = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        if self._open:
            self.found.append("")

    def handle_endtag(self, tag):
        self._open = self._open and tag != "script"

    def handle_data(self, data):
        if self._open:
            self.found[-1] += data


def about(html: str) -> dict:
    reader = _Scripts()
    reader.feed(html)
    (text,) = reader.found
    return json.loads(text)


def as_graph(described: dict, base: str) -> Graph:
    """The description as RDF. The context is replaced: a test fetches nothing."""
    assert described["@context"] == "https://schema.org"
    described = {**described, "@context": {"@vocab": SCHEMA, "@base": base}}
    return Graph().parse(data=json.dumps(described), format="json-ld")


@pytest.mark.parametrize("site_url", ("", SITE))
def test_every_kind_of_page_says_what_it_is_about(real, site_url):
    templates = Templates(ROOT / "overrides", real, site_url=site_url)
    kinds = {entry.kind.name: entry for entry in real.pages}
    for entry in kinds.values():
        address = f"{SITE}{entry.address}"
        graph = as_graph(about(record_page(templates, real, entry).head), address)
        page, thing = URIRef(address), URIRef(f"{address}#{entry.id}")
        assert (page, RDF.type, URIRef(f"{SCHEMA}WebPage")) in graph
        assert (page, URIRef(f"{SCHEMA}mainEntity"), thing) in graph
        assert str(graph.value(thing, URIRef(f"{SCHEMA}name"))) == entry.titel
        assert str(graph.value(page, URIRef(f"{SCHEMA}identifier"))) == entry.id
        assert not {str(node) for node in graph.subjects(unique=True) if str(node).startswith("http") and not str(node).startswith(SITE)}


def test_the_words_are_those_of_schema_org(real):
    """Only types and properties that schema.org has; a wrong word would be ignored silently."""
    types = {"WebPage", "WebSite", "CreativeWork", "Report", "Organization", "Claim", "Event", "DefinedTerm", "Collection"}
    words = {"name", "url", "description", "inLanguage", "identifier", "license", "lastReviewed", "isPartOf", "isBasedOn", "mainEntity", "alternateName"}
    words |= {"hasPart", "about", "author", "datePublished", "publisher", "startDate", "endDate"}
    templates = Templates(ROOT / "overrides", real)
    for entry in real.pages[::5]:
        text = json.dumps(about(record_page(templates, real, entry).head))
        assert set(re.findall(r'"@type": "([^"]+)"', text)) <= types
        assert {name for name in re.findall(r'"([^"]+)": ', text) if not name.startswith("@")} <= words


def test_the_licence_is_that_of_the_page_and_not_of_what_it_describes(register):
    described = about(record_page(Templates(ROOT / "overrides", register), register, register["open-brug"]).head)
    assert "license" in described and "license" not in described["mainEntity"]
    assert described["mainEntity"]["author"]["name"] == "Raad voor de Bruggen"


@pytest.mark.parametrize("site_url", ("", SITE))
def test_the_description_of_the_set_keeps_to_the_shapes(register, site_url):
    files = dict(export.files(register, site_url))
    base = f"{SITE}data/dcat.ttl"
    graph = Graph().parse(data=files["data/dcat.ttl"], format="turtle", publicID=base)
    conforms, _, report = validate(graph, shacl_graph=Graph().parse(ROOT / "tests" / "export" / "shapes.ttl"), advanced=False)
    assert conforms, report
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        address = str(graph.value(distribution, DCAT.downloadURL)).removeprefix(SITE)
        assert int(graph.value(distribution, DCAT.byteSize)) == len(files[address])


def test_a_description_that_misses_something_breaks_the_shapes(files):
    shapes = Graph().parse(ROOT / "tests" / "export" / "shapes.ttl")
    for kind, name in ((DCAT.Dataset, DCAT.theme), (DCAT.Dataset, DCAT.contactPoint), (DCAT.Distribution, DCAT.downloadURL), (DCAT.Catalog, DCAT.dataset)):
        graph = Graph().parse(data=files["data/dcat.ttl"], format="turtle")
        for subject in list(graph.subjects(RDF.type, kind)):
            graph.remove((subject, name, None))
        assert not validate(graph, shacl_graph=shapes)[0], name


@pytest.mark.parametrize("site_url", ("", SITE))
def test_turtle_and_json_ld_say_the_same(register, site_url):
    files = dict(export.files(register, site_url))
    turtle = Graph().parse(data=files["data/dcat.ttl"], format="turtle", publicID=f"{SITE}data/dcat.ttl")
    linked = Graph().parse(data=files["data/dcat.jsonld"], format="json-ld", publicID=f"{SITE}data/dcat.jsonld")
    assert set(turtle) == set(linked) and len(turtle) > 100
