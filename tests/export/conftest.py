"""Every exported file of the small and of the real project."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.request import urlopen

import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from adviesspoor import export
from adviesspoor.export.shapes import Shapes
from adviesspoor.register import Register

SITE = "https://voorbeeld.test/spoor/"


def tex_reader() -> LatexDecodingMiddleware:
    """Reads TeX back to text. The signs its library lacks, or reads as a near likeness, are told to it."""
    known = get_default_latex_context_db()
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    known.add_context_category("tekens", macros=[MacroTextSpec(name, sign) for name, sign in signs.items()], prepend=True)
    return LatexDecodingMiddleware(decoder=LatexNodes2Text(latex_context=known, keep_braced_groups=False))


def content_of(address: str) -> str:
    """The text that a data: address holds, read by the standard library."""
    with urlopen(address) as answer:
        assert answer.headers["Content-Type"].endswith(";charset=utf-8")
        return answer.read().decode("utf-8")


class _Downloads(HTMLParser):
    """The files that links of a page hold, by the name they get."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "a" and "download" in named:
            self.found[named["download"]] = content_of(named["href"])


def references(html: str) -> dict[str, str]:
    """The files for reference managers on the page of a record, by name."""
    reader = _Downloads()
    reader.feed(html)
    return reader.found


@pytest.fixture(scope="session")
def real(real_register: Register) -> Register:
    return real_register


@pytest.fixture(scope="session")
def real_files(real: Register) -> dict[str, bytes]:
    return dict(export.files(real, SITE))


@pytest.fixture(scope="session")
def shapes(real: Register) -> Shapes:
    return Shapes(real.schemas)


@pytest.fixture
def register(klein) -> Register:
    return klein.register()


@pytest.fixture
def files(register: Register) -> dict[str, bytes]:
    return dict(export.files(register, SITE))
