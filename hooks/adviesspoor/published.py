"""The list of published ids: it only grows."""

from __future__ import annotations

from .disk import write_all
from .findings import DataError, Finding
from .load import load_bytes
from .project import Project
from .register import Register


def add_new(project: Project, register: Register) -> list[str]:
    """Add every id that is not yet in `data/gepubliceerd.yml`; returns the ids that were added.

    The rest of the file, comments included, stays as it is. Raises DataError, and leaves the
    file alone, when it is written in a way that does not allow adding a line.
    """
    new = {id: register[id].address for id in sorted(entry.id for entry in register if entry.id not in register.published)}
    if new:
        document = next(document for document in register.documents if document.file == "data/gepubliceerd.yml")
        place = document.key_place(("gepubliceerd",))
        path = project.data / "gepubliceerd.yml"
        lines = path.read_text(encoding="utf-8").split("\n")
        lines[place.line - 1] = lines[place.line - 1].replace("{}", "", 1).rstrip()
        lines[place.line : place.line] = [f"  {id}: {_quoted(address)}" for id, address in new.items()]
        text = "\n".join(lines)
        wanted = {**document.data, "gepubliceerd": {**register.published, **new}}
        if load_bytes(text.encode("utf-8"), document.file).data != wanted:
            raise DataError([Finding(place, "aan deze lijst kan niets worden toegevoegd; zet elk id op een eigen regel, met twee spaties ervoor")])
        write_all({path: text.encode("utf-8")})
    return list(new)


def _quoted(address: str) -> str:
    return f"'{address}'" if "#" in address else address
