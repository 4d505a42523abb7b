"""The data set as a catalogue describes it: DCAT-AP-NL 3.0, in Turtle and JSON-LD.

Addresses are relative to the description itself unless the site has a public address. Every
node has a name of its own, so that the same data gives the same bytes.

There are no TOOI identifiers: TOOI names government bodies, the publisher is none, and of the
bodies in the data no TOOI identifier is known from a source.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD

from ..kinds import KINDS
from ..register import Register
from .api import API_VERSION, FOLDER, to_json
from .seals import Seal, Seals

TURTLE = "data/dcat.ttl"
JSON_LD = "data/dcat.jsonld"

_EU = "http://publications.europa.eu/resource/authority/"
_IANA = "https://www.iana.org/assignments/media-types/"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_SPDX = Namespace("http://spdx.org/rdf/terms#")
_VERSION = URIRef(f"{DCAT}version")  # newer than the list of terms in rdflib
_VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

_PREFIXES = {
    "dcat": DCAT,
    "dct": DCTERMS,
    "foaf": FOAF,
    "skos": SKOS,
    "spdx": _SPDX,
    "vcard": _VCARD,
    "xsd": XSD,
}

_TITLE = "Adviesspoor: van advies naar uitvoering bij de IND"
_DESCRIPTION = (
    "Wat de Maatschappelijke Adviesraad de Immigratie- en Naturalisatiedienst adviseerde, aanbeveling voor aanbeveling, wat de "
    "dienst schreef in de Stand van de Uitvoering, wie er iets aan kan doen, en wat ervan kwam. Elk record wijst naar zijn bron."
)
_KEYWORDS = ("IND", "adviesraad", "aanbevelingen", "uitvoering", "beleid")


@dataclass(frozen=True)
class _File:
    """A file to download: address from the root of the site, title, EU file type and media type."""

    address: str
    title: str
    type: str
    media: str


def descriptions(register: Register, seals: Seals, site_url: str = "") -> dict[str, bytes]:
    """Both forms of the description, by address. `seals` are those of the files that it describes."""
    graph = _graph(register, seals, site_url)
    tree = json.loads(graph.serialize(format="json-ld", auto_compact=True))
    return {
        TURTLE: graph.serialize(format="turtle", encoding="utf-8"),
        JSON_LD: to_json(_sorted(tree)),
    }


def _files() -> Iterator[_File]:
    yield _File("data/adviesspoor.zip", "Alle records (JSON en CSV, ingepakt)", "ZIP", "application/zip")
    yield _File("data/adviesspoor.xlsx", "Alle records (Excel, een blad per soort)", "XLSX", f"{_OFFICE}spreadsheetml.sheet")
    for kind in KINDS:
        yield _File(f"{FOLDER}{kind.plural}.json", f"{kind.label_plural} (JSON)", "JSON", "application/json")
        yield _File(f"data/csv/{kind.plural}.csv", f"{kind.label_plural} (CSV)", "CSV", "text/csv")


def _graph(register: Register, seals: Seals, site_url: str) -> Graph:
    at = _Addresses(site_url)
    graph = Graph(bind_namespaces="none")
    for prefix, space in _PREFIXES.items():
        graph.bind(prefix, space)
    catalog, dataset, service = (at.node(name) for name in ("catalogus", "gegevens", "api"))
    about = (
        (DCTERMS.publisher, at.node("uitgever")),
        (DCTERMS.creator, at.node("uitgever")),
        (DCAT.contactPoint, at.node("contact")),
        (DCTERMS.license, URIRef(f"{_EU}licence/CC0")),
        (DCTERMS.language, URIRef(f"{_EU}language/NLD")),
        (DCTERMS.modified, _day(register)),
    )
    open_to_all = (
        (DCTERMS.accessRights, URIRef(f"{_EU}access-right/PUBLIC")),
        (DCAT.theme, URIRef(f"{_EU}data-theme/GOVE")),
        (DCAT.theme, URIRef(f"{_EU}data-theme/JUST")),
    )
    catalog_facts = (
        (DCTERMS.title, _dutch("Gegevens van Adviesspoor")),
        (DCTERMS.description, _dutch(_DESCRIPTION)),
        (FOAF.homepage, at.page("")),
        (DCAT.dataset, dataset),
        (DCAT.service, service),
    )
    dataset_facts = (
        (DCTERMS.title, _dutch(_TITLE)),
        (DCTERMS.description, _dutch(_DESCRIPTION)),
        (DCTERMS.identifier, Literal(str(dataset))),
        (_VERSION, Literal(API_VERSION)),
        (DCTERMS.accrualPeriodicity, URIRef(f"{_EU}frequency/IRREG")),
        (DCTERMS.spatial, URIRef(f"{_EU}country/NLD")),
        (DCAT.landingPage, at.page("data/")),
        *((DCAT.keyword, _dutch(word)) for word in _KEYWORDS),
        *((DCAT.distribution, at.node(file.address)) for file in _files()),
    )
    service_facts = (
        (DCTERMS.title, _dutch("API van Adviesspoor")),
        (DCTERMS.description, _dutch("Vaste JSON-bestanden: een per soort en een per record.")),
        (DCTERMS.identifier, Literal(str(service))),
        (DCAT.endpointURL, at.file(FOLDER)),
        (DCAT.endpointDescription, at.file(f"{FOLDER}openapi.json")),
        (DCAT.servesDataset, dataset),
        (FOAF.page, at.page("data/")),
    )
    name = _dutch("Redactie Adviesspoor")
    _add(graph, catalog, DCAT.Catalog, (*about, *catalog_facts))
    _add(graph, dataset, DCAT.Dataset, (*about, *open_to_all, *dataset_facts))
    _add(graph, service, DCAT.DataService, (*about, *open_to_all, *service_facts))
    _add(graph, at.node("uitgever"), FOAF.Agent, ((FOAF.name, name), (FOAF.homepage, at.page(""))))
    _add(graph, at.node("contact"), _VCARD.Organization, ((_VCARD.fn, name), (_VCARD.hasURL, at.page("bijdragen/"))))
    for file in _files():
        _distribution(graph, at, file, seals[file.address], _day(register))
    for page in ("", "data/"):
        _add(graph, at.page(page), FOAF.Document)
    _words(graph)
    return graph


def _distribution(graph: Graph, at: _Addresses, file: _File, seal: Seal, day: Literal) -> None:
    node, checksum = at.node(file.address), at.node(f"{file.address}-sha256")
    facts = (
        (DCTERMS.title, _dutch(file.title)),
        (DCAT.accessURL, at.page("data/")),
        (DCAT.downloadURL, at.file(file.address)),
        (DCTERMS.license, URIRef(f"{_EU}licence/CC0")),
        (DCTERMS.language, URIRef(f"{_EU}language/NLD")),
        (DCTERMS["format"], URIRef(f"{_EU}file-type/{file.type}")),
        (DCAT.mediaType, URIRef(f"{_IANA}{file.media}")),
        (DCTERMS.modified, day),
        (DCAT.byteSize, Literal(seal.size, datatype=XSD.nonNegativeInteger)),
        (_SPDX.checksum, checksum),
    )
    digest = Literal(seal.sha256, datatype=XSD.hexBinary)
    _add(graph, node, DCAT.Distribution, facts)
    _add(graph, checksum, _SPDX.Checksum, ((_SPDX.algorithm, _SPDX.checksumAlgorithm_sha256), (_SPDX.checksumValue, digest)))


def _words(graph: Graph) -> None:
    """What the words from the European code lists are: who checks the description may not fetch the lists."""
    for path, kind in {
        "licence/CC0": DCTERMS.LicenseDocument,
        "language/NLD": DCTERMS.LinguisticSystem,
        "access-right/PUBLIC": DCTERMS.RightsStatement,
        "frequency/IRREG": DCTERMS.Frequency,
        "country/NLD": DCTERMS.Location,
        "data-theme/GOVE": SKOS.Concept,
        "data-theme/JUST": SKOS.Concept,
    }.items():
        _add(graph, URIRef(f"{_EU}{path}"), kind)
    for file in _files():
        _add(graph, URIRef(f"{_EU}file-type/{file.type}"), DCTERMS.MediaTypeOrExtent)
        _add(graph, URIRef(f"{_IANA}{file.media}"), DCTERMS.MediaType)
    _add(graph, _SPDX.checksumAlgorithm_sha256, _SPDX.ChecksumAlgorithm)


class _Addresses:
    """Addresses as the description names them, with or without a public address of the site."""

    def __init__(self, site_url: str) -> None:
        self._root = site_url or "../"
        self._self = f"{site_url}data/" if site_url else "./"

    def page(self, address: str) -> URIRef:
        return URIRef(f"{self._root}{address}")

    file = page

    def node(self, name: str) -> URIRef:
        """A thing that the description itself defines."""
        return URIRef(f"{self._self}#{name.replace('/', '-')}")


def _add(graph: Graph, subject: URIRef, kind: URIRef, facts: Iterable[tuple[URIRef, URIRef | Literal]] = ()) -> None:
    graph.add((subject, RDF.type, kind))
    for predicate, value in facts:
        graph.add((subject, predicate, value))


def _dutch(text: str) -> Literal:
    return Literal(text, lang="nl")


def _day(register: Register) -> Literal:
    return Literal(register.peildatum, datatype=XSD.date)


def _sorted(tree: object) -> object:
    """A JSON tree in a fixed order: the order in which a graph gives its statements differs from run to run."""
    if isinstance(tree, dict):
        return {key: _sorted(tree[key]) for key in sorted(tree)}
    if isinstance(tree, list):
        return sorted((_sorted(item) for item in tree), key=json.dumps)
    return tree
