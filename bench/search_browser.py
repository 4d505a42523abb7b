"""Both searches in Chromium: what a first query fetches, and how long a key takes."""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from tests.serving import served

RESULTS = 10
_TYPED = 4  # queries of each length that are also typed
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")

# From a key to the answer on the page: the search page says itself when it is busy.
TYPE = """async (texts) => {
    const results = document.querySelector("[data-uitkomst]");
    const field = document.getElementById("zoek-q");
    const ask = (text) => new Promise((resolve) => {
        const start = performance.now();
        const watch = new MutationObserver(() => {
            if (results.ariaBusy !== "false") return;
            watch.disconnect();
            resolve(performance.now() - start);
        });
        watch.observe(results, { attributes: true });
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const times = [];
    for (const text of texts) for (let warm = 0; warm < 2; warm += 1) for (let end = 1; end <= text.length; end += 1) {
        const time = await ask(text.slice(0, end));
        if (warm) times.push(time);
        await new Promise((resolve) => setTimeout(resolve, 60)); // a quick typist
    }
    return times;
}"""

_OPEN_PAGEFIND = "async (address) => { window.engine = await import(address); await window.engine.options({ excerptLength: 30 }); await window.engine.filters(); }"
_ASK_PAGEFIND = """async ([texts, count]) => {
    const times = [];
    for (const text of texts) {
        const start = performance.now();
        const found = await window.engine.search(text);
        await Promise.all(found.results.slice(0, count).map((result) => result.data()));
        times.push(performance.now() - start);
    }
    return times;
}"""


def ask(site: Path, bare: Path, queries: dict[str, list[str]]) -> dict[str, dict[str, object]]:
    """For each engine: bytes as {number of words: (median, most)} and keys as (median, 95th percentile) in milliseconds.

    Pagefind's folder stands in `bare`, with an empty page: the site's policy does not let it run.
    """
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    typed = [text for texts in queries.values() for text in texts[:_TYPED]]
    found = {}
    with served(site) as ours, served(bare) as theirs, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name, url, first, keys in (("ours", ours, _first_of_ours, _keys_of_ours), ("pagefind", theirs, _first_of_pagefind, _keys_of_pagefind)):
            sizes = {length: [first(browser, url, text) for text in texts] for length, texts in queries.items()}
            times = keys(browser, url, typed)
            found[name] = {
                "bytes": {length: (statistics.median(each), max(each)) for length, each in sizes.items()},
                "keys": (statistics.median(times), statistics.quantiles(times, n=20)[18]),
            }
        browser.close()
    return found


def _page(browser: Browser) -> Page:
    """A page of a visitor who was never here."""
    return browser.new_context(viewport={"width": 1280, "height": 900}).new_page()


def _weighed(page: Page, wanted: tuple[str, ...], visit: Callable[[], object]) -> int:
    """How many bytes `visit` fetches from addresses with one of `wanted` in them."""
    responses = []
    page.on("response", lambda response: responses.append(response))
    visit()
    bodies = {response.url: response.body() for response in responses if any(part in response.url for part in wanted)}
    page.context.close()
    return sum(min(len(body), len(gzip.compress(body, 9))) for body in bodies.values())


def _first_of_ours(browser: Browser, url: str, text: str) -> int:
    page = _page(browser)
    return _weighed(page, ("/javascripts", "/zoeken/index/"), lambda: _settled(page, f"{url}zoeken/?q={quote(text)}"))


def _settled(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-uitkomst][aria-busy=false]").wait_for(state="attached", timeout=60_000)


def _keys_of_ours(browser: Browser, url: str, texts: list[str]) -> list[float]:
    page = _page(browser)
    _settled(page, f"{url}zoeken/?q={quote(texts[0])}")
    times = page.evaluate(TYPE, texts)
    page.context.close()
    return times


def _first_of_pagefind(browser: Browser, url: str, text: str) -> int:
    page = _page(browser)
    return _weighed(page, ("/pagefind/",), lambda: _asked(page, url, [text]))


def _asked(page: Page, url: str, texts: list[str]) -> list[float]:
    page.goto(url)
    page.evaluate(_OPEN_PAGEFIND, f"{url}pagefind/pagefind.js")
    return page.evaluate(_ASK_PAGEFIND, [texts, RESULTS])


def _keys_of_pagefind(browser: Browser, url: str, texts: list[str]) -> list[float]:
    page = _page(browser)
    prefixes = [text[:end] for text in texts for end in range(1, len(text) + 1)]
    times = _asked(page, url, prefixes + prefixes)
    page.context.close()
    return times[len(prefixes) :]
