"""Abbreviations, full names and other words for the same thing, from the begrippen and organisaties.

Each begrip is a group with a term of its own ('0coa0', which no stemmer touches). Where a text has the
official name or the abbreviation, the index gets the group's term as well; a query that has
any of the words asks for that term too. So COA finds the full name and the other way round,
and a plain word finds the official one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..register import Register
from .pipeline import Dutch
from .words import words

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Words for one thing: `official` can be found in texts, `plain` only leads a query there."""

    term: str
    official: frozenset[Stems]
    plain: frozenset[Stems]


def groups(register: Register, dutch: Dutch) -> tuple[Group, ...]:
    """One group per begrip, and one per organisatie that has an abbreviation; those for the same thing are one."""
    found: dict[str, tuple[set[Stems], set[Stems]]] = {}
    for entry in register.of("organisatie"):
        if entry.record.afkorting:
            _add(found, entry.id, dutch, (entry.titel, entry.record.afkorting), ())
    for entry in register.of("begrip"):
        record = entry.record
        _add(found, record.organisatie or entry.id.removeprefix("begrip-"), dutch, (entry.titel, record.afkorting or ""), record.ook)
    return tuple(
        Group(f"0{name}0", frozenset(official), frozenset(plain - official))
        for name, (official, plain) in sorted(found.items())
        if len(official | plain) > 1
    )


def _add(found: dict, name: str, dutch: Dutch, official: Iterable[str], plain: Iterable[str]) -> None:
    sets = found.setdefault(name, (set(), set()))
    for target, variants in zip(sets, (official, plain), strict=True):
        for variant in variants:
            if key := stems(variant, dutch):
                target.add(key)


def stems(text: str, dutch: Dutch) -> Stems:
    """The terms of a text in order, without stop words; of nothing but stop words (the OM), the stop words count."""
    wholes = [word.joined for word in words(text)]
    return tuple(filter(None, map(dutch.term, wholes))) or tuple(map(dutch.stem, wholes))


class Finder:
    """Finds the groups that a text mentions."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._by_first: dict[str, list[tuple[Stems, str]]] = {}
        for group in groups:
            for variant in group.official:
                self._by_first.setdefault(variant[0], []).append((variant, group.term))

    def terms(self, stems: Stems) -> list[str]:
        """The term of every group whose official name or abbreviation stands in a text with these stems, as often as it does."""
        first = self._by_first
        return [term for place, stem in enumerate(stems) if stem in first for name, term in first[stem] if stems[place : place + len(name)] == name]
