"""Header files: one policy, said in the language of each host."""

import re

import pytest

from adviesspoor import headers

POLICY = "default-src 'none'; script-src 'self'"
SITE = "https://voorbeeld.test/spoor/"
FIXED = ("javascripts-0a1b2c", "stylesheets-3d4e5f")


def rules(text: str) -> dict[str, dict[str, str]]:
    """The blocks of a `_headers` file."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            found[line] = {}
        else:
            name, _, value = line.strip().partition(": ")
            found[[*found][-1]][name] = value
    return found


@pytest.fixture
def made():
    return {name: raw.decode("utf-8") for name, raw in headers.files(POLICY, SITE, FIXED).items()}


def test_every_host_gets_the_same_headers(made):
    sent = headers.headers(POLICY)
    assert rules(made["_headers"])["/*"] == sent
    for name, value in sent.items():
        assert f'  Header always set {name} "{value}"\n' in made[".htaccess"]
        assert f'add_header {name} "{value}" always;\n' in made["nginx-headers.conf"]


def test_the_policy_of_the_pages_comes_first_and_nobody_may_frame_the_site():
    assert headers.headers(POLICY)["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"


def test_the_headers_that_a_checker_of_sites_asks_for():
    sent = headers.headers(POLICY)
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Referrer-Policy"] == "same-origin"
    assert int(sent["Strict-Transport-Security"].removeprefix("max-age=")) >= 31_536_000
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(sent["Permissions-Policy"].split(", "))


def test_no_value_breaks_out_of_its_line():
    for value in headers.headers(POLICY).values():
        assert not set(value) & {'"', "\n", "\r", "\\"}


def test_a_folder_host_gets_each_header_from_one_rule_only(made):
    """Cloudflare Pages and Netlify join a header that two rules give with a comma."""
    found = rules(made["_headers"])
    assert [rule for rule in found if "Cache-Control" in found[rule]] == ["/javascripts-0a1b2c/*", "/stylesheets-3d4e5f/*", "/zoeken/index/:uitgave/*"]
    assert all(rule.count("*") == 1 and rule.endswith("*") for rule in found)


def test_the_404_page_is_found_below_the_path_of_the_site(made):
    assert "ErrorDocument 404 /spoor/404.html\n" in made[".htaccess"]
    assert "error_page 404 /spoor/404.html;\n" in made["nginx-headers.conf"]
    assert b"ErrorDocument 404 /404.html\n" in headers.files(POLICY, "", FIXED)[".htaccess"]


@pytest.mark.parametrize(
    ("address", "fixed"),
    [
        ("javascripts-0a1b2c/menu.js", True),
        ("javascripts-0a1b2c/zoeken/page.js", True),
        ("stylesheets-3d4e5f/maten.css", True),
        ("zoeken/index/99ff/kolommen.json", True),
        ("zoeken/index/index.json", False),
        ("zoeken/", False),
        ("assets/spoor.svg", False),
        ("javascripts-9z/menu.js", False),
        ("", False),
    ],
)
def test_only_what_is_named_after_its_content_is_kept(made, address, fixed):
    """Everything else is asked for again each time, so that nothing a reader sees is old."""
    forever = "public, max-age=31536000, immutable"
    patterns = {rule: re.compile("/" + re.escape(rule[1:-1]).replace(":uitgave", "[^/]+")) for rule, sent in rules(made["_headers"]).items() if sent.get("Cache-Control") == forever}
    assert any(pattern.match(f"/{address}") for pattern in patterns.values()) is fixed
    apache = made[".htaccess"]
    assert apache.index('Cache-Control "no-cache"') < apache.index(f'Cache-Control "{forever}"')
    assert bool(re.search(re.search(r"=~ m#(.+)#\"", apache)[1], f"/spoor/{address}")) is fixed
    nginx = made["nginx-headers.conf"]
    assert "expires -1;\n" in nginx
    assert bool(re.match(re.search(r"location ~ (\S+) \{ expires 31536000s; \}", nginx)[1], f"/spoor/{address}")) is fixed


def test_nginx_keeps_its_headers_in_every_location(made):
    """An `add_header` within a location would drop those of the server."""
    for line in made["nginx-headers.conf"].splitlines():
        if line.startswith("location"):
            assert "add_header" not in line


def test_without_a_policy_there_are_no_files():
    assert headers.files("", SITE, FIXED) == {}
