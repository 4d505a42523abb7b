"""Whatever stands in the data appears on the page as text."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

import pytest

pytestmark = pytest.mark.slow

PAYLOADS = {
    "html": '<script>window.gehackt=1</script><img src=x onerror="gehackt()">',
    "jinja": "{{ 7 * 7 }} {% raw %} {# weg #}",
    "markdown": "[klik](javascript:gehackt()) **vet** _schuin_ `code` # kop",
    "attribuut": "\" onmouseover=\"gehackt()\" x='",
}


class Text(HTMLParser):
    """The text of a page, and the tags and attributes that could run something."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.dangers: list[str] = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "script" and not (found.get("src", "").endswith(".js") or found.get("type") == "application/ld+json"):
            self.dangers.append(tag)
        self.dangers += [name for name, _ in attrs if name.startswith("on")]
        self.dangers += [value for name, value in attrs if name == "href" and (value or "").startswith("javascript:")]

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("name", PAYLOADS)
def test_markup_in_a_value_is_shown_and_not_obeyed(klein_building, name):
    payload = PAYLOADS[name]
    advice = next((klein_building.root / "data" / "adviezen").glob("*.yml"))
    text = advice.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("titel:"))
    quoted = payload.replace("'", "''")
    advice.write_text(text.replace(title, f"titel: '{quoted}'", 1), encoding="utf-8")
    home = klein_building.root / "docs" / "index.md"
    home.write_text(home.read_text(encoding="utf-8") + f'\nZie {{{{ link("{advice.stem}") }}}} in een zin.\n', encoding="utf-8")
    klein_building.build_well()
    for address in (f"adviezen/{advice.stem}/", ""):
        html = klein_building.page(address)
        reader = Text()
        reader.feed(html)
        assert payload in reader.text, address
        assert reader.dangers == [], address
    assert f"<title>{escape(payload)[:20]}" .replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in klein_building.page(f"adviezen/{advice.stem}/")
