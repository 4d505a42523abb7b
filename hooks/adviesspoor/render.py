"""Records to HTML, through the templates in `overrides/`.

The environment escapes every value, so data is text on the page, never markup. Pages know
their own depth: `root` leads from a page to the root of the site, so that all links are
relative and the site works under any host and path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import fieldguide, forms, overviews, views
from .changes import Changes
from .dutch import enumeration, shortened, written_date, written_lines
from .export import jsonld
from .export.citations import citation
from .forwards import former_parts
from .glossary import Glossary
from .history import History
from .kinds import BY_NAME, KINDS
from .register import Entry, Register
from .schema import Term


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
    return templates.render("parts/crumbs.html", root_of(page_address), crumbs=steps)


class Templates:
    """The templates with one register and its history, ready to render at any depth of the site.

    `site_url` is the public address of the site, ending in '/', or empty when it has none.
    """

    def __init__(self, folder: Path, register: Register, changes: Changes | None = None, site_url: str = "") -> None:
        self.site_url = site_url
        self._folder = folder
        self._register = register
        self._changes = changes or Changes(register, History(missing="zij is hier niet gelezen"))
        self.glossary = Glossary(register.of("begrip"))
        self._by_root: dict[str, Environment] = {}

    def render(self, template: str, root: str, **context: object) -> str:
        """Render one template; `root` leads from the page to the root of the site ('../../').

        Raises jinja2.TemplateError when a template is wrong or uses a name that does not exist.
        """
        return self._environment(root).get_template(template).render(context)

    def explained(self, html: str, root: str) -> str:
        """Finished HTML of a prose page with a link at the first use of each term."""
        macros = self._environment(root).get_template("parts/terms.html").module
        return self.glossary.in_html(html, lambda entry, text: macros.link(entry, Markup(text)))

    def _environment(self, root: str) -> Environment:
        if root not in self._by_root:
            environment = Environment(
                loader=FileSystemLoader(self._folder),
                autoescape=True,
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
            )
            environment.globals.update(root=root, wijzigingen=self._changes, **_globals(self._register, self.site_url))
            environment.filters.update(
                datum=written_date,
                opsomming=enumeration,
                kort=shortened,
            )
            self._by_root[root] = environment
        return self._by_root[root]


def record_pages(templates: Templates, register: Register) -> Iterator[Page]:
    """A page for every record that has one, in the order of the register."""
    for entry in register.pages:
        yield record_page(templates, register, entry)


def record_page(templates: Templates, register: Register, entry: Entry) -> Page:
    """The page of one record."""
    root = root_of(entry.address)
    description = shortened(_gist(entry))
    html = templates.render(
        f"records/{entry.kind.name}.html",
        root,
        entry=entry,
        record=entry.record,
        neighbours=views.neighbours(register, entry),
        related=views.related(register, entry),
        track=views.track(register, entry),
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
        head=templates.render("parts/record_head.html", root, entry=entry, about=jsonld.document(register, entry, root, description, templates.site_url)),
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


def root_of(address: str) -> str:
    """'aanbevelingen/x-3/' -> '../../': the way from a page to the root of the site."""
    depth = address.split("#")[0].count("/")
    return "../" * depth or "./"


def _gist(entry: Entry) -> str:
    record = entry.record
    return getattr(record, "samenvatting", None) or getattr(record, "betekenis", None) or record.omschrijving


def _globals(register: Register, site_url: str) -> dict[str, object]:
    """What every template can use: the register, words for tags, and lookups."""
    vocabularies = {name: {term.tag: term for term in terms} for name, terms in register.schemas.vocabularies.items()}

    def term(vocabulary: str, tag: str) -> Term:
        return vocabularies[vocabulary][tag]

    return {
        "register": register,
        "kinds": KINDS,
        "kind": BY_NAME,
        "term": term,
        "terms": register.schemas.vocabularies,
        "field_groups": lambda: fieldguide.every_group(register.schemas),
        "form": lambda kind: forms.form(register.schemas, kind),
        "regels": written_lines,
        "years": _bound(views.written_years, register),
        "publication": _bound(views.publication, register),
        "citation": lambda entry: citation(register, entry, site_url),
        "chronological": _bound(views.chronological, register),
        "followed": _bound(views.followed, register),
        "follow_up_summary": _bound(overviews.follow_up_summary, register),
        "theme_years": _bound(overviews.theme_years, register),
        "timeline": _bound(overviews.timeline, register),
        "statements_on": _bound(overviews.statements_on, register),
        "asked_of": _bound(overviews.asked_of, register),
        "publications_by_year": _bound(views.publications_by_year, register),
        "busiest_threads": _bound(views.busiest_threads, register),
        "former_parts": _bound(former_parts, register),
        "busiest_themes": _bound(views.busiest_themes, register),
    }


def _bound(function: Callable, register: Register) -> Callable:
    return lambda *arguments: function(register, *arguments)
