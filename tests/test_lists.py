"""Long lists: when they are cut, into which pages, and what those pages say."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from adviesspoor import history
from adviesspoor.changes import Changes
from adviesspoor.extra_pages import day_pages, list_pages
from adviesspoor.lists import Division, Key, Listing, evenly, grouped, runs, sections
from adviesspoor.macros import Blocks, prose_macros
from adviesspoor.templates import Templates
from tests.repository import Repository

LIMIT = 4

# Terms under a letter with and without an accent, under a figure, and so many under one letter that it takes two pages.
TERMS = ("Aanlegplaats", "École", "eend", "1-meter-regel", "Boei", "Boot", "Brug", "Bakboord", "bolder", "Baken")
YEARS = (1999, 2003, 2003, 2019)


@pytest.fixture
def register(klein):
    spot = "vindplaatsen: [{bron: bron-stand-bruggen, van_regel: 12, tot_regel: 12, zoekwoorden: wachtplaats is een stuk kade}]"
    klein.append("begrippen.yml", "".join(f"  - {{id: begrip-{n}, term: {term}, betekenis: Een woord., {spot}}}\n" for n, term in enumerate(TERMS)))
    klein.append(
        "tijdlijn.yml",
        "".join(
            f"  - {{id: gebeurtenis-{n}, titel: Gebeurtenis {n}, datum: '{year}', samenvatting: Er gebeurt iets., organisaties: [dbs], domein: uitvoering, themas: [wachten], {spot}}}\n"
            for n, year in enumerate(YEARS)
        ),
    )
    return klein.register()


@pytest.fixture
def templates(root, register):
    return Templates(root / "overrides", register, limit=LIMIT)


@pytest.fixture
def pages(templates):
    return {page.address: page for page in list_pages(templates)}


def overview(templates, register, name):
    """What a prose page shows at `overzicht(name)`."""
    page = type("Page", (), {"url": "ergens/"})
    blocks = Blocks()
    return blocks.fill(prose_macros(templates, register, blocks)["overzicht"]({"page": page}, name), set())


def test_links_can_lead_to_what_stands_in_a_list():
    blocks, anchors = Blocks(), {"kop"}
    places = [blocks.keep('<h2 id="een">Een</h2>'), blocks.keep('<p data-id="x">Twee</p>')]
    assert blocks.fill(f"<p>Voor</p>\n{places[0]}\n{places[1]}", anchors) == (
        '<p>Voor</p>\n<section class="overzicht">\n<h2 id="een">Een</h2></section>\n<section class="overzicht">\n<p data-id="x">Twee</p></section>'
    )
    assert anchors == {"kop", "een"}


def ids(html):
    return re.findall(r'data-id="([^"]+)"', html)


def links(html):
    return re.findall(r'href="([^"]+)"', html)


def by_first(word):
    return Key((word[0],), word[0], word[0].upper(), f"met {word[0]}")


def a_list(*words, limit=2):
    return Listing("woorden", "Woorden", "Woorden", "woorden/", "woorden/lijst/", words, Division("letter", by_first), limit)


@pytest.mark.parametrize(("number", "most", "lengths"), [(0, 3, [0]), (3, 3, [3]), (4, 3, [2, 2]), (7, 3, [2, 2, 3]), (301, 300, [150, 151])])
def test_stretches_are_as_few_and_as_even_as_can_be(number, most, lengths):
    rows = tuple(range(number))
    found = evenly(rows, most)
    assert [len(stretch) for stretch in found] == lengths
    assert sum(found, ()) == rows


def test_groups_stand_in_the_order_of_their_keys_and_rows_in_their_own():
    groups = grouped(("boot", "anker", "baken"), Division("letter", by_first))
    assert [(group.key.slug, group.rows) for group in groups] == [("a", ("anker",)), ("b", ("boot", "baken"))]


def test_runs_keep_the_order(register):
    assert [(kind, len(rows)) for kind, rows in runs(register.of("organisatie"), "kind.name")] == [("organisatie", 3)]


def test_a_list_that_fits_adds_no_pages():
    short = a_list("anker", "boot")
    assert short.fits
    assert not short.parts
    assert not list(short.pages(own=False))


def test_a_list_that_is_too_long_has_a_page_per_group_and_cuts_the_group_that_is_too_long():
    pages = list(a_list("anker", "baken", "boei", "boot").pages(own=True))
    assert [(page.address, page.title, page.rows) for page in pages] == [
        ("woorden/", "Woorden", ("anker", "baken", "boei", "boot")),
        ("woorden/lijst/a/", "Woorden met a", ("anker",)),
        ("woorden/lijst/b/", "Woorden met b, deel 1 van 2", ("baken",)),
        ("woorden/lijst/b/2/", "Woorden met b, deel 2 van 2", ("boei", "boot")),
    ]
    assert [(page.previous and page.previous.address, page.next and page.next.address) for page in pages] == [
        (None, None),
        (None, "woorden/lijst/b/"),
        ("woorden/lijst/a/", "woorden/lijst/b/2/"),
        ("woorden/lijst/b/", None),
    ]
    assert pages[1].above == (("Woorden", "woorden/"),)
    assert pages[3].above == (("Woorden", "woorden/"), ("B", "woorden/lijst/b/"))


def test_lists_on_one_page_are_cut_together_and_no_shorter_than_needed():
    long, short = a_list(*"abcdefgh", limit=5), a_list("a", limit=5)
    whole = sections((("Lang", a_list(*"abcd", limit=5)), ("Kort", short)), limit=5, few=2)
    assert [(len(found.shown), found.cut) for found in whole] == [(4, False), (1, False)]
    cut = sections((("Lang", long), ("Kort", short)), limit=5, few=2)
    assert [(len(found.shown), found.cut) for found in cut] == [(2, True), (1, False)]


def test_no_list_of_a_small_register_is_cut(klein, root):
    templates = Templates(root / "overrides", klein.register())
    assert not templates.lists.made


def test_terms_are_divided_by_letter_without_accents(templates):
    groups = templates.lists.overviews["begrippen"].groups
    assert [(group.key.label, len(group.rows)) for group in groups] == [("A", 1), ("B", 6), ("E", 2), ("W", 1), ("0–9", 1)]


def test_an_overview_that_is_too_long_becomes_an_index_with_counts(templates, register, pages):
    html = overview(templates, register, "begrippen")
    assert not ids(html)
    assert "Kies een letter" in html
    assert re.findall(r'<a href="\.\./begrippen/lijst/([^"]+)">([^<]+)</a> <span class="aantal">(\d+)</span>', html) == [
        ("a/", "A", "1"), ("b/", "B", "6"), ("e/", "E", "2"), ("w/", "W", "1"), ("0-9/", "0–9", "1"),
    ]  # fmt: skip
    assert {"begrippen/lijst/b/", "begrippen/lijst/b/2/", "begrippen/lijst/0-9/"} <= set(pages)


@pytest.mark.parametrize(("name", "kind"), [("begrippen", "begrip"), ("gebeurtenissen", "gebeurtenis")])
def test_the_pages_of_a_list_show_every_record_once(templates, register, pages, name, kind):
    listing = templates.lists.overviews[name]
    shown = [id for part in listing.parts for id in ids(pages[part.address].html)]
    assert Counter(shown) == Counter(entry.id for entry in register.of(kind))


def test_the_pages_of_a_list_say_where_they_are(pages):
    page = pages["begrippen/lijst/b/2/"]
    assert page.title == "Begrippen met een B, deel 2 van 2"
    assert page.section == "begrippen"
    assert [(step.title, step.address) for step in page.crumbs] == [("Home", ""), ("Begrippen", "begrippen/"), ("B", "begrippen/lijst/b/")]
    assert page.description == "Begrippen met een B, deel 2 van 2: 3 van 11 regels, van bolder tot en met Brug."
    assert '<a href="../../../../begrippen/lijst/b/2/" aria-current="page">' in page.html
    assert 'rel="prev" href="../../../../begrippen/lijst/b/"' in page.html
    assert 'rel="next" href="../../../../begrippen/lijst/e/"' in page.html


def test_no_two_pages_have_the_same_address_title_or_description(pages, templates, register):
    assert len(pages) == len(templates.lists.made)
    assert not set(pages) & {entry.address for entry in register.pages}
    for values in ([page.title for page in pages.values()], [page.description for page in pages.values()]):
        assert len(set(values)) == len(values)


def test_every_page_of_a_list_can_be_reached(templates, register, pages):
    """From an overview or a record page, by links of the site alone."""
    shown = [(2, overview(templates, register, name)) for name in (*templates.lists.overviews, "opvolging", "standen")]
    shown += [(entry.address.count("/"), templates.part("lists", "../../").groups(templates.lists.about(entry))) for kind in ("thema", "organisatie", "bron") for entry in register.of(kind)]
    shown += [(address.count("/"), page.html) for address, page in pages.items()]
    found = {link.lstrip("./") for _, html in shown for link in links(html)}
    assert set(pages) <= found


def test_a_record_page_shows_the_first_of_each_list_and_leads_to_the_rest(templates, register, pages):
    (events, *_) = [found for found in templates.lists.about(register["wachten"]) if found.heading == "Gebeurtenissen"]
    assert (len(events.shown), len(events.listing.rows), events.cut) == (LIMIT, 5, True)
    own = pages["themas/wachten/lijst/gebeurtenissen/"]
    assert [step.address for step in own.crumbs] == ["", "themas/", "themas/wachten/"]
    assert own.title == "Gebeurtenissen bij thema Wachten"
    assert ids(pages["themas/wachten/lijst/gebeurtenissen/2003/"].html) == ["gebeurtenis-1", "gebeurtenis-2"]
    assert "Bekijk alle 5" in templates.part("lists", "../../").section(events)


def test_the_search_page_names_all_records_or_leads_to_their_lists(templates, root, register):
    whole = Templates(root / "overrides", register).render("pages/zoeken.html", "../")
    assert Counter(ids(whole)) == Counter(entry.id for entry in register.pages)
    cut = templates.render("pages/zoeken.html", "../")
    assert not ids(cut)
    assert {"../begrippen/", "../tijdlijn/", "../stand-van-de-uitvoering/", "../uitspraken/"} <= set(links(cut))


def test_records_without_a_theme_or_a_year_have_a_group(klein, root):
    klein.edit("bronnen.yml", "    datum: '2022'\n", "")
    lists = Templates(root / "overrides", klein.register(), limit=2).lists
    assert [(name, len(entries)) for name, entries in lists.by_theme("begrip")] == [("Zonder thema", 1)]
    assert [group.key.slug for group in lists.overviews["bronnen"].groups] == ["2021", "2022", "zonder-jaar"]


def test_a_day_with_many_changes_becomes_an_index_and_links_lead_to_the_page_of_the_change(klein, root):
    repository = Repository(klein.root)
    repository.commit("2026-01-01")
    klein.edit("begrippen.yml", "Een stuk kade", "Een deel van de kade")
    klein.edit("tijdlijn.yml", "laatste brug met handbediening.", "allerlaatste brug met handbediening.")
    repository.commit("2026-02-03")
    register = klein.register()
    changes = Changes(register, history.read(klein.root))
    templates = Templates(root / "overrides", register, changes, limit=6)
    days = {page.address: page for page in day_pages(templates, changes)}
    parts = {page.address: page for page in list_pages(templates) if page.section == "wijzigingen"}
    assert set(parts) == {"wijzigingen/2026-02-03/lijst/gewijzigd-begrippen/", "wijzigingen/2026-02-03/lijst/gewijzigd-gebeurtenissen/"}
    assert not ids(days["wijzigingen/2026-02-03/"].html)
    assert set(parts) <= {link.removeprefix("../../") for link in links(days["wijzigingen/2026-02-03/"].html)}
    assert 'id="begrip-wachtplaats"' in parts["wijzigingen/2026-02-03/lijst/gewijzigd-begrippen/"].html
    last = templates.part("changes", "../../").last("begrip-wachtplaats")
    assert 'href="../../wijzigingen/2026-02-03/lijst/gewijzigd-begrippen/#begrip-wachtplaats"' in last
    assert 'href="../../wijzigingen/2026-01-01/#dbs"' in templates.part("changes", "../../").last("dbs")
    assert ids(days["wijzigingen/2026-01-01/"].html)
