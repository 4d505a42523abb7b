"""The fields of a record as a form: which control each field gets, and the groups that can repeat.

The groups of fields come from fieldguide.py, so a new field in a schema shows up in the form by
itself. The templates in overrides/parts/formulier.html turn this model into HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import fieldguide
from .fieldguide import Field, Group
from .kinds import BY_NAME
from .schema import Schemas, Term

# What the form can add, in the order in which editors need it.
KINDS = ("bron", "advies", "stand", fieldguide.FOLLOW_UP)

# A list of more words than this gets a search field of its own.
_MOST_IN_A_SELECT = 6

# Text that can be longer than this gets a field of more lines.
_ONE_LINE = 140


@dataclass(frozen=True)
class Input:
    """One field of a form.

    `control` says what it looks like: 'text', 'long', 'number', 'select', 'search' (one choice
    with a search field), 'searches' (more of them), 'lines' (a text a line), 'own-field' (the
    name of a field of the same record), 'list' (groups that repeat) or 'group'. `choices` names
    where a search field gets its choices from: a kind of record, '*' or a vocabulary. `block` is
    the name of the group in a list.
    """

    name: str
    label: str
    help: str
    control: str
    check: str
    required: bool
    obligation: str
    example: str
    long: bool
    terms: tuple[Term, ...]
    choices: str
    least: int
    block: str
    group: Block | None


@dataclass(frozen=True)
class Block:
    """A group of fields. `is_record` when it has an id of its own."""

    name: str
    title: str
    help: str
    inputs: tuple[Input, ...]

    @property
    def is_record(self) -> bool:
        return any(found.check == "id" for found in self.inputs)


@dataclass(frozen=True)
class Form:
    """The form for one kind: its own fields, and every group that one of its lists repeats, each once."""

    kind: str
    root: Block
    blocks: tuple[Block, ...]

    @property
    def main_list(self) -> Input | None:
        """The list of records that a reader of the page sees as its parts: aanbevelingen or items."""
        names = {block.name for block in self.blocks if block.is_record}
        return next((found for found in self.root.inputs if found.block in names), None)


def form(schemas: Schemas, kind: str) -> Form:
    """The form for a kind of record, or for 'opvolging'."""
    follow_up = kind == fieldguide.FOLLOW_UP
    group = fieldguide.follow_up(schemas) if follow_up else fieldguide.group_of(schemas, BY_NAME[kind])
    names = _names(group)
    vocabularies = {terms: name for name, terms in schemas.vocabularies.items()}
    root = _block(group, group.name, names, vocabularies)
    return Form(kind, root, tuple(_block(found, name, names, vocabularies) for found, name in names.items()))


def _names(group: Group) -> dict[Group, str]:
    """Every group that repeats somewhere below `group`, each with a name of its own."""
    found: dict[Group, str] = {}
    for inner in _repeated(group):
        if inner not in found:
            again = sum(other.name == inner.name for other in found)
            found[inner] = f"{inner.name}-{again + 1}" if again else inner.name
    return found


def _repeated(group: Group) -> Iterator[Group]:
    for field in group.fields:
        if field.group is not None:
            if field.many:
                yield field.group
            yield from _repeated(field.group)


def _block(group: Group, name: str, names: Mapping[Group, str], vocabularies: Mapping[tuple[Term, ...], str]) -> Block:
    inputs = tuple(_input(group, field, names, vocabularies) for field in group.fields)
    return Block(name, group.title, group.description, inputs)


def _input(owner: Group, field: Field, names: Mapping[Group, str], vocabularies: Mapping[tuple[Term, ...], str]) -> Input:
    control = _control(owner, field)
    inner = field.group if control == "group" else None
    return Input(
        name=field.name,
        label=field.title,
        help=field.description,
        control=control,
        check=str(field.schema.get("x-controle", "")),
        required=field.required,
        obligation="niet verplicht" if field.obligation == "mag weg" else _in_titles(owner, field.obligation),
        example=field.examples[0] if field.examples else "",
        long=field.schema.get("maxLength", 0) > _ONE_LINE * 4,
        terms=field.terms,
        choices=field.refers_to or vocabularies.get(field.terms, ""),
        least=field.least,
        block=names[field.group] if control == "list" else "",
        group=_block(inner, inner.name, names, vocabularies) if inner else None,
    )


def _in_titles(owner: Group, obligation: str) -> str:
    """The obligation with the titles of the fields it names: the form does not show their names in the file."""
    titles = {field.name: field.title for field in owner.fields}
    return re.sub(r"\w+", lambda word: f"‘{titles[word[0]]}’" if word[0] in titles else word[0], obligation)


def _control(owner: Group, field: Field) -> str:
    if field.group is not None:
        return "list" if field.many else "group"
    if field.refers_to:
        return "searches" if field.many else "search"
    if field.terms:
        return "search" if len(field.terms) > _MOST_IN_A_SELECT else "select"
    if field.many:
        return "lines"
    if field.schema["type"] == "integer":
        return "number"
    if owner.name == "afgeleid" and field.name == "veld":
        return "own-field"
    # A pattern of its own means a date, an address or a name: short, whatever its limit.
    is_long = field.schema.get("maxLength", 0) > _ONE_LINE and field.schema.get("pattern", "\\S") == "\\S"
    return "long" if is_long else "text"
