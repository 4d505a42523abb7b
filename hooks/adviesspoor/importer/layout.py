"""What the lay-out of a text says: list items, headings, paragraphs and sentences, with their lines.

Lines count from 1. Texts from a PDF are often set with a blank line after every line, so what
ends a paragraph is a gap that is wider than usual in this text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_NUMBERED = re.compile(r"^\s*(?:(?:aanbeveling|advies|punt)\s+)?(\d{1,2})\s*[.):]\s+(?=\S)|^\s*aanbeveling\s+(\d{1,2})\b[\s.:)–-]*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[•▪●◦‣∙·■□➢✓*–—-]|o(?=\s))\s+(?=\S)")
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-ZÀ-Þ0-9])")
_LONGEST_HEADING = 70
# The smallest gap that so many lines of a text have is the gap within a paragraph.
_OFTEN = 0.15
# Numbered lines that are chapters or lines of a table of contents, not points.
_CHAPTERS = frozenset("aanbevelingen aanleiding achtergrond advies bijlage bijlagen conclusie conclusies inhoud inhoudsopgave inleiding leeswijzer observaties samenvatting slot tenslotte voorwoord".split()) | {"tot slot"}
_CONTENTS = re.compile(r"\.{4,}|(?:\. ){4,}")


@dataclass(frozen=True)
class Passage:
    """A stretch of text: its lines, its words on one line, and the number before it when there is one."""

    first: int
    last: int
    text: str
    form: str = ""
    number: str = ""


def items(lines: Sequence[str]) -> list[Passage]:
    """The items of numbered and bulleted lists, each up to the next item, a heading or a wide gap."""
    starts = [number for number in range(len(lines)) if _is_item(lines, number)]
    titles = headings(lines)
    usual = usual_gap(lines)
    found = []
    for start, limit in pairwise([*starts, len(lines)]):
        last, whole = _until_gap(lines, titles, start, limit, usual + 1)
        if not whole or limit == len(lines):  # the last of its list: what follows a gap is no part of it
            last, _ = _until_gap(lines, titles, start, limit, usual)
        text = joined([strip_mark(lines[start]), *lines[start + 1 : last + 1]])
        if text.lower() not in _CHAPTERS and not _CONTENTS.search(text):
            numbered = _NUMBERED.match(lines[start])
            number = next(filter(None, numbered.groups())) if numbered else ""
            found.append(Passage(start + 1, last + 1, text, "genummerd" if numbered else "opsomming", number))
    return found


def _until_gap(lines: Sequence[str], titles: set[int], start: int, limit: int, gap: int) -> tuple[int, bool]:
    """The last line before a heading or a gap wider than `gap`, and whether that is all there is before `limit`."""
    last = start
    for number in range(start + 1, limit):
        if lines[number].strip():
            if number in titles or number - last > gap:
                return last, False
            last = number
    return last, True


def sections(lines: Sequence[str]) -> list[Passage]:
    """What stands under each heading, the heading included; `number` is empty and `form` is the heading."""
    titles = sorted(headings(lines))
    found = []
    for start, limit in pairwise([*titles, len(lines)]):
        body = [number for number in range(start + 1, limit) if lines[number].strip()]
        if body:
            found.append(Passage(start + 1, body[-1] + 1, joined([lines[number] for number in body]), lines[start].strip()))
    return found


def headings(lines: Sequence[str]) -> set[int]:
    """The short lines (counted from 0) on their own, after a finished sentence or another heading, before a new one."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    found: set[int] = set()
    for before, number, after in zip([None, *filled], filled, filled[1:], strict=False):
        line = lines[number].strip()
        short = len(line) <= _LONGEST_HEADING and line[0].isupper() and line[-1] not in ".,;:?!-" and not _is_item(lines, number)
        fresh = before is None or before in found or lines[before].strip()[-1] in ".:?!”’)"
        if short and fresh and (lines[after].strip()[0].isupper() or _is_item(lines, after)):
            found.add(number)
    return found


def sentences(lines: Sequence[str]) -> Iterator[Passage]:
    """Every sentence, with the lines it stands on."""
    for block in _paragraphs(lines):
        text, spots = "", []
        for number in block:
            body = strip_mark(lines[number]).strip()
            if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and body[:1].islower():
                text, spots = text[:-1], spots[:-1]  # a word broken at the end of a line
            elif text:
                text, spots = f"{text} ", [*spots, number]
            text, spots = text + body, [*spots, *[number] * len(body)]
        start = 0
        for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
            if sentence := text[start:end].strip():
                yield Passage(spots[start] + 1, spots[start + len(text[start:end].rstrip()) - 1] + 1, sentence)
            start = end


def usual_gap(lines: Sequence[str]) -> int:
    """How far apart the lines of a paragraph usually are: 1, or 2 when every second line is blank."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    gaps = Counter(after - before for before, after in pairwise(filled))
    return min((gap for gap, count in gaps.items() if count >= _OFTEN * gaps.total()), default=1)


def strip_mark(line: str) -> str:
    """A line without the number or bullet before it."""
    return _BULLET.sub("", _NUMBERED.sub("", line, count=1), count=1)


def joined(lines: Sequence[str]) -> str:
    """Lines as one text, words broken at the end of a line made whole."""
    text = " ".join(line.strip() for line in lines if line.strip())
    return " ".join(re.sub(r"(?<=[a-zà-ÿ])- (?=[a-zà-ÿ]{3})(?!(?:en|of) )", "", text).split())


def _is_item(lines: Sequence[str], number: int) -> bool:
    line = lines[number]
    if _NUMBERED.match(line):
        return True
    if not _BULLET.match(line):
        return False
    before = next((lines[index].strip() for index in range(number - 1, -1, -1) if lines[index].strip()), "")
    goes_on = bool(before) and before[-1] not in ".:;?!,)" and strip_mark(line)[:1].islower() and not _BULLET.match(before)
    return not (goes_on and re.search(r"\s[–—-]\s", strip_mark(line)))  # a dash within a sentence


def _paragraphs(lines: Sequence[str]) -> Iterator[list[int]]:
    usual, titles = usual_gap(lines), headings(lines)
    block: list[int] = []
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if block and (number - block[-1] > usual or number in titles or block[-1] in titles or _is_item(lines, number)):
            yield block
            block = []
        block.append(number)
    if block:
        yield block
