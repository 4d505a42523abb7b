"""One build with the clock on: `python -m bench.steps RESULT`, in the folder of the site."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from .clock import Clock


def main(result: Path) -> None:
    """Build the site as `mkdocs build --strict` does, and write what the clock read to `result`."""
    clock = Clock()
    clock.attach()
    from mkdocs.__main__ import cli  # only now: what it imports is timed as MkDocs'

    cli.main(["build", "--strict"], standalone_mode=False)
    readings = {step: asdict(reading) for step, reading in clock.readings.items()}
    result.write_text(json.dumps({"steps": readings, "missing": clock.missing}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
