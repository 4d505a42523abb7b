"""The preview server: files are made when a reader asks for them, so that a change shows at once.

A build for the preview checks everything and makes the prose pages. Making thousands of record
pages, the search index and the downloads as well would keep the editor waiting for what
nobody looks at.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from . import output
from .output import Files

App = Callable[[dict, Callable], Iterable[bytes]]

_PATIENCE = 120  # seconds that a reader waits for a build
_AGAIN = 2  # seconds after which a reader who sees a mistake asks again
_UNSAID = "De site kon niet worden gemaakt. In het venster van `make serve` staat waarom."
_NEWS = "/livereload/"  # where an open page waits for the next build; the server answers that itself


class OnDemand:
    """The files of one build that are not made yet.

    `pages` makes the page at an address ('lessen/x/'); `groups` are made one after the other,
    as long as a file that is asked for is not there.
    """

    def __init__(self, folder: Path, pages: Mapping[str, Callable[[], Files]], groups: Iterable[Callable[[], Files]]) -> None:
        self._folder = folder
        self._pages = pages
        self._groups = deque(groups)
        self._lock = threading.Lock()

    def make(self, address: str) -> None:
        """See to it that the file at `address` is there, if this site has it."""
        with self._lock:
            if self._exists(address):
                return
            if page := self._pages.get(address) or self._pages.get(f"{address}/"):
                output.write(self._folder, page())
            while self._groups and not self._exists(address):
                output.write(self._folder, self._groups.popleft()())

    def _exists(self, address: str) -> bool:
        path = self._folder / address
        return path.is_file() or (path / "index.html").is_file()


class Preview:
    """What outlives a build while the site is served: the newest build, for the server to ask files from."""

    def __init__(self) -> None:
        self._newest: OnDemand | None = None
        self._trouble = ""
        self._changed = threading.Condition()

    def builder(self, build: Callable[[], None]) -> Callable[[], None]:
        """The server's own `build`, before which all that was made is stale.

        Not a moment later, as in an event of that build: a reader who then still gets through to
        the server waits there until a build succeeds.
        """

        def begin_and_build() -> None:
            self._set(None, "")
            try:
                build()
            finally:
                if not (self._newest or self._trouble):  # it failed before it could say why: a mistake in mkdocs.yml
                    self.fail(_UNSAID)

        return begin_and_build

    def finish(self, made: OnDemand) -> None:
        """A build is done: readers who wait get their pages from it."""
        self._set(made, "")

    def fail(self, trouble: str) -> None:
        """A build failed: readers see why, until the next one."""
        self._set(None, trouble)

    def app(self, serve: App, mount: str) -> App:
        """A WSGI application around the server's own, `serve`, which reads files below the path `mount`."""

        def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
            if path.startswith(_NEWS) or not path.startswith(mount):
                return serve(environ, start_response)
            newest, trouble = self._wait()
            if trouble:
                start_response("503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8"), ("Refresh", str(_AGAIN))])
                return [trouble.encode("utf-8")]
            address = path.removeprefix(mount)
            if newest and ".." not in address.split("/"):
                newest.make(address)
            return serve(environ, start_response)

        return application

    def _set(self, newest: OnDemand | None, trouble: str) -> None:
        with self._changed:
            self._newest, self._trouble = newest, trouble
            self._changed.notify_all()

    def _wait(self) -> tuple[OnDemand | None, str]:
        with self._changed:
            self._changed.wait_for(lambda: self._newest or self._trouble, timeout=_PATIENCE)
            return self._newest, self._trouble
