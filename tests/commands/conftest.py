"""Commands run on the small project, and drafts that get filled in."""

from __future__ import annotations

import pytest

from adviesspoor.cli import main


@pytest.fixture
def run(klein, capsys):
    """Run one command on the small project: the exit code, what it printed, and its complaints."""

    def command(*arguments, root=klein.root):
        code = main(["--map", str(root), *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


@pytest.fixture
def desk(tmp_path):
    """A folder outside the project, to put letters on."""
    folder = tmp_path / "bureau"
    folder.mkdir()
    return folder
