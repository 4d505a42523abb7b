"""Every vindplaats held against the source text it points at: sha256, line range and search words."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .findings import Finding, quoted
from .load import Document
from .register import Register
from .schema import Mark


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
            lines = raw.decode("utf-8", "replace").removesuffix("\n").split("\n")
            texts[entry.id] = SourceText(tuple(lines), hashlib.sha256(raw).hexdigest())
    return texts


def verify(register: Register, texts: Mapping[str, SourceText], all_texts: bool = True) -> Iterator[Finding]:
    """Every source text that is changed (or missing, if there should be all), and every vindplaats that is not where it says."""
    for entry in register.of("bron"):
        tekst = entry.record.tekst
        if tekst is None:
            continue
        if entry.id not in texts:
            if all_texts:
                yield Finding(entry.place("tekst", "bestand"), f"de tekst '{tekst.bestand}' staat niet in de map met bronnen")
        elif texts[entry.id].sha256 != tekst.sha256:
            yield Finding(entry.place("tekst", "sha256"), f"de tekst '{tekst.bestand}' is anders dan toen de regels werden geteld; zijn sha256 is {texts[entry.id].sha256}")
    for document, mark in _spots(register, texts):
        lines, last = texts[mark.value["bron"]].lines, mark.value["tot_regel"]
        if last > len(lines):
            yield Finding(document.place((*mark.path, "tot_regel")), f"regel {last} bestaat niet; de tekst heeft {len(lines)} regels")
        elif message := _problem(mark.value["van_regel"], last, mark.value["zoekwoorden"], lines):
            yield Finding(document.place((*mark.path, "zoekwoorden")), message)


def quantity(register: Register, texts: Mapping[str, SourceText]) -> int:
    """How many vindplaatsen were held against a text: a check that looked at nothing says so."""
    return sum(1 for _ in _spots(register, texts))


def _spots(register: Register, texts: Mapping[str, SourceText]) -> Iterator[tuple[Document, Mark]]:
    """The vindplaatsen that can be held against a text; what is wrong with the shape of others, the schema says."""
    for document in register.documents:
        for mark in register.marks.get(document.file, ()):
            if mark.argument == "vindplaats" and _is_complete(mark.value) and mark.value["bron"] in texts:
                yield document, mark


def _is_complete(spot: Mapping[str, object]) -> bool:
    types = {"bron": str, "van_regel": int, "tot_regel": int, "zoekwoorden": str}
    return all(type(spot.get(name)) is wanted for name, wanted in types.items()) and spot["van_regel"] > 0 and bool(spot["zoekwoorden"].strip())


def _problem(first: int, last: int, words: str, lines: tuple[str, ...]) -> str:
    within = lines[first - 1 : last]
    if any(words in line for line in within):
        return ""
    where = f"regel {first}" if first == last else f"regel {first} tot en met {last}"
    elsewhere = [str(number) for number, line in enumerate(lines, start=1) if words in line]
    if elsewhere:
        return f"{quoted(words)} staat niet op {where}, maar wel op regel {', '.join(elsewhere[:5])}"
    nearest = difflib.get_close_matches(words, _runs(within, len(words.split())), n=1)
    hint = f". Bedoelde u {quoted(nearest[0])}?" if nearest else ""
    return f"{quoted(words)} staat nergens in de tekst op één regel; gebruik woorden die letterlijk op {where} staan{hint}"


def _runs(lines: Iterable[str], length: int) -> list[str]:
    """Every run of `length` words on one line, as it stands there."""
    found: dict[str, None] = {}
    for line in lines:
        words = list(re.finditer(r"\S+", line))
        for start, end in zip(words, words[length - 1 :], strict=False):
            found[line[start.start() : end.end()]] = None
    return list(found)
