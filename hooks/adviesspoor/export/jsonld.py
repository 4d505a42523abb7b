"""What a record page is about, for search engines and other programs: JSON-LD with schema.org.

The page (`WebPage`) is ours and free to use; what it describes (`mainEntity`) is not: an advice
is written by its council. Addresses are relative to the page unless the site has a public one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .. import views
from ..register import Entry, Register

LICENCE_URL = "https://creativecommons.org/publicdomain/zero/1.0/"

_TYPES = {
    "bron": "CreativeWork",
    "advies": "Report",
    "aanbeveling": "CreativeWork",
    "stand": "Report",
    "item": "CreativeWork",
    "organisatie": "Organization",
    "uitspraak": "Claim",
    "les": "CreativeWork",
    "gebeurtenis": "Event",
    "begrip": "DefinedTerm",
    "thema": "DefinedTerm",
    "draad": "Collection",
}

# What schema.org lets a thing of each kind say, as far as our records say it.
_SAYS = {
    "bron": {"about", "datePublished"},
    "advies": {"about", "author", "datePublished"},
    "aanbeveling": {"about", "author"},
    "stand": {"about", "author", "datePublished"},
    "item": {"about", "author"},
    "organisatie": set(),
    "uitspraak": {"about"},
    "les": {"about"},
    "gebeurtenis": {"about"},
    "begrip": set(),
    "thema": set(),
    "draad": {"about"},
}

Node = dict[str, object]


def document(register: Register, entry: Entry, root: str, description: str, site_url: str = "") -> Node:
    """The description of one record page. `root` leads from the page to the root of the site."""
    at = _addresses(root, site_url)
    page: Node = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": at(entry.address),
        "url": at(entry.address),
        "name": entry.titel,
        "description": description,
        "inLanguage": "nl",
        "identifier": entry.id,
        "license": LICENCE_URL,
        "lastReviewed": register.peildatum,
        "isPartOf": {"@type": "WebSite", "@id": at(""), "name": "Adviesspoor", "url": at("")},
        "isBasedOn": [_link(register[id], at) for id in _sources(register, entry)],
        "mainEntity": _thing(register, entry, at),
    }
    return _filled(page)


def _thing(register: Register, entry: Entry, at: Callable[[str], str]) -> Node:
    """What the page describes, with what the record says of it."""
    record, kind = entry.record, entry.kind.name
    thing: Node = {
        "@type": _TYPES[kind],
        "@id": f"{at(entry.address)}#{entry.id}",
        "name": entry.titel,
        "alternateName": getattr(record, "afkorting", None),
        "hasPart": [_link(other, at) for other in _parts(register, entry)],
    }
    if "about" in _SAYS[kind]:
        thing["about"] = [_link(register[id], at) for id in record.themas]
    if "author" in _SAYS[kind]:
        source = views.publication(register, entry)
        thing["author"] = _link(register[(source or entry).record.van], at)
        thing["isPartOf"] = source and _link(source, at)
    if "datePublished" in _SAYS[kind]:
        thing["datePublished"] = record.datum
    if kind == "bron":
        thing |= {"publisher": {"@type": "Organization", "name": record.uitgever}, "url": record.url}
    if kind == "gebeurtenis":
        thing |= {"startDate": record.datum, "endDate": record.datum_tot}
    return _filled(thing)


def _parts(register: Register, entry: Entry) -> Iterable[Entry]:
    if entry.kind.name == "draad":
        return (register[step.record] for step in entry.record.stappen)
    return register.parts(entry.id)


def _sources(register: Register, entry: Entry) -> list[str]:
    """The sources a record rests on, each once; a source page rests on itself and names none."""
    found = dict.fromkeys(spot.bron for spot in entry.record.vindplaatsen)
    return [id for id in found if id != entry.id]


def _link(entry: Entry, at: Callable[[str], str]) -> Node:
    """Another record, by the name it has on its own page."""
    page = entry.address.partition("#")[0]
    return {"@type": _TYPES[entry.kind.name], "@id": f"{at(page)}#{entry.id}", "name": entry.titel, "url": at(entry.address)}


def _addresses(root: str, site_url: str) -> Callable[[str], str]:
    return lambda address: f"{site_url or root}{address}"


def _filled(node: Node) -> Node:
    """The node without what it does not say."""
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}
