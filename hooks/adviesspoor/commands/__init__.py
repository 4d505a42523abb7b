"""The commands of the editors' door. Each module has a name, a line of help, arguments, and `run`.

`run` takes the project and the parsed arguments, prints in Dutch, and returns the exit code; what it
cannot do it raises as Refused. The docstring at the top is what `--help` shows, so it is Dutch.
"""

from __future__ import annotations

from . import bronnen, check, importeer, nieuw, publiceer, toon, verschil

COMMANDS = (check, nieuw, importeer, bronnen, toon, verschil, publiceer)
