"""How to cite a record: what a reference says, and the same in the formats of reference managers.

A reference freezes what can change: besides title and address it holds the id, the place in the
source, the state of the follow-up and the date of the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from .. import views
from ..dutch import enumeration, written_date, written_lines
from ..register import Entry, Register
from .api import to_json

AUTHOR = "Adviesspoor"
MOST_PLACES = 6

# BibTeX counts braces, also escaped ones, so a brace in a value is written as a command.
_TEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{character: f"\\{character}" for character in "&%$#_"},
}
_TEX_SPECIAL = re.compile("[" + re.escape("".join(_TEX)) + "]")

# Two of these in a row, or a question or exclamation mark before a backtick, print as another sign.
_TEX_LIGATURE = re.compile(r"([-'`,<>])(?=\1)|[?!](?=`)")

# How an address has the signs that must not stand in it (RFC 3986); first the one that stands for the others.
_IN_ADDRESS = {sign: f"%{ord(sign):02X}" for sign in "% \r\n\"#<>[\\]^`{|}"}


@dataclass(frozen=True)
class Download:
    """A file that a link on the page holds: what its format is called, the name it gets, and its address."""

    format: str
    file: str
    address: str


@dataclass(frozen=True)
class Citation:
    """A reference to one record. Every text stands on one line.

    `url` is the public address, or empty when the site has none yet; `address` is then the
    address within the site.
    """

    id: str
    title: str
    kind: str
    places: str
    states: tuple[str, ...]
    day: str
    address: str
    url: str

    @cached_property
    def details(self) -> str:
        """What a reference adds to author, title and address, in sentences."""
        sentences = [
            f"{self.kind}, id {self.id}",
            f"Staat in: {self.places}" if self.places else "",
            *self.states,
            f"Peildatum {written_date(self.day)}",
        ]
        return " ".join(f"{sentence}." for sentence in sentences if sentence)

    @property
    def text(self) -> str:
        """The reference in Dutch, without the address that follows it."""
        return f"{AUTHOR}, ‘{self.title}’. {self.details}"

    @property
    def downloads(self) -> tuple[Download, ...]:
        """The reference as files for reference managers, inside the page: beside it they would be half of all files of the site."""
        return tuple(Download(name, f"{self.id}.{ending}", _data_address(media, write(self))) for name, ending, media, write in _FORMATS)


def citation(register: Register, entry: Entry, site_url: str = "") -> Citation:
    """The reference to a record with a page. `site_url` is the public address of the site, ending in '/'."""
    return Citation(
        id=entry.id,
        title=_line(entry.titel),
        kind=entry.kind.label,
        places=_line(written_places(register, _spots(entry))),
        states=tuple(_line(state) for state in _states(register, entry)),
        day=register.peildatum,
        address=entry.address,
        url=f"{site_url}{entry.address}" if site_url else "",
    )


def _data_address(media: str, text: str) -> str:
    """A text as an address (RFC 2397); signs outside ASCII may stand in an address on a page as they are."""
    for sign, written in _IN_ADDRESS.items():
        if sign in text:
            text = text.replace(sign, written)
    return f"data:{media};charset=utf-8,{text}"


def bibtex(cited: Citation) -> str:
    """The reference as BibTeX. Double braces keep capitals as they are."""
    fields = {
        "author": f"{{{AUTHOR}}}",
        "title": f"{{{_tex(cited.title)}}}",
        "year": cited.day[:4],
        "date": cited.day,
        "note": _tex(_note(cited)),
        "language": "dutch",
    }
    if cited.url:
        fields |= {"url": cited.url, "urldate": cited.day}
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{cited.id},\n{body}\n}}\n"


def ris(cited: Citation) -> str:
    """The reference as RIS: a tag, two spaces, a hyphen and a space on each line."""
    lines = [
        ("TY", "ELEC"),
        ("ID", cited.id),
        ("AU", AUTHOR),
        ("TI", cited.title),
        ("PY", cited.day[:4]),
        ("DA", cited.day.replace("-", "/")),
        ("N1", _note(cited)),
        ("LA", "nl"),
        ("UR", cited.url),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value) + "ER  - \r\n"


def csl_json(cited: Citation) -> str:
    """The reference as CSL-JSON (citeproc)."""
    item = {
        "id": cited.id,
        "type": "webpage",
        "author": [{"literal": AUTHOR}],
        "title": cited.title,
        "container-title": AUTHOR,
        "issued": {"date-parts": [[int(part) for part in cited.day.split("-")]]},
        "language": "nl-NL",
        "note": _note(cited),
    }
    if cited.url:
        item["URL"] = cited.url
    return to_json([item]).decode("utf-8")


def written_places(register: Register, spots: Sequence[Mapping[str, object]]) -> str:
    """Places in words: 'Beter bekend, MAR, 10 december 2019, regel 48–50 en 167–171; ...'.

    With more than MOST_PLACES only the sources are named: the page has the list.
    """
    if len(spots) > MOST_PLACES:
        return "; ".join(_source(register, id) for id in dict.fromkeys(str(spot["bron"]) for spot in spots))
    by_source = groupby(spots, key=lambda spot: str(spot["bron"]))
    return "; ".join(", ".join(filter(None, (_source(register, id), _where(list(group))))) for id, group in by_source)


def _spots(entry: Entry) -> list[dict[str, object]]:
    return [
        {"bron": spot.bron, "van_regel": spot.van_regel, "tot_regel": spot.tot_regel, "plek": spot.plek}
        for spot in entry.record.vindplaatsen
    ]


def _source(register: Register, id: str) -> str:
    record = register[id].record
    return ", ".join(filter(None, (record.titel, record.uitgever, record.datum and written_date(record.datum))))


def _where(spots: Sequence[Mapping[str, object]]) -> str:
    """The places within one source: 'regel 4–9, 12 en 20–21', or what is said about the spot."""
    lines = [written_lines(spot["van_regel"], spot["tot_regel"]).removeprefix("regel ") for spot in spots if spot["van_regel"]]
    said = [str(spot["plek"]) for spot in spots if spot.get("plek")]
    return ", ".join(filter(None, (f"regel {enumeration(lines)}" if lines else "", enumeration(said))))


def _states(register: Register, entry: Entry) -> Iterator[str]:
    """The state of each lane in words, with the date of its last report; none for a record without follow-up."""
    if not hasattr(entry.record, "opvolging"):
        return
    words = register.schemas.vocabularies
    labels = {term.tag: term.label for name in ("gemeen.status", "gemeen.stilte", "gemeen.spoor") for term in words[name]}
    for lane in views.followed(register, entry).lanes:
        state = labels[lane.state]
        day = f" ({written_date(lane.latest.datum)})" if lane.latest else ""
        yield f"{labels[lane.name]}: {state[:1].lower()}{state[1:]}{day}"


def _note(cited: Citation) -> str:
    return cited.details if cited.url else f"{cited.details} Adres op de site: {cited.address}"


def _line(text: str) -> str:
    """The text on one line: a line end would begin a new field in RIS."""
    return " ".join(text.split())


def _tex(text: str) -> str:
    return _TEX_LIGATURE.sub(lambda match: f"{match[0]}{{}}", _TEX_SPECIAL.sub(lambda match: _TEX[match[0]], text))


# For each format: its name, the ending of its files, its media type and who writes it.
_FORMATS = (
    ("BibTeX", "bib", "application/x-bibtex", bibtex),
    ("RIS", "ris", "application/x-research-info-systems", ris),
    ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json),
)
