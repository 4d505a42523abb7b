"""The pages that are neither prose nor a record: what changed on a day, where a record went, and long lists."""

from __future__ import annotations

from collections.abc import Iterator

from .changes import Changes, PageChange
from .dutch import enumeration, shortened, written_date
from .forwards import signposts
from .kinds import KINDS
from .lists import ListPage
from .register import Register
from .render import Crumb, Page
from .templates import Templates, root_of

_HOME = Crumb("Home", "")


def extra_pages(templates: Templates, register: Register, changes: Changes) -> Iterator[Page]:
    """All of them: the days, the newest first, then the old addresses, then the lists."""
    yield from day_pages(templates, changes)
    yield from forward_pages(templates, register, changes)
    yield from list_pages(templates)


def day_pages(templates: Templates, changes: Changes) -> Iterator[Page]:
    """A page for every day on which something changed."""
    for place, day in enumerate(changes.days):
        later = changes.days[place - 1] if place else None
        earlier = changes.days[place + 1] if place + 1 < len(changes.days) else None
        date = written_date(day.day)
        counts = (f"{len(day.of(status))} {status}" for status in ("nieuw", "gewijzigd", "weg") if day.of(status))
        yield Page(
            address=day.address,
            title=f"Wijzigingen op {date}",
            description=f"Wat er op {date} veranderde: records {enumeration(tuple(counts))}.",
            section="wijzigingen",
            crumbs=(_HOME, Crumb("Wijzigingen", "wijzigingen/")),
            html=templates.render("pages/wijzigingen_dag.html", root_of(day.address), day=day, earlier=earlier, later=later),
            source_file="",
        )


def forward_pages(templates: Templates, register: Register, changes: Changes) -> Iterator[Page]:
    """A page at the old address of every forwarded record; its canonical address is that of the new one."""
    for post in signposts(register):
        first = post.own or post.parts[0]
        target = register[first.target]
        label = post.kind.label if post.kind else "Record"
        last = changes.last(post.id)
        shelf = next((kind for kind in KINDS if post.kind and kind.address == post.kind.address), None)
        yield Page(
            address=post.address,
            title=f"Vervangen: {last.title if last else post.id} – {label}",
            description=shortened(f"{label} {post.id} staat hier niet meer. Ervoor in de plaats kwam: {target.titel}."),
            section=post.address.partition("/")[0],
            crumbs=(_HOME, Crumb(shelf.label_plural, f"{shelf.address}/")) if shelf else (_HOME,),
            html=templates.render("pages/doorverwezen.html", root_of(post.address), post=post, label=label, last=last),
            source_file="data/gepubliceerd.yml",
            canonical=target.address.partition("#")[0],
        )


def list_pages(templates: Templates) -> Iterator[Page]:
    """The pages of the lists that are too long for the page they stand on."""
    for page in templates.lists.made:
        yield Page(
            address=page.address,
            title=page.title,
            description=_described(page),
            section=page.address.partition("/")[0],
            crumbs=(_HOME, *(Crumb(*step) for step in page.above)),
            html=templates.render("pages/lijst.html", root_of(page.address), page=page),
            source_file="",
        )


def _described(page: ListPage) -> str:
    first, last = (row.title if isinstance(row, PageChange) else getattr(row, "entry", row).titel for row in (page.rows[0], page.rows[-1]))
    return shortened(f"{page.title}: {len(page.rows)} van {len(page.listing.rows)} regels, van {first} tot en met {last}.")
