"""The records as frozen types, one class per kind.

The schemas in `data/schema/` say which fields exist and what they mean; a test keeps
these classes and the schemas equal. Records are made from data that passed its schema.
"""

from __future__ import annotations

import msgspec


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of everything that is read from data.

    Records never refer to each other in a circle, so the garbage collector need not look at them.
    """


class Vindplaats(Part, kw_only=True):
    """A place in a source: a line range with words to find it by, or a described spot."""

    bron: str
    van_regel: int | None = None
    tot_regel: int | None = None
    zoekwoorden: str | None = None
    plek: str | None = None


class Afgeleid(Part, kw_only=True):
    """A field that follows from a source without standing in it, with the reason."""

    veld: str
    reden: str


class AanZet(Part, kw_only=True):
    """An organisation that can act, what it can do, and on what ground we say so."""

    organisatie: str
    wat: str
    grond: str
    reden: str | None = None


class Ondertekenaar(Part, kw_only=True):
    naam: str
    functie: str | None = None
    vindplaatsen: tuple[Vindplaats, ...]


class Grondslag(Part, kw_only=True):
    """A conversation, visit, document or commission on which a publication says it rests."""

    soort: str
    wat: str
    vindplaatsen: tuple[Vindplaats, ...]


class Bericht(Part, kw_only=True):
    """One report of what became of a recommendation, with its evidence."""

    datum: str
    status: str
    uitleg: str
    vindplaatsen: tuple[Vindplaats, ...]
    gezien_op: str
    grond: str
    reden: str | None = None


class Zoekactie(Part, kw_only=True):
    """Where and when was looked without finding anything."""

    datum: str
    waar: str
    gezocht_naar: str


class Opvolging(Part, kw_only=True):
    """What became of it, in two lanes, and the log of silence."""

    ind_zegt: tuple[Bericht, ...] = ()
    openbaar_te_zien: tuple[Bericht, ...] = ()
    gezocht: tuple[Zoekactie, ...] = ()


class Record(Part, kw_only=True):
    """What every record has; each kind also has a `titel`, whatever its name in the data."""

    id: str
    vindplaatsen: tuple[Vindplaats, ...] = ()
    afgeleid: tuple[Afgeleid, ...] = ()
    trefwoorden: tuple[str, ...] = ()
    themas: tuple[str, ...] = ()
    zie_ook: tuple[str, ...] = ()


class Tekst(Part, kw_only=True):
    bestand: str
    sha256: str


class Bron(Record, kw_only=True):
    titel: str
    soort: str
    uitgever: str
    makers: tuple[str, ...] = ()
    datum: str | None = None
    url: str | None = None
    geraadpleegd: str | None = None
    gezien: str
    tekst: Tekst | None = None
    samenvatting: str
    let_op: str | None = None


class Onderdeel(Record, kw_only=True):
    """One call within a compound recommendation."""

    titel: str
    samenvatting: str
    vorm: str


class Aanbeveling(Record, kw_only=True):
    nummer: str | None = None
    titel: str
    samenvatting: str
    toelichting: str | None = None
    vorm: str
    aan: tuple[str, ...]
    domein: str
    aan_zet: tuple[AanZet, ...]
    onderdelen: tuple[Onderdeel, ...] = ()
    opvolging: Opvolging = Opvolging()


class Advies(Record, kw_only=True):
    titel: str
    soort: str
    bron: str
    gekend: str = "tekst"
    datum: str | None = None
    jaar: int | None = None
    jaar_tot: int | None = None
    van: str
    aan: tuple[str, ...]
    samenvatting: str
    vraag: str | None = None
    aanleiding: str | None = None
    verantwoording: tuple[Grondslag, ...] = ()
    ondertekenaars: tuple[Ondertekenaar, ...] = ()
    aanbevelingen: tuple[Aanbeveling, ...]


class Stap(Record, kw_only=True):
    """One thing the IND says it does."""

    titel: str
    samenvatting: str | None = None
    wanneer: str


class Behoefte(Record, kw_only=True):
    """One thing the IND says it needs, and from whom."""

    titel: str
    samenvatting: str | None = None
    van: tuple[str, ...]
    grond: str
    reden: str | None = None


class Item(Record, kw_only=True):
    titel: str
    hoofdstuk: str
    kolom: str
    samenvatting: str
    knelpunt: str | None = None
    ind_doet: tuple[Stap, ...] = ()
    nodig: tuple[Behoefte, ...] = ()
    domein: str
    aan_zet: tuple[AanZet, ...]
    opvolging: Opvolging = Opvolging()


class Stand(Record, kw_only=True):
    titel: str
    bron: str
    gekend: str = "tekst"
    datum: str | None = None
    jaar: int | None = None
    van: str
    aan: tuple[str, ...]
    samenvatting: str
    verantwoording: tuple[Grondslag, ...] = ()
    ondertekenaars: tuple[Ondertekenaar, ...] = ()
    items: tuple[Item, ...]


class Taak(Part, kw_only=True):
    jaar: int
    taak: str
    vindplaatsen: tuple[Vindplaats, ...]


class Persoon(Part, kw_only=True):
    naam: str
    functie: str
    periode: str | None = None
    vindplaatsen: tuple[Vindplaats, ...]


class Organisatie(Record, kw_only=True):
    titel: str = msgspec.field(name="naam")
    afkorting: str | None = None
    soort: str
    onderdeel_van: str | None = None
    rollen: tuple[str, ...]
    domein: str
    samenvatting: str
    keten: str | None = None
    taken: tuple[Taak, ...] = ()
    personen: tuple[Persoon, ...] = ()


class Uitspraak(Record, kw_only=True):
    titel: str
    soort: str
    samenvatting: str
    volgens: str
    over: tuple[str, ...]
    domein: str
    jaar: int | None = None


class Les(Record, kw_only=True):
    titel: str
    soort: str
    nummer: str | None = None
    samenvatting: str
    toelichting: str | None = None
    volgens: str | None = None
    jaar: int | None = None
    jaar_tot: int | None = None
    organisaties: tuple[str, ...] = ()
    domein: str


class Gebeurtenis(Record, kw_only=True):
    titel: str
    datum: str
    datum_tot: str | None = None
    samenvatting: str
    organisaties: tuple[str, ...] = ()
    domein: str


class Begrip(Record, kw_only=True):
    titel: str = msgspec.field(name="term")
    afkorting: str | None = None
    betekenis: str
    ook: tuple[str, ...] = ()
    let_op: str | None = None
    organisatie: str | None = None


class Thema(Record, kw_only=True):
    titel: str = msgspec.field(name="naam")
    omschrijving: str


class DraadStap(Part, kw_only=True):
    record: str
    jaar: int | None = None
    kern: str
    verband: str
    reden: str


class Draad(Record, kw_only=True):
    titel: str
    samenvatting: str
    verandering: str | None = None
    stappen: tuple[DraadStap, ...]
