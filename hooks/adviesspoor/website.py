"""What a file of the site has to know about the site as a whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """`url` is the public address, ending in '/', or empty when it is not known.

    `id` is the start of every id the site gives out (a tag URI, RFC 4151). It is chosen once and
    never changes, also when the site moves to another address.
    """

    name: str
    description: str
    url: str
    id: str

    def link(self, address: str, source: str = "") -> str:
        """The way to `address` from the file `source`: absolute when the public address is known."""
        return self.url + address if self.url else "../" * source.count("/") + address
