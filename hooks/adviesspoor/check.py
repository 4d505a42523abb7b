"""The rules that look further than the shape of one file.

Each rule is a generator of findings; its docstring is the rule. The rules at the top look
at marked values and so also see records whose shape is wrong elsewhere; the others look at
whole records.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain
from pathlib import PurePosixPath

import msgspec

from .findings import Finding, Options, Place, choices, quoted
from .followup import LANES
from .kinds import BY_NAME, KINDS, modeline, source_of
from .lists import FOLDER
from .load import Document
from .register import Entry, Register
from .schema import Mark
from .unfinished import nothing_is_left_to_do

LOCATOR_WORDS = range(3, 7)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_LETTERS = re.compile("[a-z]{1,2}")
_NUMBER = re.compile("-[1-9][0-9]*")


def run(register: Register) -> Iterator[Finding]:
    """Every finding of every rule."""
    for rule in RULES:
        yield from rule(register)


def references_exist(register: Register) -> Iterator[Finding]:
    """A reference names an existing record of the right kind."""
    known = register.known
    ids = _ids_by_kind(register)
    by_kind = {"*": Options(chain(*ids.values())), **{kind.name: Options(ids.get(kind.name, ())) for kind in KINDS}}
    for document, mark in _marks(register, "x-verwijst-naar"):
        wanted, target = mark.argument, mark.value
        if target in register:
            found = register[target].kind
            if wanted not in ("*", found.name):
                yield Finding(document.place(mark.path), f"{quoted(target)} is geen {BY_NAME[wanted].label.lower()} maar een {found.label.lower()}{by_kind[wanted].hint(target)}")
        elif target not in known:
            label = "record" if wanted == "*" else BY_NAME[wanted].label.lower()
            yield Finding(document.place(mark.path), f"{quoted(target)} bestaat niet als {label}{by_kind[wanted].hint(target)}")


def ids_are_unique(register: Register) -> Iterator[Finding]:
    """Every id is used once, over all kinds of records."""
    first: dict[str, tuple[Document, Mark]] = {}
    for document, mark in _marks(register, "x-controle", "id"):
        if mark.value in first:
            there, other = first[mark.value]
            free = free_id(mark.value, register.known)
            yield Finding(document.place(mark.path), f"het id {quoted(mark.value)} bestaat al ({there.place(other.path)}); kies een ander, bijvoorbeeld '{free}'")
        first.setdefault(mark.value, (document, mark))


def dates_exist(register: Register) -> Iterator[Finding]:
    """A date is a day, month or year that the calendar has."""
    for document, mark in _marks(register, "x-controle", "datum"):
        if not _DATE.fullmatch(mark.value):
            continue  # the schema says so
        parts = [int(part) for part in mark.value.split("-")]
        try:
            date(*parts, *[1] * (3 - len(parts)))
        except ValueError:
            yield Finding(document.place(mark.path), f"de datum '{mark.value}' bestaat niet; schrijf jaar, maand en dag als 2019-12-10")


def places_are_usable(register: Register) -> Iterator[Finding]:
    """A vindplaats has a line range and a locator of three to six words if its source is a text, else no lines."""
    for document, mark in _marks(register, "x-controle", "vindplaats"):
        spot = mark.value
        first, last = spot.get("van_regel"), spot.get("tot_regel")
        if isinstance(first, int) and isinstance(last, int) and first > last:
            yield Finding(document.place((*mark.path, "tot_regel")), f"tot_regel ({last}) ligt voor van_regel ({first}); draai ze om")
        words = spot.get("zoekwoorden")
        if isinstance(words, str) and len(words.split()) not in LOCATOR_WORDS:
            yield Finding(document.place((*mark.path, "zoekwoorden")), f"de zoekwoorden zijn {len(words.split())} woorden; gebruik er drie tot zes")
        if spot.get("bron") in register and register[spot["bron"]].kind.name == "bron":
            has_text = register[spot["bron"]].record.tekst is not None
            if has_text and first is None:
                yield Finding(document.place(mark.path), f"van_regel, tot_regel en zoekwoorden ontbreken; '{spot['bron']}' heeft een tekst met regelnummers")
            if not has_text and first is not None:
                yield Finding(document.place((*mark.path, "van_regel")), f"'{spot['bron']}' heeft geen tekst met regelnummers; gebruik het veld plek")


def ids_fit_their_place(register: Register) -> Iterator[Finding]:
    """A file is named after its id; a record in a list carries the id of what it belongs to, with a number or letter."""
    for entry in register:
        id, parent = entry.id, entry.parent
        if entry.kind.per_file and not parent:
            stem = PurePosixPath(entry.document.file).stem
            if id != stem:
                yield Finding(entry.place("id"), f"het id '{id}' is anders dan de bestandsnaam; gebruik '{stem}' of hernoem het bestand")
        elif entry.is_part:
            if not _continues(id, parent, _LETTERS):
                yield Finding(entry.place("id"), f"het id '{id}' past niet bij zijn plek; gebruik '{parent}' met een letter erachter, zoals '{parent}a'")
        elif parent and not _continues(id, parent, _NUMBER):
            yield Finding(entry.place("id"), f"het id '{id}' past niet bij zijn plek; gebruik '{parent}-' met een volgnummer, zoals '{parent}-1'")


def _continues(id: str, parent: str, pattern: re.Pattern[str]) -> bool:
    """Whether an id is that of its parent with just `pattern` after it."""
    return id.startswith(parent) and pattern.fullmatch(id, len(parent)) is not None


def ids_leave_room(register: Register) -> Iterator[Finding]:
    """No id is the name of the folder in which a page keeps its long lists."""
    for document, mark in _marks(register, "x-controle", "id"):
        if mark.value == FOLDER:
            yield Finding(document.place(mark.path), f"het id '{FOLDER}' is nodig voor adressen van lange lijsten; kies een ander, bijvoorbeeld '{free_id(FOLDER, register.known)}'")


def published_ids_stay(register: Register) -> Iterator[Finding]:
    """A published id keeps answering at its address: its record is there, or a forwarding entry is."""
    document = next((doc for doc in register.documents if doc.file == "data/gepubliceerd.yml"), None)
    if document is None:
        return
    records, published = Options(register.entries), Options(register.published)
    for id, address in register.published.items():
        path = ("gepubliceerd", id)
        if id in register:
            if register[id].address != address and id not in register.forwards:
                yield Finding(document.place(path), f"'{id}' staat nu op {register[id].address}, maar is gepubliceerd op {address}; een adres verandert niet")
        elif id not in register.forwards and id not in register.known:
            yield Finding(document.place(path), f"'{id}' is gepubliceerd maar bestaat niet meer; zet het record terug of vul doorverwezen aan met het record dat ervoor in de plaats kwam{records.hint(id)}")
    for forward in register.forwards.values():
        path = ("doorverwezen", forward.row, "id")
        if forward.id in register:
            yield Finding(document.place(path), f"'{forward.id}' is doorverwezen maar bestaat nog; haal een van de twee weg")
        elif not forward.address:
            yield Finding(document.place(path), f"'{forward.id}' staat niet in de lijst gepubliceerd{published.hint(forward.id)}")
    for forward in register.repeated_forwards:
        place = document.place(("doorverwezen", forward.row, "id"))
        first = document.place(("doorverwezen", register.forwards[forward.id].row, "id"))
        yield Finding(place, f"'{forward.id}' is al doorverwezen op regel {first.line}; haal een van de twee weg")


def themes_are_used(register: Register) -> Iterator[Finding]:
    """Every theme has at least one record."""
    used = {mark.value for _, mark in _marks(register, "x-verwijst-naar", "thema")}
    unused = [theme for theme in register.of("thema") if theme.id not in used]
    if unused and any(document.data is None for document in register.documents):
        return  # what a file that cannot be read uses, nobody knows
    for theme in unused:
        yield Finding(theme.place("id"), f"het thema '{theme.id}' wordt nergens gebruikt; gebruik het of haal het weg")


def derived_fields_exist(register: Register) -> Iterator[Finding]:
    """An `afgeleid` entry names a field that the record has."""
    for entry in register:
        record = entry.record
        names = record.__struct_encode_fields__
        for index, derived in enumerate(record.afgeleid):
            filled = [name for name, field in zip(names, record.__struct_fields__, strict=True) if getattr(record, field) not in (None, ())]
            if derived.veld not in filled:
                wrong = "is in dit record niet ingevuld" if derived.veld in names else "is geen veld van dit record"
                yield Finding(entry.place("afgeleid", index, "veld"), f"'{derived.veld}' {wrong}{choices(derived.veld, filled)}")


def years_agree(register: Register) -> Iterator[Finding]:
    """The year of a record is the year of its date, and a period ends after it begins."""
    for entry in register:
        record = entry.record
        day, year = getattr(record, "datum", None), getattr(record, "jaar", None)
        if day and year and int(day[:4]) != year:
            yield Finding(entry.place("jaar"), f"het jaar {year} is anders dan het jaar van de datum {day}")
        for start, end in (("jaar", "jaar_tot"), ("datum", "datum_tot")):
            first, last = getattr(record, start, None), getattr(record, end, None)
            if first and last and _ends_before(str(first), str(last)):
                yield Finding(entry.place(end), f"{end} ({last}) ligt voor {start} ({first}); draai ze om")


def _ends_before(first: str, last: str) -> bool:
    """Whether `last` is earlier, as far as both are known: 2010 does not end before 2010-05."""
    known = min(len(first), len(last))
    return last[:known] < first[:known]


def records_do_not_name_themselves(register: Register) -> Iterator[Finding]:
    """`zie_ook` names other records."""
    for entry in register:
        if entry.id in entry.record.zie_ook:
            yield Finding(entry.place("zie_ook", entry.record.zie_ook.index(entry.id)), f"'{entry.id}' verwijst naar zichzelf; noem een ander record of haal het weg")


def titles_are_unique(register: Register) -> Iterator[Finding]:
    """No two pages of one kind have the same title: a reader could not tell them apart."""
    for kind in KINDS:
        seen: dict[str, Entry] = {}
        for entry in register.of(kind.name):
            key = entry.titel.casefold().strip()
            if key in seen:
                yield Finding(entry.place(_title_key(entry)), f"de titel '{entry.titel}' is ook die van '{seen[key].id}'; maak een van beide duidelijker")
            seen.setdefault(key, entry)


def follow_up_follows(register: Register) -> Iterator[Finding]:
    """Follow-up comes after what it follows, was seen after it appeared, and not after the date of the data."""
    for entry in (*register.of("aanbeveling"), *register.of("item")):
        source = register[entry.parent].record if entry.parent in register else None
        start = getattr(source, "datum", None)
        for lane in LANES:
            for index, report in enumerate(getattr(entry.record.opvolging, lane)):
                where = ("opvolging", lane, index)
                if start and report.datum < start[: len(report.datum)]:
                    yield Finding(entry.place(*where, "datum"), f"dit bericht ({report.datum}) is ouder dan het stuk waarop het volgt ({start}); kies een latere datum of zet het op de tijdlijn")
                if report.gezien_op < report.datum:
                    yield Finding(entry.place(*where, "gezien_op"), f"gezien_op ({report.gezien_op}) ligt voor de datum van het bericht ({report.datum}); verbeter een van beide")
                if register.peildatum and report.gezien_op > register.peildatum:
                    yield Finding(entry.place(*where, "gezien_op"), f"gezien_op ({report.gezien_op}) ligt na de peildatum ({register.peildatum}); pas de peildatum in data/gegevens.yml aan")
        for index, search in enumerate(entry.record.opvolging.gezocht):
            if register.peildatum and search.datum > register.peildatum:
                yield Finding(entry.place("opvolging", "gezocht", index, "datum"), f"de zoekdatum ({search.datum}) ligt na de peildatum ({register.peildatum}); pas de peildatum in data/gegevens.yml aan")


def files_name_their_schema(register: Register) -> Iterator[Finding]:
    """A data file starts with the line that lets an editor complete and check it."""
    for document in register.documents:
        wanted = modeline(document.file)
        if document.first_line.rstrip() != wanted and document.data is not None:
            yield Finding(Place(document.file), f"de eerste regel moet zijn: {wanted}")


RULES = (
    nothing_is_left_to_do,
    references_exist,
    ids_are_unique,
    dates_exist,
    places_are_usable,
    ids_fit_their_place,
    ids_leave_room,
    published_ids_stay,
    themes_are_used,
    derived_fields_exist,
    years_agree,
    records_do_not_name_themselves,
    titles_are_unique,
    follow_up_follows,
    files_name_their_schema,
)


def counts(register: Register) -> dict[str, int]:
    """How many records of each kind have a page, by the plural name of the kind."""
    found = Counter(entry.kind.name for entry in register.pages)
    return {kind.plural: found[kind.name] for kind in KINDS}


def _marks(register: Register, keyword: str, argument: str = "") -> Iterator[tuple[Document, Mark]]:
    for document in register.documents:
        for mark in register.marks.get(document.file, ()):
            if mark.keyword == keyword and argument in ("", mark.argument):
                yield document, mark


def _ids_by_kind(register: Register) -> dict[str, list[str]]:
    """The ids in the data, those of broken records included, by the name of their kind."""
    found: dict[str, list[str]] = {}
    for document, mark in _marks(register, "x-controle", "id"):
        if not _ID.fullmatch(mark.value):
            continue
        kind = source_of(document.file)
        inner = (child for child in KINDS if child.parent == kind.name and child.list_key == mark.path[0])
        found.setdefault(next(inner, kind).name, []).append(mark.value)
    return found


def _title_key(entry: Entry) -> str:
    """The name in the data of the field that serves as title: 'titel', 'naam' or 'term'."""
    return next(field.encode_name for field in msgspec.structs.fields(entry.record) if field.name == "titel")


def free_id(id: str, known: Collection[str]) -> str:
    """An id like `id` that is not in `known`: with the next number, or with a number after it."""
    stem, dash, number = id.rpartition("-")
    stem, start = (stem, int(number)) if dash and re.fullmatch("[0-9]{1,9}", number) else (id[:70], 1)
    return next(free for free in (f"{stem}-{n}" for n in range(start + 1, start + len(known) + 2)) if free not in known)
