"""What was found in a letter as a draft that a form on the site opens (docs/javascripts/formulier/draft.js)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from ..drafts import Remark
from ..fieldguide import Group

# The form of a draft; a form refuses another.
_VERSION = 1
# The id of the record itself was chosen; those inside it come by themselves.
_OWN = ["[]"]


def concept(form: str, group: Group, values: Mapping[str, object]) -> bytes:
    """The file for the form of one kind of record; `values` are those of a draft (drafting.py)."""
    draft = {"versie": _VERSION, "formulier": form, "id": None, "data": _plain(group, values), "own": _OWN}
    return (json.dumps(draft, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _plain(group: Group, values: Mapping[str, object]) -> dict[str, object]:
    """The values in the order of the form, without remarks; what is not known is left out."""
    found: dict[str, object] = {}
    for field in group.fields:
        given = values.get(field.name)
        value = given.value if isinstance(given, Remark) else given
        if value is None:
            continue
        if field.group is None:
            found[field.name] = value
        else:
            found[field.name] = [_plain(field.group, row) for row in value] if field.many else _plain(field.group, value)
    return found
