"""The files that machines look for at a fixed address: robots.txt, security.txt, llms.txt, the sitemap."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

from . import check, feeds
from .changes import Changes
from .history import History
from .register import Register
from .website import Site

SECURITY = ".well-known/security.txt"

# What a machine can take away, if this site has it: address and what it is.
_DATA = (
    ("api/v1/alles.json", "alle records in één bestand"),
    ("api/v1/index.json", "wat er in de API zit"),
    ("api/v1/openapi.json", "beschrijving van de API (OpenAPI 3.1)"),
    ("data/adviesspoor.zip", "alle records als CSV, met beschrijving (Frictionless Data Package)"),
    ("data/adviesspoor.xlsx", "alle records als werkmap, een blad per soort"),
    ("data/dcat.ttl", "beschrijving van de gegevensset (DCAT)"),
    ("data/", "uitleg bij de gegevens, met voorbeelden"),
    (feeds.ALL, "alle wijzigingen als Atom-feed"),
    ("sitemap.xml", "alle pagina's, met de datum van de laatste wijziging"),
)


class SettingError(Exception):
    """A setting of the site that cannot be used; the message is Dutch."""


def dated_pages(register: Register, changes: Changes, history: History, prose: Mapping[str, str]) -> Iterable[tuple[str, datetime | None]]:
    """Every page for the sitemap and when its content last changed, if that is known.

    `prose` gives for each prose page its file, or '' when what it shows does not only come from
    that file (the pages of a list come from none). Old addresses are left out: they are not pages to be found, but to be reached.
    """
    for address, file in prose.items():
        yield address, history.files.get(file)
    for entry in register.pages:
        last = changes.last(entry.id)
        yield entry.address, last.time if last else None
    for day in changes.days:
        yield day.address, max(change.time for change in day.changes)


def robots(site: Site) -> bytes:
    """robots.txt (RFC 9309): everything may be read. It only counts at the root of a host."""
    lines = ["User-agent: *", "Allow: /"]
    if site.url:
        lines += ["", f"Sitemap: {site.url}sitemap.xml"]
    return _lines(lines)


def security(site: Site, contact: str, expires: str | date, today: str) -> dict[str, bytes]:
    """security.txt (RFC 9116), or nothing when neither contact nor expiry is set: absent rather than made up.

    `contact` is a URI and `expires` a date or date-time that lies after `today`, the date of the
    data. Raises SettingError.
    """
    expires = str(expires)  # YAML makes a date of it when it can
    if not contact and not expires:
        return {}
    if not contact or not expires:
        raise SettingError("security.txt heeft een contactadres en een vervaldatum nodig; zet SECURITY_CONTACT en SECURITY_EXPIRES allebei, of geen van beide")
    if urlsplit(contact).scheme not in ("https", "mailto", "tel") or any(character.isspace() for character in contact):
        raise SettingError(f"SECURITY_CONTACT '{contact}' is geen adres; schrijf het als mailto:naam@voorbeeld.nl of https://…")
    moment = _moment(expires)
    if moment.date().isoformat() <= today:
        raise SettingError(f"SECURITY_EXPIRES '{expires}' ligt niet na de peildatum ({today}); kies een latere dag, ten hoogste een jaar vooruit")
    lines = [f"Contact: {contact}", f"Expires: {moment.strftime('%Y-%m-%dT%H:%M:%SZ')}", "Preferred-Languages: nl, en"]
    if site.url:
        lines.append(f"Canonical: {site.url}{SECURITY}")
    return {SECURITY: _lines(lines)}


def llms(site: Site, register: Register, available: Collection[str]) -> bytes:
    """llms.txt (llmstxt.org): what this site is and where its data is, for programs that read along.

    Only addresses in `available` are named.
    """
    rows = [f"- [{what[:1].upper()}{what[1:]}]({site.link(address)})" for address, what in _DATA if address in available]
    amounts = [f"- {name}: {number}" for name, number in check.counts(register).items() if number]
    return _lines(
        [
            f"# {site.name}",
            "",
            f"> {site.description} Onafhankelijk: geen site van de IND of van de Maatschappelijke Adviesraad.",
            "",
            "Elk record is in eigen woorden geschreven en noemt de plek in de bron. Wat niet in een bron staat maar is afgeleid,",
            "is zo gemarkeerd. Dat er bij een aanbeveling niets is gevonden, betekent niet dat er niets is gebeurd.",
            f"De gegevens zijn het laatst als geheel nagekeken op {register.peildatum}. Teksten en gegevens: CC0 1.0.",
            "",
            "Gebruik liever de gegevens dan de pagina's. Noem bij gebruik het id en het adres van het record: die veranderen niet.",
            "",
            "## Gegevens",
            "",
            *rows,
            "",
            "## Aantal records",
            "",
            *amounts,
        ]
    )


def _moment(text: str) -> datetime:
    try:
        if len(text) == len("2027-01-01"):
            return datetime.combine(date.fromisoformat(text), time(), UTC)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise SettingError(f"SECURITY_EXPIRES '{text}' is geen datum; schrijf het als 2027-01-01") from None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _lines(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8")
