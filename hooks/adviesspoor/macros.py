"""What prose pages can quote from the register, through the mkdocs-macros plugin.

What a macro gives passes through Markdown. A list or page therefore leaves only an empty element there, which is
filled afterwards (`Blocks`); in a link within a sentence every character that Markdown could read as markup is written
as an entity, so that data stays text.
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
_PLACE = re.compile(r'<section class="overzicht" data-blok="(\d+)"></section>')
_ANCHOR = re.compile(r'\sid="([^"]+)"')


class Blocks:
    """The HTML of lists and pages, kept out of Markdown, which would take it apart tag by tag, and of the glossary."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    def keep(self, html: str) -> str:
        """The element that holds the place of a block until `fill`."""
        self._blocks.append(html)
        return f'<section class="overzicht" data-blok="{len(self._blocks) - 1}"></section>'

    def fill(self, html: str, anchors: set[str]) -> str:
        """A page with its blocks in their places; what links can lead to in these joins `anchors`."""

        def block(place: re.Match[str]) -> str:
            kept = self._blocks[int(place[1])]
            anchors.update(_ANCHOR.findall(kept))
            return f'<section class="overzicht">\n{kept}</section>'

        return _PLACE.sub(block, html)


def prose_macros(templates: Templates, register: Register, blocks: Blocks) -> dict[str, Callable]:
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
            return blocks.keep(templates.part("lists", root).whole(templates.lists.overviews[name]))
        return blocks.keep(templates.render(f"lists/{name}.html", root))

    @pass_context
    def pagina(context, name: str) -> str:
        """A whole page from a template in overrides/pages/ as a block of its own."""
        return blocks.keep(templates.render(f"pages/{name}.html", root_of(context["page"].url)))

    def aantal(name: str) -> int:
        """How many records of a kind (plural name) there are."""
        return check.counts(register)[name]

    return {"link": link, "overzicht": overzicht, "pagina": pagina, "aantal": aantal}

