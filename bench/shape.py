"""The shape of a synthetic register: how many records of each kind, and all ids before there is any record."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

from .words import Words

SMALLEST = 40

# Records per hundred; advices and Standen with all that is in them take the rest.
_SHARES = {"begrip": 6, "les": 12, "uitspraak": 8, "gebeurtenis": 5, "organisatie": 2, "draad": 0.5, "webpagina": 1.5}
_PER_ADVIES = 14
_PER_STAND = 22
_STANDEN = 0.25
_LESSEN_PER_STUDY = 150
_PREFIX = {"les": "les", "uitspraak": "uitspraak", "gebeurtenis": "gebeurtenis", "begrip": "begrip", "draad": "draad", "webpagina": "bron", "studie": "bron"}


@dataclass(frozen=True)
class Shape:
    """All ids by kind. `inside` gives the records in an advice or Stand; a bron is `bron-<id>`, a webpage or a study."""

    ids: dict[str, list[str]]
    inside: dict[str, list[str]]

    @property
    def everything(self) -> list[str]:
        return [id for ids in self.ids.values() for id in ids]


def shape(number: int, words: Words, organisations: list[str]) -> Shape:
    """Ids for exactly `number` records with a page. `organisations` are ids that templates may know."""
    if number < SMALLEST:
        raise ValueError(f"a synthetic register has at least {SMALLEST} records")
    counts = {kind: max(1, round(number * share / 100)) for kind, share in _SHARES.items()}
    counts["thema"] = 8 + number // 500
    counts["studie"] = max(1, counts["les"] // _LESSEN_PER_STUDY)
    rest = number - sum(counts.values())
    ids = {kind: [words.slug(_PREFIX.get(kind, "")) for _ in range(count)] for kind, count in counts.items()}
    ids["organisatie"] = [*organisations, *ids["organisatie"]][: counts["organisatie"]]

    standen = max(1, round(rest * _STANDEN / (_PER_STAND + 2)))
    ids["stand"] = [words.slug("stand") for _ in range(standen)]
    items = max(standen, round(rest * _STANDEN) - 2 * standen)
    rest -= items + 2 * standen
    adviezen = max(1, round(rest / (_PER_ADVIES + 2)))
    ids["advies"] = [words.slug("advies") for _ in range(adviezen)]
    inside = {**_numbered(ids["stand"], items), **_numbered(ids["advies"], rest - 2 * adviezen)}
    ids["item"] = [id for stand in ids["stand"] for id in inside[stand]]
    ids["aanbeveling"] = [id for advies in ids["advies"] for id in inside[advies]]
    ids["bron"] = [*(f"bron-{id}" for id in (*ids["advies"], *ids["stand"])), *ids.pop("studie"), *ids["webpagina"]]
    del ids["webpagina"]
    return Shape(ids, inside)


def _numbered(parents: list[str], number: int) -> dict[str, list[str]]:
    """`number` ids divided evenly over their parents: parent-1, parent-2 …"""
    share, extra = divmod(number, len(parents))
    return {parent: [f"{parent}-{n}" for n in range(1, share + (index < extra) + 1)] for index, parent in enumerate(parents)}


class Choice:
    """Draws from a list in which the first are chosen far more often, as with themes and organisations."""

    def __init__(self, options: list[str], rng: random.Random, steepness: float) -> None:
        self._options = options
        self._rng = rng
        self._cumulative = list(accumulate(1 / rank**steepness for rank in range(1, len(options) + 1)))

    def several(self, low: int, high: int) -> list[str]:
        """`low` to `high` different options (fewer when there are fewer)."""
        number = min(self._rng.randint(low, high), len(self._options))
        found: dict[str, None] = {}
        while len(found) < number:
            found[self._rng.choices(self._options, cum_weights=self._cumulative)[0]] = None
        return [*found]

    def one(self) -> str:
        return self.several(1, 1)[0]
