"""Security and privacy in a real browser: nothing in the data or in an address runs, nothing is kept, nobody is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit, visitor
from tests.building import Building, project_copy
from tests.conftest import FIXTURES, ROOT
from tests.pages import page_types, pages
from tests.payloads import LONG, poison
from tests.repository import Repository
from tests.serving import sent_headers, served

# Policy violations, as the page itself sees them.
_WATCH = "window.geweigerd = []; addEventListener('securitypolicyviolation', (event) => geweigerd.push([event.effectiveDirective, event.blockedURI]));"

# What only markup in the data could have put on a page. The site has no inline scripts, pictures or frames of its own.
# A reference to a record may stand in its link as a file: to keep, never to open, and of a kind that no browser runs.
_INJECTED = r"""() => {
  const isReference = (link) => link.matches(".citaat a[download]") && /^data:application\/(x-bibtex|x-research-info-systems|vnd\.citationstyles\.csl\+json);charset=utf-8,/.test(link.href);
  const address = (each) => each.href?.baseVal ?? each.href ?? each.src ?? each.action;
  return [
    ...(window.gehackt === undefined ? [] : [`uitgevoerd: ${window.gehackt}`]),
    ...[...document.querySelectorAll("script:not([src]):not([type='application/ld+json']), img, iframe, object, embed, base, marquee, style")].map((each) => each.outerHTML.slice(0, 80)),
    ...[...document.querySelectorAll("*")].filter((each) => each.getAttributeNames().some((name) => name.startsWith("on"))).map((each) => each.outerHTML.slice(0, 80)),
    ...[...document.querySelectorAll("[href], [src], [action]")].filter((each) => !/^(https?|mailto):/.test(address(each)) && !isReference(each)).map((each) => each.outerHTML.slice(0, 80)),
  ];
}"""


def settled(page: Page) -> None:
    expect(page.locator("[data-werk][hidden], [data-uitkomst][aria-busy=true]")).to_have_count(0)


# -- Payloads in the data ----------------------------------------------------------------------------------------------


def prose(text: str) -> str:
    """A prose page with its front matter and lists, and without the sentences, which quote records of the real site."""
    front = re.match(r"---\n.*?\n---\n", text, re.DOTALL)[0]
    return "\n\n".join([front, "# Proef", *re.findall(r'\{\{ (?:overzicht|pagina)\("\w+"\) \}\}', text)])


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory) -> Building:
    """A site of the small project in which every free text is a payload; before that it was sound, so all of it changed."""
    building = project_copy(tmp_path_factory.mktemp("gif") / "bouw", FIXTURES / "klein" / "data")
    for path in (ROOT / "docs").rglob("*.md"):
        target = building.root / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(prose(path.read_text(encoding="utf-8")), encoding="utf-8")
    repository = Repository(building.root)
    repository.commit("2022-06-01")
    free, reached = poison(building.root)
    assert reached == free, "een veld met vrije tekst dat geen proef krijgt"
    repository.commit("2022-06-02")
    return building.build_well(SITE_URL="https://voorbeeld.test/spoor/")


@pytest.fixture(scope="module")
def trap(browser: Browser, poisoned: Building) -> Iterator[Visit]:
    """A visitor of that site, without the policy: only the escaping stands between the data and the browser."""
    with served(poisoned.site) as url, visitor(browser, url) as visit:
        yield visit


def dangers(page: Page) -> list[str]:
    return page.evaluate(_INJECTED)


def test_nothing_in_the_data_runs_on_any_page(trap, poisoned):
    page = trap.page(bypass_csp=True)
    page.on("dialog", lambda dialog: pytest.fail(f"een venster: {dialog.message}"))
    found, titles = {}, 0
    for address, html in pages(poisoned.site):
        page.goto(trap.site_url + address)
        settled(page)
        if dangers(page):
            found[address] = dangers(page)
        if 'class="record"' in html:
            assert re.match(r"\"'><script>gehackt=\d+</script>", page.locator("h1").inner_text()), address
            titles += 1
    assert found == {}
    assert titles >= 12


def test_nothing_in_the_data_runs_in_search_results(trap):
    page = trap.page(bypass_csp=True)
    for question in ("gehackt", "onerror", "script", "open-brug", "zzgehackt"):
        page.goto(f"{trap.site_url}zoeken/?q={question}")
        expect(page.locator("[data-uitkomst]")).to_have_attribute("aria-busy", "false")
        assert dangers(page) == []
    page.goto(f"{trap.site_url}zoeken/?q=gehackt")
    expect(page.locator(".treffer").first).to_contain_text("<script>gehackt=")
    for box in page.locator("[data-filtervorm] input").all()[:6]:
        box.check()
    assert dangers(page) == []


@pytest.mark.parametrize(("form", "record"), [("advies", "open-brug"), ("stand", "stand-bruggen"), ("bron", "bron-webpagina"), ("opvolging", "open-brug-1")])
def test_nothing_in_the_data_runs_in_a_form_and_its_preview(trap, form, record):
    page = trap.page(bypass_csp=True)
    page.goto(f"{trap.site_url}redactie/nieuw/{form}/?id={record}")
    expect(page.locator("[data-voorbeeld]")).to_contain_text("<script>gehackt=")
    page.get_by_role("button", name="Controleer alles").click()
    for choice in page.locator("[role=combobox]:visible").all()[:4]:
        choice.focus()
        page.keyboard.press("ArrowDown")
    assert dangers(page) == []


# -- Payloads from outside ---------------------------------------------------------------------------------------------

_PAYLOAD = LONG.format(n=1)


def test_nothing_typed_in_the_search_field_runs(visit):
    page = visit.open("zoeken/", bypass_csp=True)
    for text in (_PAYLOAD, "<img src=x onerror=gehackt=1>", "javascript:gehackt=1", "{{7*7}} ${7*7}", f'"{_PAYLOAD}"', f"thema:{_PAYLOAD}"):
        page.locator("#zoek-q").fill(text)
        expect(page.locator("[data-uitkomst]")).to_have_attribute("aria-busy", "false")
        page.wait_for_timeout(300)  # the address follows
        assert dangers(page) == []


@pytest.mark.parametrize("address", ("zoeken/?q={}", "zoeken/?soort={}&thema={}&sorteer={}&q=loket", "zoeken/#{}", "#{}", "?{}", "redactie/nieuw/advies/?id={}", "aanbevelingen/beter-bekend-5/#{}"))
def test_nothing_in_an_address_runs(visit, address):
    page = visit.page(bypass_csp=True)
    for text in (quote(_PAYLOAD), _PAYLOAD.replace(" ", "").replace("\n", "").replace("%", "").replace("#", "").replace("&", "")):
        page.goto(visit.site_url + address.replace("{}", text))
        settled(page)
        assert dangers(page) == []


def test_nothing_in_what_the_browser_kept_runs(visit):
    """Another page of the same host could have written it. The draft of a source is among the choices of an advice."""
    page = visit.open("404.html", bypass_csp=True)
    draft = {"versie": 1, "formulier": "advies", "id": None, "data": {"titel": _PAYLOAD, "samenvatting": _PAYLOAD, "themas": [_PAYLOAD], "aanbevelingen": [{"titel": _PAYLOAD}]}, "own": [], "bewaard": _PAYLOAD}
    source = {"versie": 1, "formulier": "bron", "id": None, "data": {"id": "bron-gif", "titel": _PAYLOAD}, "own": [], "bewaard": _PAYLOAD}
    page.evaluate(
        "([colour, draft, source]) => { localStorage.kleur = colour; localStorage['concept-advies'] = draft; localStorage['concept-bron'] = source; }",
        [_PAYLOAD, json.dumps(draft), json.dumps(source)],
    )
    page.goto(f"{visit.site_url}redactie/nieuw/advies/")
    expect(page.locator("[data-voorbeeld]")).to_contain_text("<script>gehackt=1</script>")
    page.locator("[data-vorm] [data-veld=bron] [role=combobox]").first.fill("bron-gif")
    expect(page.locator("[role=listbox]:visible [role=option]").first).to_contain_text("<script>gehackt=1</script>")
    assert dangers(page) == []
    assert page.evaluate("document.documentElement.dataset.kleur") is None


# -- The policy --------------------------------------------------------------------------------------------------------


def test_every_page_has_the_policy_before_anything_that_it_governs(real_site):
    policy = yaml.safe_load(re.search(r"^  policy: .*$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)[0])["policy"]
    meta = '<meta http-equiv="Content-Security-Policy" content="'
    for address, html in pages(real_site.site):
        before, found, after = html.partition(meta)
        assert found and "<script" not in before and "<link" not in before, address
        assert after.partition('"')[0].replace("&#39;", "'") == policy, address
        assert '<meta name="referrer" content="same-origin">' in html, address
        assert not re.search(r"<script(?![^>]*(?: src=|application/ld\+json))|<style|\sstyle=|\son[a-z]+=\"", html), address


def test_the_policy_starts_from_nothing_and_trusts_no_inline_code(real_site):
    policy = sent_headers(real_site.site)["Content-Security-Policy"]
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert {rules[name] for name in ("base-uri", "frame-ancestors")} == {"'none'"}
    assert {value for name, value in rules.items() if name.endswith("-src") and name != "default-src"} == {"'self'"}
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy


def test_no_kind_of_page_breaks_the_policy_and_none_keeps_anything(visit, real_site):
    page = visit.page()
    page.add_init_script(_WATCH)
    refused, kept = {}, {}
    for name, address in {**page_types(real_site.site), "treffers": "zoeken/?q=loket&soort=aanbeveling"}.items():
        page.goto(visit.site_url + address)
        settled(page)
        if page.evaluate("geweigerd"):
            refused[name] = page.evaluate("geweigerd")
        if any(stored(page).values()):
            kept[name] = stored(page)
    assert refused == {}
    assert kept == {}


@pytest.mark.parametrize(
    ("attack", "directive"),
    [
        ("document.head.append(Object.assign(document.createElement('script'), { textContent: 'gehackt = 1' }))", "script-src-elem"),
        ("document.head.append(Object.assign(document.createElement('script'), { src: 'https://elders.test/x.js' }))", "script-src-elem"),
        ("document.body.insertAdjacentHTML('beforeend', '<b onclick=\"gehackt = 1\">b</b>'); document.body.lastChild.click()", "script-src-attr"),
        ("setTimeout('gehackt = 1')", "script-src"),
        ("document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }))", "style-src-elem"),
        ("document.body.append(Object.assign(new Image(), { src: 'https://elders.test/x.png' }))", "img-src"),
        ("fetch('https://elders.test/').catch(() => {})", "connect-src"),
        ("document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://elders.test/' }))", "frame-src"),
        ("document.head.append(Object.assign(document.createElement('base'), { href: 'https://elders.test/' }))", "base-uri"),
    ],
    ids=lambda value: value if value.endswith(("src", "elem", "attr", "uri")) else "",
)
def test_the_policy_holds_when_the_escaping_would_not(visit, attack, directive):
    page = visit.page()
    page.add_init_script(_WATCH)
    page.goto(visit.site_url)
    page.evaluate(f"() => {{ {attack}; }}")
    page.wait_for_timeout(200)
    assert set(page.evaluate("geweigerd.map(([name]) => name)")) == {directive}  # by the meta element and by the header
    assert page.evaluate("window.gehackt") is None
    visit.faults.clear()  # the refusals themselves


def test_a_form_sends_nothing_to_another_host(visit):
    page = visit.open("")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("Object.assign(document.querySelector('form'), { action: 'https://elders.test/' }).submit()")
    page.wait_for_timeout(300)
    assert [url for url in asked if "elders" in url] == []
    assert any("form-action" in fault for fault in visit.faults)
    visit.faults.clear()  # the refusal itself


def test_nobody_may_put_the_site_in_a_frame(visit):
    page = visit.page()
    page.goto("about:blank")
    page.set_content(f'<iframe src="{visit.site_url}"></iframe>')
    page.wait_for_timeout(300)
    assert all(visit.site_url not in frame.url for frame in page.frames)
    visit.faults.clear()  # the refusal itself


# -- What is kept ------------------------------------------------------------------------------------------------------


def stored(page: Page) -> dict[str, list]:
    """Everything a page can keep in a browser, but for cookies, which the visitor watches."""
    return page.evaluate("""async () => ({
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: window.caches ? await caches.keys() : [],
        workers: (await navigator.serviceWorker?.getRegistrations() ?? []).map(({ scope }) => scope),
    })""")


def test_only_the_colour_and_the_editors_draft_are_kept(visit):
    """What the privacy page says."""
    page = visit.open("", color_scheme="light")
    page.get_by_role("button", name="Donker kleurenschema").click()
    page.goto(f"{visit.site_url}zoeken/?q=loket")
    expect(page.locator("[data-uitkomst]")).to_have_attribute("aria-busy", "false")
    assert stored(page) == {"local": ["kleur"], "session": [], "databases": [], "caches": [], "workers": []}
    page.goto(f"{visit.site_url}redactie/nieuw/bron/")
    page.locator("[data-vorm] input:visible").first.fill("Een proef")
    page.goto(f"{visit.site_url}privacy/")
    assert sorted(stored(page)["local"]) == ["concept-bron", "kleur"]
    page.goto(f"{visit.site_url}redactie/nieuw/bron/")
    page.get_by_role("button", name="Verwijder concept").click()
    expect(page.locator("[data-concept]")).to_contain_text("verwijderd")
    page.goto(f"{visit.site_url}privacy/")
    assert stored(page) == {"local": ["kleur"], "session": [], "databases": [], "caches": [], "workers": []}


def test_another_site_does_not_learn_where_a_reader_came_from(visit):
    page = visit.open("zoeken/?q=geheim")
    with page.expect_popup() as caught:
        page.evaluate(f"open('{visit.site_url.replace('127.0.0.1', 'localhost')}')")
    assert caught.value.evaluate("document.referrer") == ""
