"""The kinds of records: where each stands in `data/`, its schema, and its address on the site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from . import records


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    `file` is a YAML file with a list, or a folder with a file per record (`per_file`).
    `definition` is the `$defs` name of the record within its schema; empty is the schema itself.
    `list_key` is the key under which the list stands in its file or in its parent record.
    """

    name: str
    plural: str
    label: str
    label_plural: str
    type: type[records.Record]
    schema: str
    definition: str
    list_key: str
    address: str
    file: str = ""
    per_file: bool = False
    parent: str = ""


KINDS: tuple[Kind, ...] = (
    Kind("bron", "bronnen", "Bron", "Bronnen", records.Bron, "bronnen", "bron", "bronnen", "bronnen", "bronnen.yml"),
    Kind("advies", "adviezen", "Advies", "Adviezen", records.Advies, "advies", "", "", "adviezen", "adviezen", per_file=True),
    Kind("aanbeveling", "aanbevelingen", "Aanbeveling", "Aanbevelingen", records.Aanbeveling, "advies", "aanbeveling", "aanbevelingen", "aanbevelingen", parent="advies"),
    Kind("stand", "standen", "Stand van de Uitvoering", "Standen van de Uitvoering", records.Stand, "stand", "", "", "stand-van-de-uitvoering", "standen", per_file=True),
    Kind("item", "items", "Item uit de Stand", "Items uit de Stand", records.Item, "stand", "item", "items", "stand-van-de-uitvoering", parent="stand"),
    Kind("organisatie", "organisaties", "Organisatie", "Organisaties", records.Organisatie, "organisaties", "organisatie", "organisaties", "organisaties", "organisaties.yml"),
    Kind("uitspraak", "uitspraken", "Uitspraak", "Uitspraken", records.Uitspraak, "uitspraken", "uitspraak", "uitspraken", "beleid-en-uitvoering", "beleid_en_uitvoering.yml"),
    Kind("les", "lessen", "Les", "Lessen", records.Les, "lessen", "les", "lessen", "lessen", "lessen.yml"),
    Kind("gebeurtenis", "gebeurtenissen", "Gebeurtenis", "Gebeurtenissen", records.Gebeurtenis, "tijdlijn", "gebeurtenis", "gebeurtenissen", "tijdlijn", "tijdlijn.yml"),
    Kind("begrip", "begrippen", "Begrip", "Begrippen", records.Begrip, "begrippen", "begrip", "begrippen", "begrippen", "begrippen.yml"),
    Kind("thema", "themas", "Thema", "Thema’s", records.Thema, "themas", "thema", "themas", "themas", "themas.yml"),
    Kind("draad", "draden", "Rode draad", "Rode draden", records.Draad, "draden", "draad", "draden", "draden", "draden.yml"),
)

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}

# The lists inside a record whose entries have ids of their own; they live on the page of their record.
PART_LISTS: dict[str, tuple[str, ...]] = {"aanbeveling": ("onderdelen",), "item": ("ind_doet", "nodig")}


@dataclass(frozen=True)
class Support:
    """A data file that holds no records, but facts about all of them."""

    file: str
    schema: str


SUPPORT: tuple[Support, ...] = (
    Support("gegevens.yml", "gegevens"),
    Support("gepubliceerd.yml", "gepubliceerd"),
)

_SOURCES: dict[str, Kind | Support] = {
    **{kind.file: kind for kind in KINDS if kind.file},
    **{support.file: support for support in SUPPORT},
}


def modeline(file: str) -> str:
    """The first line of a data file ('data/adviezen/x.yml'): it tells editors where its schema is."""
    return f"# yaml-language-server: $schema={'../' * (file.count('/') - 1)}schema/{source_of(file).schema}.schema.json"


def source_of(file: str) -> Kind | Support | None:
    """What a file below `data/` holds ('data/lessen.yml', 'data/adviezen/x.yml'); None for a file nobody reads."""
    parts = PurePosixPath(file).parts[1:]
    source = _SOURCES.get(parts[0]) if parts else None
    deep = isinstance(source, Kind) and source.per_file
    if source is None or len(parts) != (2 if deep else 1) or not file.endswith(".yml"):
        return None
    return source
