"""Every exported file of the small and of the real project."""

from __future__ import annotations

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
