"""Words to find a passage by: three to six that stand literally on one line of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# Plain words with single spaces: no quotes, dashes or signs that copies of a text often differ in; else with points and commas.
_PLAIN = re.compile(r"[^\W_]+(?:-[^\W_]+)*(?: [^\W_]+(?:-[^\W_]+)*){2,5}")
_POINTED = re.compile(r"[^\W_][\w.,-]*(?: [^\W_][\w.,-]*){2,5}")
_LENGTHS = (5, 4, 6, 3)
_LONGEST = 120


def locator(lines: Sequence[str], first: int, last: int, within: str = "") -> str:
    """Words in the range that stand nowhere else, best of all in `within` (the passage itself); empty when there are none.

    The lines at both ends of a passage can hold words of its neighbours.
    """
    runs = [*_runs(lines, first, last, _PLAIN)] or [*_runs(lines, first, last, _POINTED)]
    own = [words for words in runs if words in within]
    unique = (words for words in (*own, *runs) if sum(words in line for line in lines) == 1)
    return next(unique, next(iter((*own, *runs)), ""))


def _runs(lines: Sequence[str], first: int, last: int, pattern: re.Pattern[str]) -> Iterator[str]:
    for line in lines[first - 1 : last]:
        words = list(re.finditer(r"\S+", line))
        for length in _LENGTHS:
            for begin, end in zip(words, words[length - 1 :], strict=False):
                run = line[begin.start() : end.end()].rstrip(".,;:?!")
                if len(run) <= _LONGEST and pattern.fullmatch(run):
                    yield run
