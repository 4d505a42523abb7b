"""The JavaScript libraries of the search, from installed npm packages, as modules for the browser.

They are wrapped and not changed: the wrapper gives them the `exports` they look for, because a
module has no global `this` to hang themselves on.
"""

from __future__ import annotations

from pathlib import Path

ROOT = "javascripts/vendor/"

_WRAPPED = {
    "lunr-stemmer-support.js": "lunr-languages/min/lunr.stemmer.support.min.js",
    "lunr-nl.js": "lunr-languages/min/lunr.nl.min.js",
}
_MODULES = {"fflate.js": "fflate/esm/browser.js"}

_HEAD = b"const module = { exports: {} };\nconst exports = module.exports;\n"
_TAIL = b"\nexport default module.exports;\n"


def files(node_modules: Path) -> dict[str, bytes]:
    """The files of the libraries by address. Raises FileNotFoundError with what to do if a package is not installed."""
    found = {ROOT + name: _HEAD + _read(node_modules / path) + _TAIL for name, path in _WRAPPED.items()}
    return found | {ROOT + name: _read(node_modules / path) for name, path in _MODULES.items()}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileNotFoundError(f"{path} ontbreekt; installeer de pakketten met: npm ci --ignore-scripts") from error
