"""Dutch ways of writing dates, years and lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from babel.dates import format_date


@cache  # the same days return on thousands of pages, and babel reads its tables anew each time
def written_date(value: str) -> str:
    """'2019-12-10' -> '10 december 2019', '2022-05' -> 'mei 2022', '2010' -> '2010'."""
    parts = [int(part) for part in value.split("-")]
    pattern = ("y", "MMMM y", "d MMMM y")[len(parts) - 1]
    return format_date(date(*parts, *[1] * (3 - len(parts))), pattern, locale="nl")


def written_lines(first: int | None, last: int | None) -> str:
    """'regel 12', 'regel 12–18', or nothing when there are no lines."""
    if first is None or last is None:
        return ""
    return f"regel {first}" if first == last else f"regel {first}–{last}"


def enumeration(words: Sequence[str]) -> str:
    """['a', 'b', 'c'] -> 'a, b en c'."""
    return " en ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def shortened(text: str, limit: int = 155) -> str:
    """The text in at most `limit` characters, cut at a word, for a page description."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    cut = flat.rfind(" ", 0, limit - 1)
    return flat[: cut if cut > 0 else limit - 2].rstrip(",;:. ") + " …"
