"""The internal links of a built site: every address and every anchor must exist.

MkDocs checks only links in Markdown; this reads the finished HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

_LINK_ATTRIBUTES = {"href", "src", "action"}


@dataclass(frozen=True)
class DeadLink:
    """A link on a page (a file of the site) to something that is not there."""

    page: str
    link: str
    reason: str

    def __str__(self) -> str:
        return f"{self.page}: {self.link}: {self.reason}"


class _Reader(HTMLParser):
    """Collects the links and the anchors of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif name in _LINK_ATTRIBUTES and value is not None and (tag, name) != ("base", "href"):
                self.links.append(value)


def dead_links(site: Path, mount: str = "/") -> Iterator[DeadLink]:
    """Every internal link in the HTML files of `site` that leads nowhere.

    A link that starts with a slash is one too: it breaks the site on a sub-path. Only
    404.html, which a host shows at any address, has no other choice: its links start with
    `mount`, the path under which the site is served.
    """
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for page, reader in pages.items():
        for link in reader.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            if page == "404.html" and path.startswith(mount):
                path = path.removeprefix(mount) or "./"
            elif path.startswith("/"):
                yield DeadLink(page, link, "begint met een schuine streep")
                continue
            target = _target(page, path)
            if target not in files:
                yield DeadLink(page, link, "bestaat niet")
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
                yield DeadLink(page, link, "heeft geen anker met die naam")


def _read(path: Path) -> _Reader:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def _target(page: str, link: str) -> str:
    """The file that a link on `page` asks for."""
    if not link:
        return page
    steps: list[str] = []
    for step in (PurePosixPath(page).parent / link).parts:
        if step == "..":
            if not steps:
                return "(buiten de site)"
            steps.pop()
        elif step != ".":
            steps.append(step)
    path = "/".join(steps)
    return f"{path}/index.html".lstrip("/") if link.endswith("/") or not path or link in (".", "..") else path
