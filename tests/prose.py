"""The Dutch that readers and editors get to see, from data/, data/schema/ and docs/, each text with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from adviesspoor.findings import Place
from adviesspoor.load import load_file

# Fields in own words.
WRITTEN = frozenset(
    """titel samenvatting toelichting vraag aanleiding wat reden kern verandering betekenis let_op keten taak omschrijving
    uitleg waar knelpunt hoofdstuk functie periode plek term volgens""".split()
)
# Names, as their owners write them.
NAMES = frozenset("naam uitgever makers afkorting".split())
# Words that find something: literal words of a source, and words as people type them.
SEARCHED = frozenset("zoekwoorden trefwoorden ook gezocht_naar".split())
# The title of a source is its own, in its own language.
_OTHERS_WORDS = frozenset({("bronnen.yml", "titel")})
# What an editor reads of a schema, in a form or in a message.
_EXPLAINED = frozenset("title description x-melding x-melding-ontbreekt".split())

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_SHOWN_KEY = re.compile(r"^(?:title|description):\s*(.*)$", re.MULTILINE)
_NOT_DUTCH = re.compile(
    r"""^(?P<fence>```|~~~).*?^(?P=fence)[^\n]*$   # a block of code
      | <!--.*?--> | <[^>]*> | `[^`\n]*`           # HTML, code
      | \[[^\]]*\]\(https?:[^)\s]*\)             # a page of others, by its own title
      | \]\([^)\s]*\) | \]:\s*\S+                  # the address of a link
      | https?://\S+ | \{:?[ ]?[#.][^}]*\}         # an address, attributes
      | \{%.*?%\}""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# The words of a link that a macro makes: the second argument of link("id", "words").
_LINK_WORDS = re.compile(r"""link\(\s*"[^"]*"\s*,\s*"([^"]*)"\s*\)""")


@dataclass(frozen=True)
class Text:
    """One text: where it begins, the field it stands in (empty for prose and schemas) and the text itself."""

    place: Place
    field: str
    text: str


def data(root: Path, fields: frozenset[str]) -> Iterator[Text]:
    """The values of these fields in every record."""
    for path in sorted((root / "data").rglob("*.yml")):
        document = load_file(path, path.relative_to(root).as_posix())
        for where, value in _strings(document.data):
            field = next((step for step in reversed(where) if isinstance(step, str)), "")
            if field in fields and (path.name, field) not in _OTHERS_WORDS:
                yield Text(document.place(where), field, value)


def schemas(root: Path) -> Iterator[Text]:
    """The explanations and messages in the schemas."""
    for path in sorted((root / "data" / "schema").glob("*.json")):
        for where, value in _strings(json.loads(path.read_text(encoding="utf-8"))):
            if _EXPLAINED & set(where[-2:]):
                yield Text(Place(path.relative_to(root).as_posix()), "", value)


def pages(root: Path) -> Iterator[Text]:
    """The Dutch pages of docs/, paragraph by paragraph, without code, addresses and macros."""
    for path in sorted((root / "docs").rglob("*.md")):
        name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        matter = _FRONT_MATTER.match(text)
        if matter and "\ntaal: en" in f"\n{matter[1]}":
            continue
        shown = "\n\n".join(_SHOWN_KEY.findall(matter[1])) if matter else ""
        if shown:
            yield Text(Place(name), "", shown)
        line = 1 + matter[0].count("\n") if matter else 1
        body = _NOT_DUTCH.sub(_blank, text[matter.end() if matter else 0 :])
        body = _MACRO.sub(lambda macro: " ".join(_LINK_WORDS.findall(macro[0])) + "\n" * macro[0].count("\n"), body)
        for paragraph in re.split(r"(\n\s*\n)", body):
            if paragraph.strip():
                yield Text(Place(name, line), "", paragraph)
            line += paragraph.count("\n")


def _blank(match: re.Match[str]) -> str:
    """Nothing, in as many lines, so that places stay right."""
    return " " + "\n" * match[0].count("\n")


def _strings(value: object, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _strings(below, (*where, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _strings(below, (*where, number))
