"""A rendered page frame, cut at its variable places, to be filled for many pages.

Rendering the theme for every record is what makes a site of many pages slow; one rendering
per section, filled per record, gives the same bytes (a test compares them).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import escape


@dataclass(frozen=True)
class Sheet:
    """Everything that differs from page to page within the frame.

    `title`, `description`, `canonical` and `edit` are plain text, escaped by the template;
    `crumbs`, `content` and `head` are finished HTML. `section` marks the active menu item.
    `scripts` (modules) and `styles` are addresses of what only this page needs.
    """

    title: str
    description: str
    canonical: str
    edit: str
    crumbs: str
    content: str
    head: str = ""
    section: str = ""
    language: str = "nl"
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


_TEXT = ("title", "description", "canonical", "edit")
_HTML = ("crumbs", "content", "head")
_MARKER = re.compile("\ue000([a-z]+)\ue001")


class Frame:
    """A frame for pages of one section and depth."""

    def __init__(self, html: str) -> None:
        self._pieces = _MARKER.split(html)

    @classmethod
    def rendered(cls, render: Callable[[Sheet], str], sample: Sheet) -> Frame:
        """Render the frame once, with a marker in every place that `sample` fills."""
        markers = {name: f"\ue000{name}\ue001" for name in (*_TEXT, *_HTML) if getattr(sample, name)}
        return cls(render(replace(sample, **markers)))

    def fill(self, sheet: Sheet) -> str:
        """The page for one sheet: text is escaped as the template does it, HTML goes in as it is."""
        values = {name: str(escape(getattr(sheet, name))) for name in _TEXT}
        values |= {name: getattr(sheet, name) for name in _HTML}
        pieces = self._pieces
        return "".join(values[piece] if index % 2 else piece for index, piece in enumerate(pieces))


