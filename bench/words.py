"""Made-up Dutch text: real words by rank, drawn with the frequencies of real text."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path

# Two-regime Zipf: the head falls as 1/rank, the tail faster; fitted to the vocabulary growth of the source texts.
_KNEE = 500
_TAIL = 1.4
_VOCABULARY = 90_000

_KEY = re.compile(r"^\s*(?:- )?[a-z_]+:", re.MULTILINE)
_WORD = re.compile(r"(?<![\w-])[a-zà-ÿ]{2,}(?![\w-])")


def ranked_words(data: Path) -> list[str]:
    """The words in the values of every YAML file below `data`, the most frequent first."""
    counts: Counter[str] = Counter()
    for path in sorted(data.rglob("*.yml")):
        counts.update(_WORD.findall(_KEY.sub("", path.read_text(encoding="utf-8"))))
    return sorted(counts, key=lambda word: (-counts[word], word))


class Words:
    """Draws words, titles and sentences from one random generator."""

    def __init__(self, ranked: Iterable[str], rng: random.Random) -> None:
        self._rng = rng
        self._words = _with_compounds([*ranked], rng)
        weights = (1 / rank if rank <= _KNEE else _KNEE ** (_TAIL - 1) / rank**_TAIL for rank in range(1, len(self._words) + 1))
        self._cumulative = list(accumulate(weights))
        self._telling = [word for word in self._words[60:] if word.isascii() and len(word) > 4]
        self._telling_cumulative = list(accumulate(1 / rank for rank in range(20, len(self._telling) + 20)))
        self._used: set[str] = set()

    def draw(self, number: int) -> list[str]:
        return self._rng.choices(self._words, cum_weights=self._cumulative, k=number)

    def about(self, low: int, high: int) -> int:
        """A length between `low` and `high`, more often short than long."""
        return round(self._rng.triangular(low, high, low + (high - low) / 3))

    def text(self, low: int, high: int) -> str:
        """Sentences of six to fourteen words, together `low` to `high` words."""
        words = self.draw(self.about(low, high))
        sentences: list[str] = []
        while words:
            length = self._rng.randint(6, 14)
            sentences.append(" ".join(words[:length]).capitalize() + ".")
            words = words[length:]
        return " ".join(sentences)

    def title(self, low: int = 5, high: int = 12) -> str:
        """A title that no other record has."""
        return self._unique(lambda: " ".join([*self.draw(self.about(low, high) - 1), *self.telling(1)]).capitalize())

    def term(self) -> str:
        """One or two telling words that are no other record's title."""
        return self._unique(lambda: " ".join(self.telling(self._rng.randint(1, 2))).capitalize())

    def telling(self, number: int) -> list[str]:
        """Different words that say something, as editors choose search words."""
        found: dict[str, None] = {}
        while len(found) < number:
            found[self._rng.choices(self._telling, cum_weights=self._telling_cumulative)[0]] = None
        return [*found]

    def slug(self, prefix: str) -> str:
        """An id that no other record has."""
        return self._unique(lambda: "-".join([*([prefix] if prefix else []), *self.telling(2)])[:50].rstrip("-"))

    def _unique(self, make: Callable[[], str]) -> str:
        """What `make` makes, again until it is new and short enough for a title."""
        while (made := make()) in self._used or len(made) > 140:
            pass
        self._used.add(made)
        return made


def _with_compounds(ranked: list[str], rng: random.Random) -> list[str]:
    """The list continued with compounds: Dutch makes its rare words that way."""
    parts = [word for word in ranked[50:] if 4 <= len(word) <= 9]
    words = dict.fromkeys(ranked)
    while len(words) < _VOCABULARY:
        words[rng.choice(parts) + rng.choice(parts)] = None
    return [*words]
