"""Folders named after their content: the same content, the same name; any change, another one."""

import pytest

from adviesspoor.assets import Assets, named_after_content


@pytest.fixture
def docs(tmp_path):
    for name, content in {"javascripts/menu.js": "1", "javascripts/zoeken/page.js": "2", "stylesheets/maten.css": "3", "assets/spoor.svg": "4"}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_what_pages_load_moves_and_the_rest_stays(docs):
    made = named_after_content(docs, {})
    scripts, styles = made.folders["javascripts"], made.folders["stylesheets"]
    assert made.address("javascripts/zoeken/page.js") == f"{scripts}/zoeken/page.js"
    assert made.address("stylesheets/maten.css") == f"{styles}/maten.css"
    for address in ("assets/spoor.svg", "zoeken/index.html", "index.html", "javascripts", ""):
        assert made.address(address) == made.folders.get(address, address)


def test_the_same_content_has_the_same_name_wherever_it_stands(docs, tmp_path_factory):
    other = tmp_path_factory.mktemp("elders") / "docs"
    docs.rename(other)
    (other / "assets" / "spoor.svg").write_text("anders", encoding="utf-8")
    before = named_after_content(other, {})
    other.rename(docs)
    assert named_after_content(docs, {}) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda docs: (docs / "javascripts/zoeken/page.js").write_text("anders"),
        lambda docs: (docs / "javascripts/menu.js").rename(docs / "javascripts/menuutje.js"),
        lambda docs: (docs / "javascripts/nieuw.js").write_text(""),
        lambda docs: (docs / "javascripts/menu.js").unlink(),
    ],
    ids=("inhoud", "naam", "erbij", "weg"),
)
def test_any_change_gives_all_of_a_folder_another_name(docs, change):
    before = named_after_content(docs, {})
    change(docs)
    after = named_after_content(docs, {})
    assert after.folders["javascripts"] != before.folders["javascripts"]
    assert after.folders["stylesheets"] == before.folders["stylesheets"]


def test_what_the_build_adds_counts(docs):
    one, other = (named_after_content(docs, {"javascripts/vendor/lunr.js": content}) for content in (b"2.3.9", b"2.3.10"))
    assert one.folders["javascripts"] != other.folders["javascripts"] != named_after_content(docs, {}).folders["javascripts"]


def test_without_names_everything_stays(docs):
    assert Assets().address("javascripts/menu.js") == "javascripts/menu.js"
