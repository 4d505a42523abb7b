"""The examples on the page about the data, run as a reader would: against a server with the files of the site."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import subprocess
import sys
import threading
from urllib.request import urlopen

import pytest

from adviesspoor import export
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "data" / "index.md"
_ADDRESS = re.compile(r'\{\{ config\.site_url or "http://127\.0\.0\.1:8000/" \}\}')
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def server(real, tmp_path_factory):
    """The address of a server with all exported files of the real set."""
    folder = tmp_path_factory.mktemp("site")
    for address, content in export.files(real):
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}/"
    served.shutdown()
    served.server_close()


def page():
    return PAGE.read_text(encoding="utf-8")


def examples(language, address):
    found = [code for name, code in _BLOCK.findall(_ADDRESS.sub(address, page())) if name == language]
    assert found
    return found


def test_every_block_on_the_page_is_an_example_that_is_tested():
    assert {name for name, _ in _BLOCK.findall(page())} == {"bash", "python", "r"}


def test_the_examples_with_curl(server, tmp_path):
    if shutil.which("curl") is None:
        pytest.skip("curl staat niet op deze machine")
    for code in examples("bash", server):
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", code], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "adviesspoor.xlsx").read_bytes()[:2] == b"PK"


def test_the_examples_in_python(server, tmp_path, real):
    (code,) = examples("python", server)
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{len(real.of('aanbeveling'))} aanbevelingen, peildatum {real.peildatum}\n")


def test_the_examples_in_r(server, tmp_path):
    """Run where R is; elsewhere at least every file and column it names must exist."""
    (code,) = examples("r", server)
    if shutil.which("Rscript"):
        done = subprocess.run(["Rscript", "--vanilla", "-e", code], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    (address,) = re.findall(r'"(data/csv/\w+\.csv)"', code)
    with urlopen(server + address) as answer:
        header = answer.read().decode("utf-8").splitlines()[0].split(",")
    assert set(re.findall(r"\$(\w+)", code)) <= set(header)
    assert all(code.count(left) == code.count(right) for left, right in ("()", "[]", "{}")) and code.count('"') % 2 == 0


def test_every_file_and_field_that_the_page_names_exists(real, real_files):
    text = page()
    for address in re.findall(r'href="([^"]+)"', text):
        assert (address.removeprefix("../") if address.startswith("..") else f"data/{address}") in real_files
    for address in re.findall(r"(?:api/v1|data)/[\w/-]+\.\w+", _ADDRESS.sub("", text)):
        assert address in real_files, address
    fields = real_files["api/v1/openapi.json"].decode("utf-8") + real_files["data/datapackage.json"].decode("utf-8")
    for name in re.findall(r"`([a-z_]+)`", text):
        assert f'"{name}"' in fields or name == "null", name
