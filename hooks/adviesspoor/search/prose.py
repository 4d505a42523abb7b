"""The text of a prose page, for the search: without markup, and without the lists of records in it."""

from __future__ import annotations

from html.parser import HTMLParser

_SKIPPED = frozenset(("script", "style", "template", "noscript", "form", "svg"))
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BLOCKS = frozenset("p div section article li dd dt td th tr h1 h2 h3 h4 h5 h6 blockquote details summary figure caption br".split())
# A list that the page quotes: its records are documents of their own.
_LIST = "overzicht"


def text_of(html: str) -> str:
    """The readable text of a piece of HTML, one block a line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(filter(None, lines))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._depth = 0  # how many elements deep inside something that is skipped

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if tag in _VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        if self._depth or tag in _SKIPPED or _LIST in classes:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if self._depth and tag not in _VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if not self._depth:
            self.pieces.append(data)
