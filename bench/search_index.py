"""Makes the index of a project: `python -m bench.search_index PROJECT [SITE]`; without SITE it only loads the register."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from adviesspoor import output, search
from adviesspoor.project import Project, read_or_raise


def main(project: Path, site: Path | None = None) -> None:
    """Write the index below `site`, in the place of the one that is there."""
    register = read_or_raise(Project(project))
    if site:
        shutil.rmtree(site / "zoeken" / "index")
        output.write(site, search.files(register, []))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
