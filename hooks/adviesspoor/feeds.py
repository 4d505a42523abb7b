"""Atom feeds (RFC 4287) of what changed: everything, per theme and per advice.

A feed with more entries than fit in one file goes on in a next one, linked as RFC 5005 says
(section 3), so that together they hold every change there ever was. Dates and ids come from
the history: no entry changes because the site was built again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from .changes import Changes, PageChange
from .dutch import enumeration, written_date
from .register import Entry, Register
from .website import Site

PER_FILE = 1000
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORDS = {"nieuw": "Nieuw", "gewijzigd": "Gewijzigd", "weg": "Weggehaald"}


@dataclass(frozen=True)
class Feed:
    """One feed: its address, what it is about, and the page for people with the same news."""

    address: str
    title: str
    page: str
    changes: tuple[PageChange, ...]


ALL = "feeds/wijzigingen.atom"


def feeds(register: Register, changes: Changes) -> Iterator[Feed]:
    """Every feed of the site."""
    yield Feed(ALL, "Alle wijzigingen", "wijzigingen/", changes.of(changes.pages))
    for theme in register.of("thema"):
        about = (entry.id for entry in register.incoming(theme.id, "themas") if not entry.is_part)
        yield Feed(address_of(theme), f"Thema: {theme.titel}", theme.address, changes.of((theme.id, *about)))
    for advice in register.of("advies"):
        inside = (entry.id for entry in register.parts(advice.id))
        yield Feed(address_of(advice), f"Advies: {advice.titel}", advice.address, changes.of((advice.id, *inside)))


def address_of(entry: Entry) -> str:
    """Where the feed of a theme or an advice is."""
    return f"feeds/{entry.kind.address}/{entry.id}.atom"


def announced(register: Register, id: str = "") -> tuple[tuple[str, str], ...]:
    """The feeds that a page names in its head, as (title, address): that of everything, and those about its record."""
    found = [("Alle wijzigingen", ALL)]
    entry = register[id] if id in register else None
    if entry and entry.kind.name == "aanbeveling":
        entry = register[entry.parent]
    if entry and entry.kind.name in ("advies", "thema"):
        found.append((f"Wijzigingen: {entry.titel}", address_of(entry)))
    return tuple(found)


def files(site: Site, register: Register, changes: Changes) -> dict[str, bytes]:
    """All feed files by address."""
    found = {}
    for feed in feeds(register, changes):
        rows = feed.changes
        parts = [rows[start : start + PER_FILE] for start in range(0, len(rows), PER_FILE)] or [()]
        addresses = [_numbered(feed.address, number) for number in range(len(parts))]
        for number, part in enumerate(parts):
            updated = _moment(rows[0].time) if rows else f"{register.peildatum}T00:00:00Z"
            root = _head(site, feed, addresses, number, updated, changes.missing)
            for change in part:
                root.append(_entry(site, addresses[number], change, changes.summary(change)))
            ElementTree.indent(root)
            found[addresses[number]] = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
    return found


def _numbered(address: str, number: int) -> str:
    return address if number == 0 else address.replace(".atom", f"-{number + 1}.atom")


def _head(site: Site, feed: Feed, addresses: list[str], number: int, updated: str, missing: str) -> Element:
    own = addresses[number]
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "nl"})
    _text(root, "id", f"{site.id}:{feed.address.removesuffix('.atom')}")
    _text(root, "title", f"{site.name} – {feed.title}")
    _text(root, "subtitle", f"Er is geen geschiedenis bij deze uitgave: {missing}." if missing else site.description)
    _text(root, "updated", updated)
    _text(SubElement(root, "author"), "name", site.name)
    _text(root, "rights", "CC0 1.0")
    _link(root, "self", site.link(own, own), "application/atom+xml")
    _link(root, "alternate", site.link(feed.page, own), "text/html")
    if len(addresses) > 1:
        neighbours = {"first": 0, "previous": number - 1, "next": number + 1, "last": len(addresses) - 1}
        for relation, place in neighbours.items():
            if 0 <= place < len(addresses):
                _link(root, relation, site.link(addresses[place], own), "application/atom+xml")
    return root


def _entry(site: Site, own: str, change: PageChange, names: tuple[str, ...]) -> Element:
    entry = Element("entry")
    day = f"wijzigingen/{change.day}/#{change.id}"
    _text(entry, "id", f"{site.id}:{change.id}:{change.day}")
    _text(entry, "title", f"{_WORDS[change.status]}: {change.title}")
    _text(entry, "updated", _moment(change.time))
    _link(entry, "alternate", site.link(change.address or day, own), "text/html")
    _link(entry, "related", site.link(day, own), "text/html")
    SubElement(entry, "category", term=change.status, label=_WORDS[change.status])
    SubElement(entry, "category", term=change.kind or "record", label=change.label)
    _text(entry, "summary", _sentence(change, names))
    return entry


def _sentence(change: PageChange, names: tuple[str, ...]) -> str:
    what = f"{change.label} {change.id}"
    day = written_date(change.day)
    if change.status == "gewijzigd":
        return f"{what}, gewijzigd op {day}: {enumeration(names)}."
    return f"{what}, {'nieuw' if change.status == 'nieuw' else 'weggehaald'} op {day}."


def _moment(time: datetime) -> str:
    """A date-time as RFC 3339 writes it, in UTC."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(parent: Element, name: str, text: str) -> None:
    """An element with text; characters that XML 1.0 (section 2.2) does not allow are left out."""
    SubElement(parent, name).text = _NOT_XML.sub("", text)


def _link(parent: Element, relation: str, address: str, kind: str) -> None:
    SubElement(parent, "link", rel=relation, href=address, type=kind)
