"""Every vindplaats held against the source text it points at: sha256, line range and search words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .findings import Finding, choices
from .register import Entry, Register


@dataclass(frozen=True)
class SourceText:
    """The text of one source, as lines; line 1 is `lines[0]`, blank lines included."""

    lines: tuple[str, ...]
    sha256: str


def read_texts(register: Register, folder: Path) -> dict[str, SourceText]:
    """The texts in `folder` of all sources that have one, by id of the source; absent files are left out."""
    texts: dict[str, SourceText] = {}
    for entry in register.of("bron"):
        tekst = entry.record.tekst
        if tekst is not None and (path := folder / tekst.bestand).is_file():
            raw = path.read_bytes()
            lines = tuple(raw.decode("utf-8", "replace").split("\n"))
            texts[entry.id] = SourceText(lines, hashlib.sha256(raw).hexdigest())
    return texts


def verify(register: Register, texts: Mapping[str, SourceText]) -> Iterator[Finding]:
    """Every source text that is missing or changed, and every vindplaats that is not where it says."""
    for entry in register.of("bron"):
        tekst = entry.record.tekst
        if tekst is None:
            continue
        if entry.id not in texts:
            yield Finding(entry.place("tekst", "bestand"), f"de tekst '{tekst.bestand}' staat niet in de map met bronnen")
        elif texts[entry.id].sha256 != tekst.sha256:
            yield Finding(entry.place("tekst", "sha256"), f"de tekst '{tekst.bestand}' is anders dan toen de regels werden geteld; zijn sha256 is {texts[entry.id].sha256}")
    for document in register.documents:
        for mark in register.marks.get(document.file, ()):
            if mark.argument == "vindplaats" and mark.value.get("bron") in texts:
                place = document.place((*mark.path, "zoekwoorden"))
                message = _problem(mark.value, texts[mark.value["bron"]].lines)
                if message:
                    yield Finding(place, message)


def quantity(register: Register, texts: Mapping[str, SourceText]) -> int:
    """How many vindplaatsen were held against a text: a check that looked at nothing says so."""
    return sum(
        1
        for marks in register.marks.values()
        for mark in marks
        if mark.argument == "vindplaats" and mark.value.get("bron") in texts and "van_regel" in mark.value
    )


def _problem(spot: Mapping[str, object], lines: tuple[str, ...]) -> str:
    first, last, words = spot.get("van_regel"), spot.get("tot_regel"), spot.get("zoekwoorden")
    if first is None or last is None or not words:
        return ""
    if last > len(lines):
        return f"regel {last} bestaat niet; de tekst heeft {len(lines)} regels"
    if any(words in line for line in lines[first - 1 : last]):
        return ""
    elsewhere = [str(number) for number, line in enumerate(lines, start=1) if words in line]
    if elsewhere:
        return f"'{words}' staat niet op regel {first} tot en met {last}, maar wel op regel {', '.join(elsewhere[:5])}"
    similar = choices(str(words), [line.strip() for line in lines[first - 1 : last] if line.strip()], limit=0)
    hint = similar if "Bedoelde" in similar else ""
    return f"'{words}' staat niet letterlijk op één regel van {first} tot en met {last}{hint}"
