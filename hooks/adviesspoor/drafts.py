"""Drafts: a record as YAML with an explanation above each field, made from the schemas.

Known values stand in it; what must still be filled in says TODO, so that `check` refuses it. A
field that may be left out is a comment: the # stands right before its name, and taking it away
(it, and those of the lines below that belong to it) makes it a field. Explanation has a space after #.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .fieldguide import FOLLOW_UP, Field, Group
from .load import load_bytes
from .unfinished import MARK

WIDTH = 116


@dataclass(frozen=True)
class Remark:
    """A value with something the editor should know about it, as a comment above the field; no value is TODO."""

    text: str
    value: object = None


@dataclass
class Draft:
    """Writes records one after the other; fields are explained, and optional ones shown, the first time only.

    `hints` say which ids a field can refer to, by the name of the field and of the kind. `short`
    leaves out explanation and the fields that may be left out.
    """

    hints: Mapping[tuple[str, str], str] = field(default_factory=dict)
    short: bool = False
    _explained: set[tuple[str, str, tuple[str, ...]]] = field(default_factory=set)
    _complete: set[tuple[str, str]] = field(default_factory=set)

    def record(self, group: Group, values: Mapping[str, object], indent: int = 0, in_list: bool = False) -> str:
        """The lines of one record, or of one row of a list of records."""
        lines = list(self._fields(group, values, indent + 2 if in_list else indent))
        return _text(_as_row(lines, indent) if in_list else lines)

    def _fields(self, group: Group, values: Mapping[str, object], indent: int) -> Iterator[str]:
        again = self.short or (group.name, group.title) in self._complete
        self._complete.add((group.name, group.title))
        for item in sorted(group.fields, key=lambda each: each.holds_records):
            given = values.get(item.name)
            if again and given is None and not item.wanted:
                continue
            if item.name == FOLLOW_UP and given is None:
                yield from _comment(f"{item.title}: {item.description} Toevoegen: ./adviesspoor nieuw {FOLLOW_UP} <id>", indent)
                continue
            lines = self._field(item, given, indent)
            yield from lines if given is not None or item.wanted else _commented_out(lines, indent)

    def _field(self, item: Field, given: object, indent: int) -> list[str]:
        lines = self._explanation(item, indent)
        if isinstance(given, Remark):
            lines += _comment(given.text, indent)
            given = given.value
        head = f"{' ' * indent}{item.name}:"
        if item.group is not None:
            if not item.many:
                return [*lines, head, *self._fields(item.group, given or {}, indent + 2)]
            rows = given or [{} for _ in range(max(item.least, 1))]
            lines.append(head)
            for number, row in enumerate(rows):
                if number and item.holds_records:
                    lines.append("")
                lines += _as_row(list(self._fields(item.group, row, indent + 4)), indent + 2)
            return lines
        if item.many:
            return [*lines, *_flow(head, given or [MARK] * max(item.least, 1), indent)]
        return [*lines, *scalar(head, MARK if given is None else given, indent)]

    def _explanation(self, item: Field, indent: int) -> list[str]:
        key = (item.title, item.description, tuple(term.tag for term in item.terms))
        if self.short or key in self._explained:
            return []
        self._explained.add(key)
        notes = "; ".join(note for note in (item.obligation, item.limits) if note)
        lines = _comment(f"{item.title}: {item.description} ({notes})", indent)
        for term in item.terms:
            lines += _comment(f"  {term.tag}: {term.definition}", indent, hanging="    ")
        if examples := [example for example in item.examples if example not in item.description]:
            lines += _comment(f"Bijvoorbeeld: {', '.join(examples)}", indent)
        if hint := self.hints.get((item.name, item.refers_to)):
            lines += _comment(f"  {hint}", indent, hanging="    ")
        return lines


def scalar(head: str, value: object, indent: int) -> list[str]:
    """'naam:' with a value, quoted or folded where YAML needs it; the loader reads it back as it was.

    Text is written on one line of its own or folded, so its white space must be single spaces.
    """
    if not isinstance(value, str):
        return [f"{head} {value}"]
    plain = f"{head} {value}"
    if len(plain) > WIDTH and value == " ".join(value.split()):
        return [f"{head} >-", *_wrapped(value, " " * (indent + 2))]
    return [plain if _reads_back(value, "x: {}") else f"{head} {quote(value)}"]


def quote(value: str) -> str:
    """Text between quotes, on one line."""
    if "\n" in value or not value.isprintable():
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    return "'" + value.replace("'", "''") + "'"


def _flow(head: str, values: Sequence[object], indent: int) -> list[str]:
    words = [str(value) if not isinstance(value, str) or _reads_back(value, "x: [{}]") else quote(value) for value in values]
    line = f"{head} [{', '.join(words)}]"
    return [line] if len(line) <= WIDTH else [head, *(f"{' ' * (indent + 2)}- {word}" for word in words)]


def _reads_back(value: str, pattern: str) -> bool:
    document = load_bytes(pattern.format(value).encode("utf-8"), "")
    return not document.findings and document.data in ({"x": value}, {"x": [value]}) and " #" not in value


def _comment(text: str, indent: int, hanging: str = "") -> list[str]:
    lead = " " * indent + "# "
    first = lead + text[: len(text) - len(text.lstrip())]
    return textwrap.wrap(text.lstrip(), WIDTH, initial_indent=first, subsequent_indent=lead + hanging, break_long_words=False, break_on_hyphens=False)


def _wrapped(text: str, lead: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=lead, subsequent_indent=lead, break_long_words=False, break_on_hyphens=False)


def _commented_out(lines: Sequence[str], indent: int) -> Iterator[str]:
    """The same lines with a # right before the field; explanation stays what it is."""
    for line in lines:
        body = line.lstrip()
        lead = line[: len(line) - len(body)]
        yield line if not body or body.startswith("# ") else f"{lead}#{body}"


def _as_row(lines: list[str], indent: int) -> list[str]:
    """The fields of a group as a row of a list: a dash before the first field that counts."""
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    lines[first] = f"{' ' * indent}- {lines[first][indent + 2 :]}"
    return lines


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
