"""Writing files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from .findings import Refused


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write all files, or none: when one fails, what was there before stands there again.

    A file that exists is replaced. Raises Refused when the disk is full or may not be written.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    scratch = {path: path.with_name(f".{path.name}.bezig-{os.getpid()}") for path in files}
    done: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            scratch[path].write_bytes(content)
        for path in files:
            os.replace(scratch[path], path)
            done.append(path)
    except OSError as problem:
        for path in done:
            _restore(path, before[path])
        names = ", ".join(map(str, files))
        raise Refused(f"{names} kan niet worden geschreven; is de schijf vol, of mag u hier niet schrijven? Er is niets veranderd.") from problem
    finally:
        for path in scratch.values():
            path.unlink(missing_ok=True)


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
