"""The templates in `overrides/` with one register, ready to render at any depth of the site.

The environment escapes every value, so data is text on the page, never markup. All links are
relative: `root` leads from a page to the root of the site, and each depth has its own environment.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import CodeType, ModuleType

import msgspec
from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from . import fieldguide, forms, overviews, views
from .changes import Changes
from .dutch import enumeration, shortened, written_date, written_lines
from .export.citations import citation
from .forwards import former_parts
from .glossary import Glossary
from .history import History
from .kinds import BY_NAME, KINDS
from .listings import Lists
from .lists import LIMIT, Listing, Part, runs
from .register import Register

# The macros that every template can use by the name of their file, so that no page has to import them.
_PARTS = ("changes", "citations", "evidence", "followup", "forwards", "frame", "links", "lists", "rows", "terms")


def root_of(address: str) -> str:
    """'aanbevelingen/x-3/' -> '../../': the way from a page to the root of the site."""
    depth = address.split("#")[0].count("/")
    return "../" * depth or "./"


_SPECIAL = re.compile("[&<>\"']")


def escaped(value: object) -> str:
    """A value as HTML, as markupsafe's `escape` gives it.

    That makes an object of each text. A page prints some two hundred, and in nearly all there is nothing to escape.
    """
    if type(value) is Markup:
        return value
    return value if type(value) is str and not _SPECIAL.search(value) else escape(value)


class _CodeGenerator(CodeGenerator):
    """Prints values with `escaped`."""

    def _output_child_pre(self, node, frame, finalize) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _Context(Context):
    """Calls a macro at once. Jinja first looks what it wants to know of the page: for a macro that is whether to escape, and here all do."""

    def call(self, called: Callable, *arguments: object, **named: object) -> object:
        if type(called) is not Macro:
            return super().call(called, *arguments, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*arguments, **named)


class _Environment(Environment):
    """Jinja with one plain table of globals per template.

    Its own chained tables cost a step in Python for every name, on every import and every page.
    """

    code_generator_class = _CodeGenerator
    context_class = _Context
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, object] | None) -> MutableMapping[str, object]:
        return {**self.globals, **(d or {})}


class _Compiled(BytecodeCache):
    """The compiled templates of one build, which the environments of all depths share."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


class _Table(dict[str, str]):
    """Pieces of HTML that return on many pages, each made once per depth of the site."""

    def __init__(self, make: Callable[[str], str]) -> None:
        self._make = make

    def __missing__(self, key: str) -> str:
        self[key] = made = self._make(key)
        return made


class Templates:
    """The templates with one register and its history, ready to render at any depth of the site.

    `site_url` is the public address of the site, ending in '/', or empty when it has none; `limit`
    is how many rows of a list there are on a page.
    """

    def __init__(self, folder: Path, register: Register, changes: Changes | None = None, site_url: str = "", limit: int = LIMIT) -> None:
        self.site_url = site_url
        self._folder = folder
        self._register = register
        self._changes = changes or Changes(register, History(missing="zij is hier niet gelezen"))
        self.lists = Lists(register, self._changes, limit)
        self.glossary = Glossary(register.of("begrip"))
        self._globals = _globals(register, site_url)
        self._compiled = _Compiled()
        self._by_root: dict[str, Environment] = {}

    def render(self, template: str, root: str, **context: object) -> str:
        """Render one template; `root` leads from the page to the root of the site ('../../').

        Raises jinja2.TemplateError when a template is wrong or uses a name that does not exist.
        """
        return self._environment(root).get_template(template).render(context)

    def part(self, name: str, root: str) -> ModuleType:
        """The macros of overrides/parts/<name>.html, for a piece of a page: far cheaper than to render a template for it."""
        return self._environment(root).get_template(f"parts/{name}.html").module

    def rows(self, listing: Listing, shown: tuple, root: str, part: Part | None = None, cut: bool = False) -> str:
        """The rows of a list that stand on a page: all, a part of them, or its first few (`cut`)."""
        return self.render(f"rows/{listing.template}.html", root, shown=shown, part=part, cut=cut)

    def explained(self, html: str, root: str) -> str:
        """Finished HTML of a prose page with a link at the first use of each term."""
        macros = self.part("terms", root)
        return self.glossary.in_html(html, lambda entry, text: macros.link(entry, Markup(text)))

    def _environment(self, root: str) -> Environment:
        if root not in self._by_root:
            environment = _Environment(
                loader=FileSystemLoader(self._folder),
                autoescape=True,
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
                auto_reload=False,  # these templates live for one build
                bytecode_cache=self._compiled,
            )
            link = _Table(lambda id: self.part("links", root).record(self._register[id]))
            domeinen = _Table(lambda tag: self.part("links", root).domein(tag))
            haltes = _Table(lambda id: self.part("frame", root).elsewhere(self._register[id]))
            environment.globals.update(root=root, link=link, domeinen=domeinen, haltes=haltes, wijzigingen=self._changes, lijsten=self.lists, **self._globals)
            environment.globals["show"] = lambda listing, shown, **found: Markup(self.rows(listing, shown, root, **found))
            environment.policies["json.dumps_function"] = _json
            environment.filters.update(
                datum=written_date,
                opsomming=enumeration,
                kort=shortened,
                reeksen=runs,
            )
            self._by_root[root] = environment
            environment.globals.update({name: self.part(name, root) for name in _PARTS})
        return self._by_root[root]


def _json(value: object, **_: object) -> str:
    """The JSON of `tojson`, in a fraction of its time."""
    return msgspec.json.encode(value).decode()


def _globals(register: Register, site_url: str) -> dict[str, object]:
    """What every template can use: the register, words for tags, and lookups."""
    return {
        "register": register,
        "kinds": KINDS,
        "kind": BY_NAME,
        "words": {name: {term.tag: term for term in terms} for name, terms in register.schemas.vocabularies.items()},
        "field_groups": lambda: fieldguide.every_group(register.schemas),
        "form": lambda kind: forms.form(register.schemas, kind),
        "regels": written_lines,
        "amounts": Counter(entry.kind.name for entry in register),
        "years": {entry.id: views.written_years(register, entry) for entry in register},
        "publication": _bound(views.publication, register),
        "citation": lambda entry: citation(register, entry, site_url),
        "followed": _bound(views.followed, register),
        "theme_years": _bound(overviews.theme_years, register),
        "statements_on": _bound(overviews.statements_on, register),
        "home_track": _bound(overviews.home_track, register),
        "busiest_threads": _bound(views.busiest_threads, register),
        "former_parts": _bound(former_parts, register),
        "busiest_themes": _bound(views.busiest_themes, register),
    }


def _bound(function: Callable, register: Register) -> Callable:
    return lambda *arguments: function(register, *arguments)
