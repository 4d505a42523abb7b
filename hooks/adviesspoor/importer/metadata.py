"""What a letter says of itself: title, date, addressee, signatories, and the organisations it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from babel import Locale

_MONTHS = {name.lower(): number for number, name in Locale("nl").months["format"]["wide"].items()}
_DATE_LINE = re.compile(
    rf"^(?:[A-Z][\w’' -]{{1,40}},\s*)?(?:datum\s*:?\s*)?(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})\.?$|^(?:datum\s*:?\s*)?(\d{{1,2}})[-/](\d{{1,2}})[-/](\d{{4}})$",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"^(?:geachte|beste|aan|l\.s\.)\b", re.IGNORECASE)
_CLOSING = re.compile(r"^(?:hoogachtend|met (?:vriendelijke )?groet(?:en)?|namens (?:de|het)\b.*)[,.]?$", re.IGNORECASE)
_NAME = re.compile(r"^(?:(?:mr|dr|drs|ir|ing|prof|dhr|mw)\.?\s+)*(?:[A-Z]\.\s?)+(?:[a-z]+ ){0,3}[A-ZÀ-Þ][\w’'-]+(?:\s?-\s?[A-ZÀ-Þ][\w’'-]+| [A-ZÀ-Þ][\w’'-]+)*", re.UNICODE)
_DULL = frozenset("aan advies adviesraad als bij de door een en het haar hun ind in jaar maatschappelijke mar met naar om onder op over raad te tot uit van voor wat".split())
_MOST_SIGNED = 15


@dataclass(frozen=True)
class Found:
    """Something found in the text, and the line on which it stands."""

    value: str
    line: int


@dataclass(frozen=True)
class Signatory:
    name: str
    role: str
    line: int


@dataclass(frozen=True)
class Metadata:
    """What was found; None or empty where nothing was. Only what stands on a line of its own counts."""

    title: Found | None
    date: Found | None
    salutation: Found | None
    closing: Found | None
    signatories: tuple[Signatory, ...]


def metadata(lines: Sequence[str]) -> Metadata:
    """What the text says of itself."""
    filled = [Found(line.strip(), number) for number, line in enumerate(lines, start=1) if line.strip()]
    head = filled[:12]
    salutation = next((found for found in head if _SALUTATION.match(found.value)), None)
    closing = next((found for found in reversed(filled) if _CLOSING.match(found.value)), None)
    date = next((Found(day, found.line) for found in (*head, *filled[-12:]) if (day := _day(found.value))), None)
    return Metadata(_title(head), date, salutation, closing, tuple(_signatories(filled, closing)))


def named(lines: Sequence[str], names: Iterable[tuple[str, Iterable[str]]]) -> list[tuple[str, int]]:
    """Which of `names` (id, and the ways to write it) the text names, and how often; most often first."""
    text = " ".join(" ".join(lines).split())
    counts = [(id, sum(len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) for name in set(written) if name)) for id, written in names]
    return sorted(((id, count) for id, count in counts if count), key=lambda pair: (-pair[1], pair[0]))


def proposed_id(title: str) -> str:
    """An id from the words of a title that say most; without numbers, for a year in an id may prove wrong."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode("ascii")
    words = [word for word in re.findall(r"[a-z]+", plain) if len(word) > 1 and word not in _DULL]
    return "-".join(words[:4])


def _title(head: Sequence[Found]) -> Found | None:
    """The first line, if it can be a title."""
    first = head[0] if head else None
    if first is None or not 3 <= len(first.value) <= 120 or first.value[-1] in ".,;" or _SALUTATION.match(first.value) or _day(first.value):
        return None
    return first


def _day(line: str) -> str:
    match = _DATE_LINE.match(line)
    if match is None:
        return ""
    day, month, year = (match[1], _MONTHS[match[2].lower()], match[3]) if match[1] else (match[4], match[5], match[6])
    return f"{int(year):04}-{int(month):02}-{int(day):02}"


def _signatories(filled: Sequence[Found], closing: Found | None) -> Iterable[Signatory]:
    if closing is None:
        return
    after = [found for found in filled if found.line > closing.line][:_MOST_SIGNED]
    for found in after:
        if match := _NAME.match(found.value):
            yield Signatory(match[0], found.value[match.end() :].strip(" ,–-"), found.line)
