"""The preview makes a file when it is asked for, once, and shows what is wrong when a build fails."""

from __future__ import annotations

import threading

import pytest

from adviesspoor.preview import OnDemand, Preview


class Server:
    """The server's own application: it reads files, and knows the addresses it was asked for."""

    def __init__(self, folder):
        self.folder = folder
        self.asked = []

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        self.asked.append(path)
        file = self.folder / path.removeprefix("/site/") / ("index.html" if path.endswith("/") else "")
        start_response("200 OK" if file.is_file() else "404 Not Found", [])
        return [file.read_bytes()] if file.is_file() else [b""]


class Reader:
    def __init__(self, preview, server, mount="/site/"):
        self._app = preview.app(server, mount)

    def get(self, path):
        seen = {}
        body = b"".join(self._app({"PATH_INFO": path}, lambda status, headers: seen.update(status=status, headers=dict(headers))))
        return seen["status"][:3], body.decode(), seen["headers"]


@pytest.fixture
def made(tmp_path):
    log = []

    def files(name, *rows):
        def make():
            log.append(name)
            return [(address, text.encode()) for address, text in rows]

        return make

    pages = {"lessen/a/": files("a", ("lessen/a/", "les a")), "lessen/b/": files("b", ("lessen/b/", "les b"))}
    groups = [files("api", ("api/x.json", "{}")), files("zoeken", ("zoeken/index.json", "[]"))]
    demand = OnDemand(tmp_path, pages, groups)
    preview = Preview()
    preview.finish(demand)
    return preview, Reader(preview, Server(tmp_path)), log


def test_a_page_is_made_when_it_is_asked_for_and_only_then(made):
    _, reader, log = made
    assert reader.get("/site/lessen/b/") == ("200", "les b", {})
    assert reader.get("/site/lessen/b/") == ("200", "les b", {})
    assert log == ["b"]


def test_other_files_are_made_group_by_group_until_the_file_is_there(made):
    _, reader, log = made
    assert reader.get("/site/api/x.json")[:2] == ("200", "{}")
    assert log == ["api"]
    assert reader.get("/site/zoeken/index.json")[:2] == ("200", "[]")
    assert reader.get("/site/is-er-niet/")[0] == "404"
    assert log == ["api", "zoeken"]


def test_a_page_is_found_without_its_last_slash(made):
    _, reader, log = made
    reader.get("/site/lessen/a")
    assert log == ["a"]


@pytest.mark.parametrize("path", ["/livereload/1/2", "/elders/"])
def test_what_is_not_the_site_goes_to_the_server_at_once(made, path):
    preview, reader, log = made
    answers = []
    preview.builder(lambda: answers.append(reader.get(path)))()  # while a build is going on
    assert answers[0][0] == "404"
    assert log == []


def test_nothing_is_made_outside_the_site(made, tmp_path):
    _, reader, log = made
    assert reader.get("/site/../geheim/")[0] == "404"
    assert log == []


def test_a_failed_build_shows_what_is_wrong_and_asks_again(made):
    preview, reader, _ = made
    preview.fail("data/lessen.yml:3:5: het veld 'titel' ontbreekt")
    status, body, headers = reader.get("/site/lessen/a/")
    assert (status, body) == ("503", "data/lessen.yml:3:5: het veld 'titel' ontbreekt")
    assert headers == {"Content-Type": "text/plain; charset=utf-8", "Refresh": "2"}


def test_a_reader_waits_for_the_build_that_is_going_on(made, tmp_path):
    preview, reader, _ = made
    answers = []
    asking = threading.Thread(target=lambda: answers.append(reader.get("/site/lessen/a/")))

    def build():
        asking.start()
        assert asking.is_alive() and not answers
        preview.finish(OnDemand(tmp_path, {"lessen/a/": lambda: [("lessen/a/", b"les a, nieuw")]}, []))

    preview.builder(build)()
    asking.join(timeout=10)
    assert answers == [("200", "les a, nieuw", {})]


def test_a_build_that_fails_before_it_can_say_why_keeps_nobody_waiting(made):
    preview, reader, _ = made

    def build():
        raise SystemExit("a mistake in mkdocs.yml")

    with pytest.raises(SystemExit):
        preview.builder(build)()
    status, body, _ = reader.get("/site/lessen/a/")
    assert status == "503"
    assert "make serve" in body
