"""A built site on this machine, as a host of plain files would serve it: below a sub-path, with the headers that the build asks for."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import io
import threading
from collections.abc import Iterator
from pathlib import Path

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".atom")


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    headers: dict[str, str]


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site below /spoor/, so that a link from the root of the host fails."""

    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/spoor")) if path.startswith("/spoor/") else "/niet-hier"

    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


class _Compressing(_Handler):
    """As a host in use does it: connections stay open, and text is sent as gzip."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> io.BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _TEXT or not path.is_file():
            return super().send_head()
        content = gzip.compress(path.read_bytes())
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


@contextlib.contextmanager
def served(site: Path, *, compressed: bool = False) -> Iterator[str]:
    """The address of a built site."""
    handler = _Compressing if compressed else _Handler
    server = _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    server.headers = sent_headers(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/spoor/"
    server.shutdown()
    server.server_close()


def sent_headers(site: Path) -> dict[str, str]:
    """What the file `_headers` asks for on every address."""
    everywhere = (site / "_headers").read_text(encoding="utf-8").partition("/*\n")[2].partition("\n/")[0]
    return dict(line.strip().split(": ", 1) for line in everywhere.splitlines())
