"""A build as its user sees it: a whole site, or a clear message and the site of before."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from adviesspoor.links import dead_links
from adviesspoor.project import Project, read_or_raise

pytestmark = pytest.mark.slow


def fingerprint(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_every_record_of_the_small_project_has_its_page(klein_site):
    register = read_or_raise(Project(klein_site.root))
    for entry in register.pages:
        html = klein_site.page(entry.address)
        main = html.partition("<main")[2].partition("</main>")[0]
        assert f'data-id="{entry.id}"' in main
        for part in register.parts(entry.id):
            assert f'data-id="{part.id}"' in main


def test_the_real_site_has_as_many_record_pages_as_records(real_site, real_register):
    register = real_register
    kinds = {entry.kind.address for entry in register.pages}
    folders = {page.parent for kind in kinds for page in (real_site.site / kind).glob("*/index.html")}
    addresses = {real_site.site / entry.address.rstrip("/") for entry in register.pages}
    assert addresses <= folders
    everything = json.loads((real_site.site / "api/v1/alles.json").read_text(encoding="utf-8"))
    assert everything["aantal"] == len(register) == len(everything["records"])


def test_the_real_site_has_no_dead_links(real_site):
    assert [str(link) for link in dead_links(real_site.site, mount="/spoor/")] == []


def test_no_page_asks_another_host_for_anything(real_site):
    for page in real_site.site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        for attribute in ('src="http', 'src="//', '<link rel="stylesheet" href="http'):
            assert attribute not in html, page


def test_a_build_leaves_nothing_beside_the_site(klein_building):
    klein_building.build_well()
    klein_building.build_well()
    assert [path.name for path in klein_building.root.glob("site*")] == ["site"]


def test_a_mistake_in_the_data_gives_its_message_and_keeps_the_old_site(klein_building):
    klein_building.build_well()
    before = fingerprint(klein_building.site)
    themes = klein_building.root / "data" / "themas.yml"
    themes.write_text(themes.read_text(encoding="utf-8").replace("naam:", "naaam:", 1), encoding="utf-8")
    done = klein_building.build()
    assert done.returncode != 0
    assert "onbekend veld 'naaam'" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert fingerprint(klein_building.site) == before
    assert [path.name for path in klein_building.root.glob("site*")] == ["site"]


def test_a_mistake_in_a_template_keeps_the_old_site(klein_building):
    klein_building.build_well()
    before = fingerprint(klein_building.site)
    template = klein_building.root / "overrides" / "records" / "base.html"
    template.write_text(template.read_text(encoding="utf-8") + "{{ bestaat_niet }}", encoding="utf-8")
    done = klein_building.build()
    assert done.returncode != 0
    assert fingerprint(klein_building.site) == before
    assert [path.name for path in klein_building.root.glob("site*")] == ["site"]


def test_two_builds_of_one_project_are_the_same_bytes(real_site, tmp_path):
    again = type(real_site)(real_site.root, tmp_path / "elders" / "site")
    again.build_well(SITE_URL="https://voorbeeld.test/spoor/", TZ="Pacific/Auckland", PYTHONHASHSEED="7", LC_ALL="C")
    assert fingerprint(again.site) == fingerprint(real_site.site)


def test_without_a_public_address_there_is_no_canonical_link_and_no_sitemap(klein_site):
    assert "canonical" not in klein_site.page("")
    assert not (klein_site.site / "sitemap.xml").exists()


def test_with_a_public_address_every_page_names_its_own(real_site, real_register):
    sitemap = (real_site.site / "sitemap.xml").read_text(encoding="utf-8")
    for entry in real_register.pages:
        address = f"https://voorbeeld.test/spoor/{entry.address}"
        assert f'<link rel="canonical" href="{address}">' in real_site.page(entry.address)
        assert f"<loc>{address}</loc>" in sitemap


def test_a_warning_in_strict_mode_keeps_the_old_site(klein_building):
    klein_building.build_well()
    before = fingerprint(klein_building.site)
    home = klein_building.root / "docs" / "index.md"
    home.write_text(home.read_text(encoding="utf-8") + "\n[weg](bestaat-niet.md)\n", encoding="utf-8")
    assert klein_building.build().returncode != 0
    assert fingerprint(klein_building.site) == before
    assert [path.name for path in klein_building.root.glob("site*")] == ["site"]
