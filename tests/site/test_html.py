"""Every page of the real site is valid HTML and every stylesheet valid CSS, by the rules of html-validate and stylelint."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pages import page_types, pages

pytestmark = pytest.mark.slow

HTML_RULES = ROOT / ".htmlvalidate.json"
CSS_RULES = ROOT / ".stylelintrc.json"
TOOLS = ROOT / "node_modules" / ".bin"

# The rules that are not held as the tools have them, each with its reason. These lists may only become shorter.
HTML_EXCEPTIONS = {
    "aria-label-misuse": "een lijst mag een naam hebben (ARIA 1.2, rol list); de regel raadt het alleen af",
    "long-title": "70 tekens is een raad voor zoekmachines; een titel is de titel van het record, met soort en site erachter",
    "no-trailing-whitespace": "een spatie aan het eind van een regel is geen fout in HTML; sjablonen laten ze achter",
    "prefer-native-element": "een keuzelijst met zoekveld (combobox) kan niet met select",
    "wcag/h32": "het formulier van de redactie wordt nergens heen gestuurd: het maakt een bestand",
}
CSS_EXCEPTIONS = {
    "custom-property-empty-line-before": "maten staan in groepjes bij elkaar",
    "custom-property-pattern": "de schaal van letters heeft een stap onder nul: --stap--1",
    "no-descending-specificity": "de volgorde volgt de pagina; de regel kent de elementen niet",
    "selector-class-pattern": "blok--soort en blok-deel, zonder de dubbele onderstreping van BEM",
    "value-keyword-case": "namen van kleuren van het systeem zijn met hoofdletters geschreven",
}


def complaints(config: Path, work: Path, *patterns: str) -> list[tuple[str, int, str, str]]:
    """What html-validate says: file, line, rule and message. Through a file, because it cuts off what it writes to a pipe."""
    said = work / "gezegd.json"
    with said.open("w", encoding="utf-8") as output:
        done = subprocess.run([TOOLS / "html-validate", "--config", config, "--formatter", "json", *patterns], stdout=output, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert done.returncode in (0, 1), done.stderr
    reports = json.loads(said.read_text(encoding="utf-8"))
    return [(report["filePath"], message["line"], message["ruleId"], message["message"]) for report in reports for message in report["messages"]]


def test_every_page_is_valid_html(real_site, tmp_path):
    assert complaints(HTML_RULES, tmp_path, f"{real_site.site}/**/*.html") == []


def test_every_exception_for_html_has_a_reason_and_is_still_needed(real_site, tmp_path):
    config = json.loads(HTML_RULES.read_text(encoding="utf-8"))
    assert set(config["rules"]) == set(HTML_EXCEPTIONS)
    plain = tmp_path / "zonder.json"
    plain.write_text(json.dumps({**config, "rules": {}}), encoding="utf-8")
    files = [real_site.site / (address if address.endswith(".html") else f"{address}index.html") for address in page_types(real_site.site).values()]
    assert {rule for _, _, rule, _ in complaints(plain, tmp_path, *map(str, files))} == set(HTML_EXCEPTIONS)


def css_complaints(config: Path) -> list[dict]:
    done = subprocess.run([TOOLS / "stylelint", "docs/stylesheets/**/*.css", "--config", config, "--config-basedir", ROOT, "--formatter", "json"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode in (0, 2), done.stdout + done.stderr
    return [{"file": report["source"], **warning} for report in json.loads(done.stderr or done.stdout) for warning in report["warnings"]]


def test_every_stylesheet_is_valid_css():
    assert css_complaints(CSS_RULES) == []


def test_every_exception_for_css_has_a_reason_and_is_still_needed(tmp_path):
    config = json.loads(CSS_RULES.read_text(encoding="utf-8"))
    added = {"declaration-property-value-no-unknown"}  # stricter than the standard
    assert set(config["rules"]) - added == set(CSS_EXCEPTIONS)
    plain = tmp_path / "zonder.json"
    plain.write_text(json.dumps({**config, "rules": {name: config["rules"][name] for name in added}}), encoding="utf-8")
    assert {row["rule"] for row in css_complaints(plain)} == set(CSS_EXCEPTIONS)


def test_every_custom_property_exists_and_is_used():
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / "stylesheets").rglob("*.css")))
    used, made = set(re.findall(r"var\((--[\w-]+)\)", text)), set(re.findall(r"^\s*(--[\w-]+):", text, re.MULTILINE))
    assert used == made


def test_every_page_has_a_title_and_a_description_of_its_own(real_site):
    found = pages(real_site.site)
    titles = Counter(re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1] for _, html in found)
    assert [title for title, number in titles.items() if number > 1] == []
    assert [address for address, html in found if not re.search(r'<meta name="description" content="[^"]{20,}">', html)] == []
