"""Addresses that last: what stands at the address of a record that is no longer there.

Such a page says where the record went and why, with a plain link. It does not send the reader
on by itself. A refresh after some seconds fails WCAG 2.2.1 (failures F40 and F41); one without
delay is allowed (technique H76) but hides from whoever follows an old citation that the record
was replaced, and why, which is exactly what they have to know.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .kinds import KINDS, Kind
from .register import Entry, Forward, Register


@dataclass(frozen=True)
class Signpost:
    """A page at an old address. `own` is the record that had this page, `parts` what stood on it.

    There can be parts alone: then the page was theirs only because of the record around them.
    """

    id: str
    address: str
    kind: Kind | None
    own: Forward | None
    parts: tuple[Forward, ...]


def signposts(register: Register) -> tuple[Signpost, ...]:
    """A page for every address of a forwarded record at which no record stands now."""
    taken = {entry.address for entry in register.pages}
    pages: dict[str, list[Forward]] = defaultdict(list)
    for forward in register.forwards.values():
        pages[_page(forward)].append(forward)
    return tuple(
        Signpost(
            id=address.rstrip("/").rpartition("/")[2],
            address=address,
            kind=kind_at(register, address),
            own=next((forward for forward in found if "#" not in forward.address), None),
            parts=tuple(forward for forward in found if "#" in forward.address),
        )
        for address, found in pages.items()
        if address and address not in taken
    )


def former_parts(register: Register, entry: Entry) -> tuple[Forward, ...]:
    """What once stood on the page of this record, at an anchor of its own, and went elsewhere."""
    return tuple(forward for forward in register.forwards.values() if "#" in forward.address and _page(forward) == entry.address)


def kind_at(register: Register, address: str) -> Kind | None:
    """The kind of record at an old address; None when no kind has such addresses.

    Records of a kind can share the folder of the kind around them ('stand-van-de-uitvoering/');
    their ids are that of a published record with a number behind it.
    """
    folder, _, id = address.rstrip("/").rpartition("/")
    kinds = [kind for kind in KINDS if kind.address == folder]
    inside = id.rpartition("-")[0] in {*register.published, *register.entries}
    return next((kind for kind in kinds if bool(kind.parent) == inside), kinds[0] if kinds else None)


def _page(forward: Forward) -> str:
    return forward.address.partition("#")[0]
