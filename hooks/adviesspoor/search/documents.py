"""From records and prose pages to what can be searched: documents with a title, search words and text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .. import views
from ..kinds import BY_NAME
from ..records import Vindplaats
from ..register import Entry, Register
from . import contents
from .contents import Section

PROSE = "pagina"
PROSE_LABEL = "Uitleg"

# The tag of a record whose two lanes of follow-up point different ways.
DISAGREE = "verschillen"

# The order of the documents: what people come for stands first.
KIND_ORDER = ("aanbeveling", "advies", "item", "stand", "draad", "uitspraak", "les", "organisatie", "begrip", "gebeurtenis", "thema", "bron")


@dataclass(frozen=True)
class Document:
    """One thing that can be found.

    `names` are what it is called in one word: ids and abbreviations. `about` are the words
    around it under a label for the reader. `facets` gives tags by facet; `places` says where
    the sources have it.
    """

    id: str
    address: str
    kind: str
    title: str
    sections: tuple[Section, ...]
    keywords: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: str = ""
    places: tuple[Vindplaats, ...] = ()

    @property
    def part_titles(self) -> tuple[str, ...]:
        """The titles of its parts."""
        return tuple(section.title for section in self.sections if section.title)


def documents(register: Register, prose_pages: Iterable[tuple[str, str, str]]) -> Iterator[Document]:
    """Every record with a page of its own, in the order of the kinds, and then the prose pages."""
    order = {name: place for place, name in enumerate(KIND_ORDER)}
    entries = sorted(register.pages, key=lambda entry: order.get(entry.kind.name, len(order)))
    yield from (of_record(register, entry) for entry in entries)
    yield from (of_prose(*page) for page in prose_pages)


def of_prose(address: str, title: str, text: str) -> Document:
    """A prose page as a document; its id is its address without the slash at the end."""
    id = address.strip("/") or "start"
    sections = tuple(Section(line) for line in text.split("\n") if line.strip())
    return Document(id, address, PROSE, title, sections, facets={"soort": (PROSE,)})


def of_record(register: Register, entry: Entry) -> Document:
    """A record with its parts as one document."""
    record = entry.record
    owner = register[entry.parent].record if entry.parent else None
    sections = tuple(contents.sections(register, record))
    abbreviation = getattr(record, "afkorting", None)
    span = views.years(register, entry)
    years = tuple(str(year) for year in range(span[0], span[1] + 1)) if span else ()
    places = tuple(dict.fromkeys(place for one in (record, *contents.parts(record)) for place in one.vindplaatsen))
    return Document(
        id=entry.id,
        address=entry.address,
        kind=entry.kind.name,
        title=entry.titel,
        sections=sections,
        keywords=tuple(contents.keywords(record)),
        names=(entry.id, *(section.id for section in sections if section.id), *((abbreviation,) if abbreviation else ())),
        about=contents.about(register, record, owner),
        facets=_facets(register, entry, years, places),
        date=getattr(record, "datum", None) or getattr(owner, "datum", None) or (years[0] if years else ""),
        places=places,
    )


def _facets(register: Register, entry: Entry, years: tuple[str, ...], places: tuple[Vindplaats, ...]) -> dict[str, tuple[str, ...]]:
    """The tags of a record by facet; a facet that says nothing about this kind is left out."""
    record, parts = entry.record, contents.parts(entry.record)
    followed = views.followed(register, entry) if hasattr(record, "opvolging") else None
    found = {
        "soort": (entry.kind.name,),
        "thema": (entry.id,) if entry.kind.name == "thema" else record.themas,
        "aan": (*getattr(record, "aan", ()), *(id for part in parts for id in getattr(part, "van", ()))),
        "jaar": years,
        "domein": (getattr(record, "domein", None),),
        "vorm": (getattr(record, "vorm", None), *(getattr(part, "vorm", None) for part in parts)),
        "bron": (entry.id,) if entry.kind.name == "bron" else (getattr(record, "bron", None), *(place.bron for place in places)),
        **({lane.name: (lane.state,) for lane in followed.lanes} if followed else {}),
        "sporen": (DISAGREE,) if followed and followed.disagree else (),
    }
    return {name: tags for name, values in found.items() if (tags := tuple(dict.fromkeys(value for value in values if value)))}


def kind_label(kind: str) -> str:
    """What a kind is called on the page, in the singular."""
    return BY_NAME[kind].label if kind in BY_NAME else PROSE_LABEL


def kind_label_plural(kind: str) -> str:
    """What a kind is called on the page, in the plural."""
    return BY_NAME[kind].label_plural if kind in BY_NAME else PROSE_LABEL
