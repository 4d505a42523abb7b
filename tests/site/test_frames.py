"""A page filled into a frame is the page the theme would have rendered."""

from __future__ import annotations

import pytest
from mkdocs.config import load_config

from adviesspoor.frames import Frame, Sheet
from adviesspoor.render import crumb_trail, record_page
from adviesspoor.templates import Templates, root_of
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def render():
    """Render the theme's main template for one sheet, as MkDocs does for a prose page."""
    environment = load_config(str(ROOT / "mkdocs.yml")).theme.get_env()
    environment.globals["site"] = {
        "name": "Proef & <Spoor>",
        "menu": [{"titel": "Adviezen", "adres": "adviezen/"}],
        "footer": [{"titel": "English", "adres": "en/", "taal": "en"}],
        "styles": ["stylesheets/basis.css"],
        "scripts": ["javascripts/menu.js"],
        "first_script": "javascripts/kleur.js",
        "checked": "22 november 2026",
        "policy": "default-src 'none'",
    }
    template = environment.get_template("main.html")
    return lambda root, sheet: template.render(root=root, sheet=sheet)


def sheets(register):
    templates = Templates(ROOT / "overrides", register)
    seen = set()
    for page in (record_page(templates, register, entry) for entry in register.pages):
        if page.section not in seen:
            seen.add(page.section)
            yield root_of(page.address), Sheet(
                title=f"{page.title} <&\"'>",
                description=page.description,
                canonical=f"https://voorbeeld.test/{page.address}",
                edit="",
                crumbs=crumb_trail(templates, page.address, page.crumbs),
                content=page.html,
                section=f"{page.section}/",
            )


@pytest.mark.slow
def test_filled_pages_equal_rendered_pages_for_every_section(render, real_register):
    compared = 0
    for root, sheet in sheets(real_register):
        sample = Sheet("a", "b", "c", "", "e", "f", section=sheet.section)
        frame = Frame.rendered(lambda each, root=root: render(root, each), sample)
        assert frame.fill(sheet) == render(root, sheet)
        compared += 1
    assert compared >= 8


def test_a_value_that_looks_like_a_marker_stays_a_value(render):
    sample = Sheet("a", "b", "c", "d", "e", "f")
    frame = Frame.rendered(lambda each: render("./", each), sample)
    sheet = Sheet("\ue000content\ue001", "{{ title }}", "x", "y", "", "geheim")
    html = frame.fill(sheet)
    assert html.count("geheim") == 1
