"""The facets: what results can be filtered by, as columns beside the index.

A column has a row for each document: the positions of its tags in the list of values.
A column that would weigh on every first query is a file of its own, fetched when a reader asks for it.
A new facet is a line in FACETS and a key in `Document.facets`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..followup import NEVER_SEARCHED as _NEVER
from ..register import Register
from .documents import KIND_ORDER, PROSE, kind_label_plural
from .shards import compact

# A heavier column (some 6 kB on the wire) is not for every visitor to fetch; unless each result shows what is in it.
HEAVY = 20_000
_IN_RESULTS = frozenset(("soort", "jaar", "domein"))


@dataclass(frozen=True)
class Facet:
    """One facet. `typed` are the words before the colon in the search field; `label` names one tag."""

    name: str
    title: str
    typed: tuple[str, ...]
    label: Callable[[Register, str], str]
    order: Callable[[Iterable[str], Counter[str]], list[str]]


def _title(register: Register, tag: str) -> str:
    entry = register.entries.get(tag)
    if entry is None:
        return tag
    return getattr(entry.record, "afkorting", None) or entry.titel


def _full_title(register: Register, tag: str) -> str:
    return register[tag].titel if tag in register else tag


def _term(*vocabularies: str) -> Callable[[Register, str], str]:
    def label(register: Register, tag: str) -> str:
        terms = [term for name in vocabularies for term in register.schemas.vocabularies.get(name, ())]
        return next((term.label for term in terms if term.tag == tag), tag)

    return label


def _by_count(tags: Iterable[str], counts: Counter[str]) -> list[str]:
    return sorted(tags, key=lambda tag: (-counts[tag], tag))


def _newest_first(tags: Iterable[str], counts: Counter[str]) -> list[str]:
    return sorted(tags, reverse=True)


def _by_kind(tags: Iterable[str], counts: Counter[str]) -> list[str]:
    order = (*KIND_ORDER, PROSE)
    return sorted(tags, key=lambda tag: (order.index(tag) if tag in order else len(order), tag))


_STATE = _term("gemeen.status", "gemeen.stilte")

FACETS: tuple[Facet, ...] = (
    Facet("soort", "Soort", ("soort",), lambda register, tag: kind_label_plural(tag), _by_kind),
    Facet("thema", "Thema", ("thema", "onderwerp"), _title, _by_count),
    Facet("aan", "Aan wie", ("aan", "voor"), _title, _by_count),
    Facet("jaar", "Jaar", ("jaar",), lambda register, tag: tag, _newest_first),
    Facet("domein", "Beleid of uitvoering", ("domein",), _term("gemeen.domein"), _by_count),
    Facet("vorm", "Vorm", ("vorm",), _term("advies.vorm"), _by_count),
    Facet("bron", "Bron", ("bron",), _full_title, _by_count),
    Facet("ind_zegt", "Opvolging: wat de IND zegt", ("status", "opvolging"), _STATE, _by_count),
    Facet("openbaar_te_zien", "Opvolging: openbaar te zien", ("gezien",), _STATE, _by_count),
    Facet("sporen", "Opvolging: de twee sporen", ("sporen",), lambda register, tag: "Wijzen niet dezelfde kant op", _by_count),
)


def label_of(register: Register, name: str, tag: str) -> str:
    """The word for a tag of the facet `name`."""
    return next(facet.label(register, tag) for facet in FACETS if facet.name == name)


def columns(register: Register, rows: Sequence[Mapping[str, tuple[str, ...]]]) -> tuple[list[dict[str, object]], dict[str, dict[str, object]]]:
    """All facets over the tags of each document, and, by name, the values and columns of those that are heavy.

    Facets that divide nothing are left out.
    """
    found, apart = [], {}
    for facet in FACETS:
        counts = Counter(tag for row in rows for tag in row.get(facet.name, ()))
        if not counts or max(counts.values()) == len(rows) or counts.keys() == {_NEVER}:
            continue
        tags = facet.order(counts, counts)
        places = {tag: index for index, tag in enumerate(tags)}
        column = {
            "waarden": [[tag, facet.label(register, tag)] for tag in tags],
            "kolom": [_packed([places[tag] for tag in row.get(facet.name, ())]) for row in rows],
        }
        head = {"naam": facet.name, "titel": facet.title, "getypt": facet.typed}
        if facet.name not in _IN_RESULTS and len(compact(column)) > HEAVY:
            apart[facet.name] = column
            column = {"aantal": len(tags)}
        found.append({**head, **column})
    return found, apart


def _packed(row: list[int]) -> object:
    """One value as a number, none as -1, more as a list: short, and it compresses well."""
    return row if len(row) > 1 else row[0] if row else -1
