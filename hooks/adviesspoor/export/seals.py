"""What a description says of the content of a file, so that who downloads it can see that it is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Seal:
    """The size of a file in bytes and its SHA-256."""

    size: int
    sha256: str


# By address from the root of the site.
Seals = Mapping[str, Seal]


def seal(content: bytes) -> Seal:
    """The seal of a file with this content."""
    return Seal(len(content), hashlib.sha256(content).hexdigest())
