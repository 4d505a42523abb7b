"""Everything on the site that is not a page: downloads, what the forms need, the search, feeds, the sitemap, headers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from . import export, feeds, form_files, headers, opensearch, search, webfiles
from .assets import Assets
from .changes import Changes
from .form_files import Addresses
from .history import History
from .listings import Lists
from .output import Files
from .register import Register
from .search.prose import text_of
from .sitemap import sitemap
from .website import Site

Group = Callable[[], Files]


@dataclass(frozen=True)
class Beside:
    """What these files are made of.

    `prose` has the address, title and HTML of every prose page that can be found by searching;
    `prose_files` the file of every prose page by its address, or '' where it also changes with
    the records. `libraries` are the browser's
    libraries by address, `security` the files about reporting a leak.
    """

    site: Site
    register: Register
    history: History
    changes: Changes
    assets: Assets
    libraries: Mapping[str, bytes]
    security: Mapping[str, bytes]
    prose: Collection[tuple[str, str, str]]
    prose_files: Mapping[str, str]
    lists: Lists
    form_addresses: Addresses
    policy: str

    def groups(self) -> list[Group]:
        """The files in groups, in the order in which they must be made: the last name what is in the first."""
        downloads: list[str] = []
        return [
            lambda: self._downloads(downloads),
            lambda: form_files.files(self.register, self.form_addresses),
            self._search,
            lambda: self._for_machines(downloads),
            lambda: headers.files(self.policy, self.site.url, self.assets.folders.values()).items(),
        ]

    def _downloads(self, made: list[str]) -> Iterator[tuple[str, bytes]]:
        for address, content in export.files(self.register, self.site.url):
            made.append(address)
            yield address, content

    def _search(self) -> Iterator[tuple[str, bytes]]:
        yield from ((self.assets.address(address), content) for address, content in self.libraries.items())
        yield from search.files(self.register, [(address, title, text_of(html)) for address, title, html in self.prose])

    def _for_machines(self, downloads: Collection[str]) -> Files:
        found = {**feeds.files(self.site, self.register, self.changes), **self.security, "robots.txt": webfiles.robots(self.site)}
        found |= opensearch.files(self.site)
        if self.site.url:
            pages = {**self.prose_files, **{page.address: "" for page in self.lists.made}}
            found["sitemap.xml"] = sitemap(self.site.url, webfiles.dated_pages(self.register, self.changes, self.history, pages))
        found["llms.txt"] = webfiles.llms(self.site, self.register, {*downloads, *self.prose_files, *found})
        return found.items()
