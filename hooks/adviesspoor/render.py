"""Records to pages, through the templates in `overrides/`."""

from __future__ import annotations

from dataclasses import dataclass

from . import views
from .dutch import shortened
from .export import jsonld
from .register import Entry, Register
from .templates import Templates, root_of


@dataclass(frozen=True)
class Crumb:
    """One step of the way from home to a page; `address` counts from the root of the site."""

    title: str
    address: str


@dataclass(frozen=True)
class Page:
    """A rendered page: where it goes, what its head says, and the HTML of its content.

    `canonical` is the address that counts as that of its content, when that is another page;
    `head` is HTML for the head that no other page has.
    """

    address: str
    title: str
    description: str
    section: str
    crumbs: tuple[Crumb, ...]
    html: str
    source_file: str
    id: str = ""
    canonical: str = ""
    head: str = ""


def crumb_trail(templates: Templates, page_address: str, steps: tuple[Crumb, ...]) -> str:
    """The breadcrumbs of a page as HTML."""
    return templates.part("crumbs", root_of(page_address)).trail(steps)


def record_page(templates: Templates, register: Register, entry: Entry) -> Page:
    """The page of one record."""
    root = root_of(entry.address)
    description = shortened(_gist(entry))
    related = views.related(register, entry)
    html = templates.render(
        f"records/{entry.kind.name}.html",
        root,
        entry=entry,
        record=entry.record,
        neighbours=views.neighbours(register, entry),
        related=related,
        track=views.track(register, entry, related),
        returns=views.returns(register, entry),
        explain=templates.glossary.page(entry.id),
    )
    return Page(
        address=entry.address,
        title=page_title(register, entry),
        description=description,
        section=(views.publication(register, entry) or entry).kind.address,
        crumbs=crumbs(register, entry),
        html=html,
        source_file=entry.document.file,
        id=entry.id,
        head=templates.part("record_head", root).data(entry, jsonld.document(register, entry, root, description, templates.site_url)),
    )


def page_title(register: Register, entry: Entry) -> str:
    """The title of a record page: its own title, its kind, and the publication it stands in."""
    source = views.publication(register, entry)
    tail = f"{entry.kind.label} bij {source.titel}" if source else entry.kind.label
    return f"{entry.titel} – {tail}"


def crumbs(register: Register, entry: Entry) -> tuple[Crumb, ...]:
    """Home, the overview of the kind, and the publication around the record."""
    source = views.publication(register, entry)
    kind = source.kind if source else entry.kind
    steps = [Crumb("Home", ""), Crumb(kind.label_plural, f"{kind.address}/")]
    if source:
        steps.append(Crumb(source.titel, source.address))
    return tuple(steps)


def _gist(entry: Entry) -> str:
    record = entry.record
    return getattr(record, "samenvatting", None) or getattr(record, "betekenis", None) or record.omschrijving
