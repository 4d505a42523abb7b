"""What a first visit weighs: everything that a page fetches, as a host sends it, but for the search's index."""

from __future__ import annotations

import gzip

from playwright.sync_api import expect

from adviesspoor.kinds import KINDS
from tests.pages import page_types

BUDGET = 100_000


def weight(visit, address: str) -> dict[str, int]:
    """The bytes of each file that a page fetches in a browser that keeps nothing yet, with gzip."""
    page = visit.page()
    answers = []
    page.context.on("response", lambda answer: answers.append(answer))
    page.goto(visit.site_url + address)
    expect(page.locator("[data-werk][hidden], [data-uitkomst][aria-busy=true]")).to_have_count(0)
    return {answer.url.removeprefix(visit.site_url): len(gzip.compress(answer.body())) for answer in answers if "/zoeken/index/" not in answer.url}


def test_the_home_page_is_light(visit):
    assert sum(weight(visit, "").values()) < BUDGET


def test_the_search_page_is_light_with_all_that_an_answer_needs(visit):
    found = weight(visit, "zoeken/?q=loket")
    assert any(address.endswith("worker.js") for address in found)
    assert sum(found.values()) < BUDGET


def test_the_longest_page_of_every_kind_of_record_is_light(visit, real_site):
    types = page_types(real_site.site)
    found = {kind.name: sum(weight(visit, types[kind.name]).values()) for kind in KINDS}
    assert {name: total for name, total in found.items() if total >= BUDGET} == {}
