"""Header files: one policy, said in the language of each host."""

import pytest

from adviesspoor import headers

POLICY = "default-src 'none'; script-src 'self'"
SITE = "https://voorbeeld.test/spoor/"


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
    return {name: raw.decode("utf-8") for name, raw in headers.files(POLICY, SITE).items()}


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
    assert [rule for rule in found if "Cache-Control" in found[rule]] == ["/assets/*", "/javascripts/*", "/stylesheets/*", "/zoeken/index/:uitgave/*"]
    assert all(rule.count("*") == 1 and rule.endswith("*") for rule in found)


def test_the_404_page_is_found_below_the_path_of_the_site(made):
    assert "ErrorDocument 404 /spoor/404.html\n" in made[".htaccess"]
    assert "error_page 404 /spoor/404.html;\n" in made["nginx-headers.conf"]
    assert b"ErrorDocument 404 /404.html\n" in headers.files(POLICY, "")[".htaccess"]


def test_nginx_keeps_its_headers_in_every_location(made):
    """An `add_header` within a location would drop those of the server."""
    for line in made["nginx-headers.conf"].splitlines():
        if line.startswith("location"):
            assert "add_header" not in line


def test_without_a_policy_there_are_no_files():
    assert headers.files("", SITE) == {}
