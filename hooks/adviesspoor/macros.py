"""What prose pages can quote from the register, through the mkdocs-macros plugin.

A macro's HTML passes through Markdown after it is made. Block HTML is left alone there; in a
link within a sentence every character that Markdown could read as markup is written as an
entity, so that data stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import pass_context
from markupsafe import escape

from . import check
from .findings import choices
from .register import Register
from .templates import Templates, root_of

_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+\-!|~^=$:]")


def prose_macros(templates: Templates, register: Register) -> dict[str, Callable]:
    """The macros by name. Each finds the way to the root from the `page` in the template's context."""

    @pass_context
    def link(context, id: str, text: str = "") -> str:
        """A link to a record, with its title or with `text`. Raises ValueError for an id that does not exist."""
        if id not in register:
            raise ValueError(f"link('{id}'): dit record bestaat niet{choices(id, register.entries)}")
        entry = register[id]
        shown = _MARKDOWN.sub(lambda match: f"&#{ord(match[0])};", str(escape(text or entry.titel)))
        root = root_of(context["page"].url)
        return f"[{shown}]({root}{entry.address})"

    @pass_context
    def overzicht(context, name: str) -> str:
        """The list `name` (of listings.py, or a template in overrides/lists/) as a block of its own."""
        root = root_of(context["page"].url)
        if name in templates.lists.overviews:
            return _block(templates.part("lists", root).whole(templates.lists.overviews[name]))
        return _block(templates.render(f"lists/{name}.html", root))

    @pass_context
    def pagina(context, name: str) -> str:
        """A whole page from a template in overrides/pages/ as a block of its own."""
        return _block(templates.render(f"pages/{name}.html", root_of(context["page"].url)))

    def aantal(name: str) -> int:
        """How many records of a kind (plural name) there are."""
        return check.counts(register)[name]

    return {"link": link, "overzicht": overzicht, "pagina": pagina, "aantal": aantal}


def _block(html: str) -> str:
    """HTML that Markdown leaves as it is: one block, without blank lines or indentation.

    A `section`, so that terms in lists are not explained again (see glossary.py).
    """
    lines = [line.strip() for line in html.splitlines() if line.strip()]
    return "\n".join(['<section class="overzicht">', *lines, "</section>"])
