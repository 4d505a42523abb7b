"""Old addresses, what changed and the feeds on a whole site, with and without a history."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest

from adviesspoor.links import dead_links
from tests.building import project_copy
from tests.conftest import FIXTURES, ROOT
from tests.repository import Repository
from tests.site.test_build import fingerprint

pytestmark = pytest.mark.slow

URL = "https://voorbeeld.test/spoor/"
GONE = "aanbevelingen/open-brug-9/"


class Head(HTMLParser):
    """The metas and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: list[dict] = []
        self.links: list[dict] = []
        self.scripts: list[dict] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        {"meta": self.metas, "link": self.links, "script": self.scripts}.get(tag, []).append(dict(attrs))

    def meta(self, name):
        return next(row["content"] for row in self.metas if name in (row.get("property"), row.get("name")))


def edit(building, name, old, new):
    path = building.root / "data" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def dead(building):
    """The dead links to what these tests are about; the small project has no prose pages to link to."""
    names = ("wijzigingen", "feeds", "open-brug", "begrip-")
    return [str(link) for link in dead_links(building.site, "/spoor/") if any(name in link.link for name in names)]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project in which a recommendation and a part were once there, were published, and went."""
    building = project_copy(tmp_path_factory.mktemp("weg") / "bouw", FIXTURES / "klein" / "data")
    shutil.copytree(ROOT / "docs" / "wijzigingen", building.root / "docs" / "wijzigingen")
    (building.root / ".gitignore").write_text("/site/\n/node_modules\n", encoding="utf-8")
    advice = (building.root / "data" / "adviezen" / "open-brug.yml").read_text(encoding="utf-8")
    start = advice.index("  - id: open-brug-1\n")
    twin = advice[start:].split("    onderdelen:")[0].replace("open-brug-1", "open-brug-9").replace("Meld de wachttijd vooraf", "Meld <de> wachttijd & meer")
    part = advice[advice.index("      - id: open-brug-1b\n") :].replace("open-brug-1b", "open-brug-1c")
    names = building.root / "data" / "gepubliceerd.yml"
    final = names.read_text(encoding="utf-8").replace("gepubliceerd:\n", "gepubliceerd:\n  open-brug-1c: 'aanbevelingen/open-brug-1/#open-brug-1c'\n")
    final += "  - id: open-brug-1c\n    naar: open-brug-1a\n    reden: Het bord zegt het al.\n"
    names.write_text(final.partition("doorverwezen:")[0], encoding="utf-8")
    path = building.root / "data" / "adviezen" / "open-brug.yml"
    path.write_text(advice + part + twin, encoding="utf-8")
    repository = Repository(building.root)
    repository.commit("2026-01-01")
    names.write_text(final, encoding="utf-8")
    path.write_text(advice, encoding="utf-8")
    repository.commit("2026-02-03")
    edit(building, "begrippen.yml", "Een stuk kade", "Een deel van de kade")
    repository.commit("2026-03-04")
    return building


@pytest.fixture(scope="module")
def site(project):
    return project.build_well(SITE_URL=URL)


def test_a_removed_record_answers_at_its_old_address(site):
    html = site.page(GONE)
    main = html.partition("<main")[2]
    assert "<h1>Meld &lt;de&gt; wachttijd &amp; meer</h1>" in main
    assert "Het stond er twee keer." in main and "open-brug-9" in main
    assert '<a href="../../aanbevelingen/open-brug-1/">Meld de wachttijd vooraf</a>' in main
    assert '<a href="../../wijzigingen/2026-02-03/#open-brug-9">' in main


def test_the_reader_is_not_sent_on_unseen(site):
    head = Head(site.page(GONE))
    assert [row for row in head.metas if row.get("http-equiv", "").lower() == "refresh"] == []
    assert [row["http-equiv"] for row in head.metas if "http-equiv" in row] == ["Content-Security-Policy"]
    assert all(row["src"].endswith(".js") for row in head.scripts)
    assert head.links[0] == {"rel": "canonical", "href": f"{URL}aanbevelingen/open-brug-1/"}
    assert f"{URL}{GONE}" not in (site.site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_removed_part_answers_at_its_old_anchor(site):
    main = site.page("aanbevelingen/open-brug-1/").partition("<main")[2]
    assert '<li id="open-brug-1c">' in main
    assert "Het bord zegt het al." in main
    assert "Wat hier eerder stond" not in site.page("adviezen/open-brug/")


def test_every_link_to_what_changed_leads_somewhere(site):
    assert dead(site) == []
    assert "Laatst gewijzigd op" in site.page("begrippen/begrip-wachtplaats/")
    assert "Toegevoegd op" in site.page("organisaties/dbs/")
    assert "Laatst gewijzigd</h2>" in site.page("")


def test_the_days_show_what_came_changed_and_went(site):
    assert "<del>stuk</del>" in site.page("wijzigingen/2026-03-04/") and "<ins>deel van de</ins>" in site.page("wijzigingen/2026-03-04/")
    day = site.page("wijzigingen/2026-02-03/")
    assert '<a href="../../aanbevelingen/open-brug-9/">Meld &lt;de&gt; wachttijd &amp; meer</a>' in day
    assert "<strong>Een bericht bij aanmelding</strong> is als onderdeel weggehaald." in day
    assert day.count("Meld &lt;de&gt; wachttijd &amp; meer") == 2  # where it went, and at the advice it was part of
    overview = site.page("wijzigingen/")
    assert re.findall(r'<h2><a href="\.\./wijzigingen/(.*?)/">', overview) == ["2026-03-04", "2026-02-03", "2026-01-01"]


def test_pages_announce_their_feeds(site):
    wanted = {
        "": ["feeds/wijzigingen.atom"],
        "wijzigingen/": ["feeds/wijzigingen.atom"],
        "themas/wachten/": ["feeds/wijzigingen.atom", "feeds/themas/wachten.atom"],
        "adviezen/open-brug/": ["feeds/wijzigingen.atom", "feeds/adviezen/open-brug.atom"],
        "aanbevelingen/open-brug-1/": ["feeds/wijzigingen.atom", "feeds/adviezen/open-brug.atom"],
        "organisaties/dbs/": ["feeds/wijzigingen.atom"],
    }
    for address, feeds in wanted.items():
        found = [row["href"] for row in Head(site.page(address)).links if row["rel"] == "alternate" and row.get("type") == "application/atom+xml"]
        assert [href.replace("../", "").removeprefix("./") for href in found] == feeds, address
        assert all(href.count("../") == len(PurePosixPath(address).parts) for href in found)
        assert all((site.site / feed).is_file() for feed in feeds)


def test_a_shared_link_has_a_title_a_description_and_a_picture(site):
    head = Head(site.page("adviezen/open-brug/"))
    assert head.meta("og:title").startswith("Open brug")
    assert head.meta("og:description") == head.meta("description")
    assert head.meta("og:url") == f"{URL}adviezen/open-brug/"
    assert head.meta("og:image") == f"{URL}assets/deelplaatje.png" and (site.site / "assets" / "deelplaatje.png").is_file()


def test_two_builds_of_one_commit_are_the_same_bytes(site, project, tmp_path):
    again = type(project)(project.root, tmp_path / "site").build_well(SITE_URL=URL, TZ="Pacific/Auckland", PYTHONHASHSEED="9")
    assert fingerprint(again.site) == fingerprint(site.site)


def test_without_a_repository_the_site_is_complete_and_says_so(project, tmp_path):
    bare = type(project)(tmp_path / "kaal", tmp_path / "kaal" / "site")
    shutil.copytree(project.root, bare.root, symlinks=True, ignore=shutil.ignore_patterns(".git", "site"))
    bare.build_well(SITE_URL=URL)
    assert "gemaakt zonder geschiedenis: deze map is geen git-repository die te lezen is." in bare.page("wijzigingen/")
    assert "Laatst gewijzigd" not in bare.page("") + bare.page("adviezen/open-brug/")
    assert "<h1>open-brug-9</h1>" in bare.page(GONE) and "Het stond er twee keer." in bare.page(GONE)
    assert "<lastmod>" not in (bare.site / "sitemap.xml").read_text(encoding="utf-8")
    assert dead(bare) == []


def test_without_a_public_address_nothing_claims_one(klein_site):
    head = Head(klein_site.page("adviezen/open-brug/"))
    assert [row for row in head.metas if row.get("property") in ("og:image", "og:url")] == []
    assert not (klein_site.site / "sitemap.xml").exists() and not (klein_site.site / ".well-known").exists()
    assert (klein_site.site / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nAllow: /\n"
    assert "voorbeeld.test" not in (klein_site.site / "llms.txt").read_text(encoding="utf-8")


def test_security_txt_comes_from_the_settings(klein_building):
    klein_building.build_well(SECURITY_CONTACT="mailto:veilig@voorbeeld.test", SECURITY_EXPIRES="2030-01-01")
    text = (klein_building.site / ".well-known" / "security.txt").read_text(encoding="utf-8")
    assert text == "Contact: mailto:veilig@voorbeeld.test\nExpires: 2030-01-01T00:00:00Z\nPreferred-Languages: nl, en\n"


def test_a_wrong_setting_gives_its_message(klein_building):
    done = klein_building.build(SECURITY_CONTACT="veilig")
    assert done.returncode != 0
    assert "Een instelling klopt niet." in done.stdout + done.stderr and "SECURITY_EXPIRES allebei" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
