"""Which kinds of pages a built site has: tests look at one of each, and a new kind joins by itself."""

from __future__ import annotations

import re
from pathlib import Path

_RECORD = re.compile(r'<article class="record"[^>]* data-soort="(\w+)"')
OLD = "oud adres"
_SHARED = {'<article class="doorverwezen"': OLD, '<article class="lijst"': "deel van een lijst"}
_DAY = re.compile(r"wijzigingen/\d{4}-\d\d-\d\d/")


def page_types(site: Path) -> dict[str, str]:
    """The address of one page of every kind, by the name of the kind.

    Of the pages that share a template (records of one kind, days with changes, old addresses, long lists)
    it is the longest one, which has most that can go wrong. Every other page is its own kind.
    """
    found: dict[str, tuple[int, str]] = {}
    for address, html in pages(site):
        name = _kind(address, html)
        if name not in found or len(html) > found[name][0]:
            found[name] = (len(html), address)
    return {name: address for name, (_, address) in sorted(found.items())}


def pages(site: Path) -> list[tuple[str, str]]:
    """Every page of the site: its address ('' for home, '404.html') and its HTML."""
    return [(_address(path.relative_to(site).as_posix()), path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))]


def _address(file: str) -> str:
    return file.removesuffix("index.html")


def _kind(address: str, html: str) -> str:
    record = _RECORD.search(html)
    if record:
        return record[1]
    for mark, name in _SHARED.items():
        if mark in html:
            return name
    if _DAY.fullmatch(address):
        return "dag met wijzigingen"
    return address.strip("/") or "voorpagina"
