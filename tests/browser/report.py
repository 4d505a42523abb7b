"""The accessibility report: what the tests of test_toegankelijkheid.py looked at and found.

With A11Y_REPORT set (`make a11y-report`) it is written twice: as data in build/, and as a page
of the site, so that readers of the accessibility statement can see what it rests on.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from adviesspoor.dutch import written_date
from tests.browser.axe import Outcome

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
DATA = ROOT / "build" / "toegankelijkheid.json"
PAGE = ROOT / "docs" / "toegankelijkheid" / "rapport.md"
_TEMPLATE = "rapport.md.jinja"


def _numbers(norm: str) -> list[int]:
    """'1.4.10 en 2.1.1' -> [1, 4, 10, 2, 1, 1], to sort criteria by."""
    return [int(number) for number in re.findall(r"\d+", norm)]


class Report:
    """A pytest plugin that gathers the outcomes of the tests marked `wcag`, and what axe said."""

    KEY = pytest.StashKey["Report"]()

    def __init__(self) -> None:
        self._outcomes: list[Outcome] = []
        self._axe = ""
        self._browser = ""
        self._marked: dict[str, tuple[str, str]] = {}
        self._results: dict[str, list[bool]] = {}

    def add(self, outcomes: list[Outcome], axe_version: str, browser_version: str) -> None:
        self._outcomes += outcomes
        self._axe, self._browser = axe_version, browser_version

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            mark = item.get_closest_marker("wcag")
            if mark:
                self._marked[item.nodeid] = mark.args

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.nodeid in self._marked and (report.when == "call" or report.failed):
            self._results.setdefault(report.nodeid, []).append(report.passed)

    def pytest_sessionfinish(self) -> None:
        """Half a report would be untrue: it is written when every test that belongs in it has run."""
        if os.environ.get("A11Y_REPORT") and self._marked and self._results.keys() == self._marked.keys():
            self.write(date.today())

    def write(self, today: date) -> None:
        """Write both forms of the report."""
        found = self.data(today)
        DATA.parent.mkdir(exist_ok=True)
        DATA.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        environment = Environment(loader=FileSystemLoader(HERE), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False)  # Markdown; a macro delimiter cannot occur in it
        PAGE.write_text(environment.get_template(_TEMPLATE).render(found, geschreven=written_date), encoding="utf-8")

    def data(self, today: date) -> dict:
        """Everything that was found, as data."""
        undecided = Counter((row["rule"], row["what"], outcome.page) for outcome in self._outcomes for row in outcome.undecided)
        tests: dict[tuple[str, str], list[bool]] = {}
        for nodeid, passed in sorted(self._results.items(), key=lambda row: _numbers(self._marked[row[0]][0])):
            tests.setdefault(self._marked[nodeid], []).extend(passed)
        pages: dict[str, list[Outcome]] = {}
        for outcome in self._outcomes:
            pages.setdefault(outcome.page, []).append(outcome)
        return {
            "datum": today.isoformat(),
            "axe": self._axe,
            "chromium": self._browser,
            "metingen": len(self._outcomes),
            "fouten": sum(len(outcome.violations) for outcome in self._outcomes),
            "regels": len({rule for outcome in self._outcomes for rule in outcome.passed}),
            "onbeslist": [{"regel": rule, "wat": what, "pagina": page} for rule, what, page in sorted(undecided)],
            "paginas": [{"naam": name, "metingen": len(rows), "fouten": sum(len(row.violations) for row in rows)} for name, rows in pages.items()],
            "proeven": [{"norm": norm, "proef": text, "geslaagd": all(passed)} for (norm, text), passed in tests.items()],
            "uitkomsten": [asdict(outcome) for outcome in self._outcomes],
        }
