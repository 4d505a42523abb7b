"""Files of a site on disk: written to a folder beside the old site, which they replace as a whole."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

# Files by address: 'api/v1/alles.json', 'adviezen/x/' for a page.
Files = Iterable[tuple[str, bytes]]


# How many bytes are made before they are written: to go to and fro between the two for each page takes a sixth more time.
_BATCH = 2_000_000


def write(folder: Path, files: Files) -> list[str]:
    """Write files and return their addresses.

    Only some megabytes are made before they are written. Raises OSError when the disk is full or not writable.
    """
    written: list[str] = []
    made: set[str] = set()
    for address, content in (file for batch in _batches(files) for file in batch):
        path = os.path.join(folder, f"{address}index.html" if address.endswith("/") or not address else address)
        parent = os.path.dirname(path)
        if parent not in made:
            os.makedirs(parent, exist_ok=True)
            made.add(parent)
        with open(path, "wb") as file:
            file.write(content)
        written.append(address)
    return written


def _batches(files: Files) -> Iterator[list[tuple[str, bytes]]]:
    batch: list[tuple[str, bytes]] = []
    size = 0
    for address, content in files:
        batch.append((address, content))
        size += len(content)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    yield batch


def staging_for(target: Path) -> Path:
    """The folder in which a new site is made before it takes the place of `target`."""
    return target.with_name(f"{target.name}.bezig-{os.getpid()}")


def swap(staging: Path, target: Path) -> None:
    """Put the finished site in `staging` in the place of `target`; the old site goes last.

    Another build may do the same at the same time: then the last one stays, as a whole.
    Raises OSError; the old site then stands where it stood.
    """
    old = target.with_name(f"{target.name}.oud-{os.getpid()}")
    while not _replaced(staging, target, old):
        pass
    discard(old)


def _replaced(staging: Path, target: Path, old: Path) -> bool:
    """One attempt; false when another build put its site in the place that was just made free."""
    discard(old)
    try:
        os.rename(target, old)
    except FileNotFoundError:
        pass  # there was no site yet
    try:
        os.rename(staging, target)
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            return False
        if old.exists():
            os.rename(old, target)
        raise
    return True


def tidy(target: Path) -> None:
    """Remove what builds left beside `target` that were broken off; put the old site back where it had just been moved away."""
    for old in _abandoned(target, "oud"):
        if not target.exists():
            os.rename(old, target)
        discard(old)
    for staging in _abandoned(target, "bezig"):
        discard(staging)


def _abandoned(target: Path, stage: str) -> list[Path]:
    """Folders of builds that no longer run; their names end in the number of the process."""
    found = sorted(target.parent.glob(f"{target.name}.{stage}-*"))
    return [folder for folder in found if (number := folder.name.rpartition("-")[2]).isdecimal() and not _runs(int(number))]


def _runs(process: int) -> bool:
    if process == os.getpid():  # a number can come back; this build has made nothing yet
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it is there, but of someone else
        return True
    return True


def discard(folder: Path) -> None:
    """Remove a folder that nobody needs any more."""
    shutil.rmtree(folder, ignore_errors=True)


def trouble(error: OSError) -> str:
    """What is wrong with the disk, in Dutch, and what helps."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            reason = "de schijf is vol; maak ruimte vrij"
        case errno.EFBIG:
            reason = "het bestand wordt groter dan hier mag; kijk naar de grens voor bestanden (ulimit -f)"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            reason = "hier mag niet geschreven worden; controleer de rechten van de map"
        case errno.ENOTDIR | errno.EEXIST:
            reason = "hier staat een bestand waar een map moet komen; haal het weg of kies een andere map"
        case _:
            reason = f"het lezen of schrijven lukt niet ({error.strerror})"
    return f"{error.filename}: {reason}." if error.filename else f"Bij het schrijven van de site: {reason}."
