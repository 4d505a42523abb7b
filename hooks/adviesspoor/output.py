"""Files of a site on disk: written to a folder beside the old site, which they replace as a whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files, given by address ('api/v1/alles.json', 'adviezen/x/' for a page); returns how many.

    Raises OSError when the disk is full or not writable.
    """
    number = 0
    for address, content in files:
        path = folder / (f"{address}index.html" if address.endswith("/") or not address else address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        number += 1
    return number


def staging_for(target: Path) -> Path:
    """The folder in which a new site is made before it takes the place of `target`."""
    return target.with_name(f"{target.name}.bezig-{os.getpid()}")


def swap(staging: Path, target: Path) -> None:
    """Put the finished site in `staging` in the place of `target`; the old site goes last."""
    old = target.with_name(f"{target.name}.oud-{os.getpid()}")
    if target.exists():
        os.rename(target, old)
    os.rename(staging, target)
    shutil.rmtree(old, ignore_errors=True)


def discard(staging: Path) -> None:
    """Remove what an unfinished build left."""
    shutil.rmtree(staging, ignore_errors=True)
