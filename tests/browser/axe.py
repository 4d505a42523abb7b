"""axe-core on a page: on two widths, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")

# All rules that axe runs by itself, and the one for WCAG 2.2 that it leaves off: no rule is switched off.
_RUN = """async () => {
    // Of what passed only the rule counts: not looking up the place of every element saves a third of the time.
    const found = await axe.run({ rules: { "target-size": { enabled: true } }, resultTypes: ["violations", "incomplete"] });
    const nodes = (rule) => rule.nodes.map((node) => node.target.flat().join(" "));
    return {
        violations: found.violations.map((rule) => ({ rule: rule.id, what: rule.help, nodes: nodes(rule) })),
        undecided: found.incomplete.map((rule) => ({ rule: rule.id, what: rule.help, nodes: nodes(rule) })),
        passed: found.passes.map((rule) => rule.id),
    };
}"""


@dataclass(frozen=True)
class Outcome:
    """What axe said of a page in one width and one colour scheme.

    `violations` and `undecided` are rows of rule, what the rule asks, and the elements;
    `undecided` is what axe leaves to a person. `passed` are the rules that held.
    """

    page: str
    width: int
    scheme: str
    violations: list[dict]
    undecided: list[dict]
    passed: list[str]


def examine(page: Page, name: str) -> Iterator[Outcome]:
    """Look at the page as it stands now in every width and scheme; its context has axe (see `load`)."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            yield Outcome(name, width, scheme, **page.evaluate(_RUN))


def look(page: Page, name: str) -> Outcome:
    """Look at the page as it stands now, without changing anything."""
    size = page.viewport_size
    scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    return Outcome(name, size["width"], scheme, **page.evaluate(_RUN))


def load(page: Page) -> Page:
    """Put axe in every page that this page opens. The context needs `bypass_csp`: the site's policy keeps axe out."""
    page.add_init_script(path=SCRIPT)
    return page


def version(page: Page) -> str:
    return page.evaluate("axe.version")
