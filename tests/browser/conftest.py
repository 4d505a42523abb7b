"""A real browser on the built site, and the rules that hold on every page it opens."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.report import Report
from tests.building import Building
from tests.chromium import MISSING, chromium
from tests.serving import served


def pytest_configure(config: pytest.Config) -> None:
    config.stash[Report.KEY] = Report()
    config.pluginmanager.register(config.stash[Report.KEY])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site_url(real_site: Building) -> Iterator[str]:
    """The address of the real site."""
    with served(real_site.site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium() or pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Visit:
    """A visitor: opens contexts with the settings a test asks for and watches what no page may do."""

    def __init__(self, browser: Browser, site_url: str) -> None:
        self._browser = browser
        self.site_url = site_url
        self.browser_version = browser.version
        self.contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def page(self, width: int = 1280, height: int = 900, **settings: object) -> Page:
        """A new page in a context of its own; settings are those of Playwright's new_context."""
        context = self._browser.new_context(viewport={"width": width, "height": height}, **settings)
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: self.faults.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self._watch(request.url))
        return page

    def open(self, address: str, **settings: object) -> Page:
        page = self.page(**settings)
        page.goto(self.site_url + address)
        return page

    def _watch(self, url: str) -> None:
        if not url.startswith((self.site_url, "blob:", "data:")):
            self.faults.append(f"verzoek aan een andere host: {url}")


@contextlib.contextmanager
def visitor(browser: Browser, site_url: str) -> Iterator[Visit]:
    """A visitor whose pages may not log an error, call another host or set a cookie."""
    visit = Visit(browser, site_url)
    yield visit
    cookies = [cookie for context in visit.contexts for cookie in context.cookies()]
    for context in visit.contexts:
        context.close()
    assert visit.faults == []
    assert cookies == []


@pytest.fixture
def visit(browser: Browser, site_url: str) -> Iterator[Visit]:
    """A visitor of the real site."""
    with visitor(browser, site_url) as visit:
        yield visit
