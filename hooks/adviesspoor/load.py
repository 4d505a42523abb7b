"""YAML files to plain values, strictly, with the place of every key and value.

Stricter than YAML itself: no aliases, tags, duplicate keys or values that one YAML
version reads as text and another as a number or a truth value. Everything that is not
null, true, false or a whole number stays text, dates included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import yaml

from .findings import Finding, Place, quoted
from .syntax import UNCLEAR, syntax_message

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
MAX_FINDINGS = 1_000

# The scalars that YAML 1.1 or 1.2 reads as something else than text (yaml.org/type, YAML 1.2.2 §10.3).
_AMBIGUOUS = re.compile(
    r"""^(?:
        y|n|yes|no|on|off|true|false|null            # truth values and null in other spellings
      | [-+]?[0-9][0-9_]*\.[0-9_]*(?:e[-+]?[0-9]+)?  # 3.10
      | [-+]?\.[0-9_]+(?:e[-+]?[0-9]+)?              # .5
      | [-+]?[0-9][0-9_]*e[-+]?[0-9]+                # 1e5
      | [-+]?(?:0[0-9_]+|[0-9][0-9_]*_[0-9_]*)       # 012, 1_000
      | [-+]?0[xob][0-9a-f_]+                        # 0x1F
      | [-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?    # 1:30
      | \+[0-9]+ | [-+]?[0-9]{19,}                   # +5, numbers beyond 64 bits
      | [-+]?\.(?:inf|nan)
      | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt\ ].*       # a moment in time
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_INTEGER = re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$")
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
_KNOWN_TAGS = {None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_ID_LINE = re.compile(r"^[ \t]*(?:-[ \t]+)?id:[ \t]*['\"]?([a-z0-9-]+)['\"]?[ \t]*(?:#.*)?$", re.MULTILINE)
# Also the line ends that YAML counts and an editor does not: every place after one would be a line off.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One YAML file: its plain data and the place of every key and value.

    `data` is None when the file could not be read; `salvaged` then holds the ids that
    could still be seen in it, so that references to them are not reported as well.
    A file can have findings (a duplicate key, an unclear value) and still be readable.
    """

    file: str
    data: object = None
    first_line: str = ""
    places: dict[KeyPath, Place] = field(default_factory=dict)
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    salvaged: frozenset[str] = frozenset()

    def place(self, path: KeyPath) -> Place:
        """The place of the value at `path`, or of the nearest value around it."""
        return self._nearest(self.places, path)

    def key_place(self, path: KeyPath) -> Place:
        """The place of the key at `path` (for a field that should not be there)."""
        return self.keys.get(path) or self.place(path)

    def _nearest(self, table: dict[KeyPath, Place], path: KeyPath) -> Place:
        for end in range(len(path), -1, -1):
            if (found := table.get(path[:end])) is not None:
                return found
        return Place(self.file)


def load_file(path: Path, name: str) -> Document:
    """Read one YAML file. `name` is the file name for messages, relative to the project."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return _failed(name, f"het bestand is te groot ({size // 1000} kB); ten hoogste {MAX_BYTES // 1000} kB is toegestaan")
        raw = path.read_bytes()
    except OSError:
        return _failed(name, "het bestand is niet te lezen; controleer of het bestaat en of u het mag openen")
    return load_bytes(raw, name)


def load_bytes(raw: bytes, name: str) -> Document:
    """Read the bytes of one YAML file into a Document; never raises for bad content."""
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return _failed(name, "het bestand begint met een onzichtbaar teken (BOM); bewaar het als UTF-8 zonder BOM", raw=raw)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        message = "dit teken is geen geldige UTF-8; bewaar het bestand als UTF-8"
        return _failed(name, message, before.count(b"\n") + 1, column, raw)
    if findings := _first(_bad_characters(text, name)):
        return Document(name, findings=findings, first_line=text.partition("\n")[0], salvaged=_salvage(text))
    return _Reader(name, text).read()


def _failed(name: str, message: str, line: int = 1, column: int = 1, raw: bytes = b"") -> Document:
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    salvaged = _salvage(raw.decode(encoding, "replace"))
    return Document(name, findings=(Finding(Place(name, line, column), message),), salvaged=salvaged)


def _first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """All findings in a file, but never so many that nobody can read them and the sorting takes minutes."""
    found = tuple(islice(findings, MAX_FINDINGS + 1))
    if len(found) <= MAX_FINDINGS:
        return found
    return (*found[:-1], Finding(found[-1].place, f"hier en verder staan nog meer fouten; herstel eerst de {MAX_FINDINGS} hierboven"))


def _salvage(text: str) -> frozenset[str]:
    return frozenset(_ID_LINE.findall(text))


def _bad_characters(text: str, name: str) -> Iterator[Finding]:
    """Tabs in indentation and control characters: YAML allows neither."""
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent and line.strip():
            message = "een tab in de inspringing; gebruik spaties (twee per niveau)"
            yield Finding(Place(name, number, indent.index("\t") + 1), message)
        if match := _CONTROL.search(line):
            yield Finding(Place(name, number, match.start() + 1), _control_message(match[0]))


def _control_message(character: str) -> str:
    return f"een onzichtbaar stuurteken (U+{ord(character):04X}); verwijder het"


class _Reader:
    """Builds plain values from the parser's events, without recursion, so depth is bounded."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.first_line = text.partition("\n")[0]
        self.places: dict[KeyPath, Place] = {}
        self.keys: dict[KeyPath, Place] = {}
        self.findings: list[Finding] = []
        self.readable = True

    def read(self) -> Document:
        try:
            data = self._build()
        except yaml.MarkedYAMLError as error:
            # An unclosed quote is noticed at the end of the file; its beginning is what helps.
            unclosed = error.context_mark and "quoted scalar" in str(error.context)
            mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
            place = self._at(mark) if mark else Place(self.name)
            self.findings.append(Finding(place, syntax_message(error)))
        except yaml.YAMLError:
            self.findings.append(Finding(Place(self.name), UNCLEAR))
        else:
            if self.readable:
                return Document(self.name, data, self.first_line, self.places, self.keys, _first(self.findings))
        return Document(self.name, None, self.first_line, findings=_first(self.findings), salvaged=_salvage(self.text))

    def _at(self, mark: yaml.Mark) -> Place:
        return Place(self.name, mark.line + 1, mark.column + 1)

    def _refuse(self, event: yaml.Event, message: str) -> None:
        """Report something after which the values can no longer be trusted."""
        self.readable = False
        self.findings.append(Finding(self._at(event.start_mark), message))

    def _build(self) -> object:
        root: list[object] = []
        stack: list[_Container] = []
        documents = 0
        for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent):
                self._check_node(event)
                self._check_escapes(event)
                if stack and stack[-1].wants_key:
                    self._take_key(stack[-1], event)
                else:
                    self._put(root, stack, event, self._scalar(event))
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._check_node(event)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                if stack and stack[-1].wants_key:
                    self._refuse(event, "een lijst of groep kan geen naam van een veld zijn; zet tekst met haken tussen aanhalingstekens")
                    stack[-1].key = f"?{event.start_mark.index}"
                    path = (*stack[-1].path, stack[-1].key)
                    self.keys[path] = self._at(event.start_mark)
                    stack.append(_Container({} if is_mapping else [], path))
                else:
                    value: dict | list = {} if is_mapping else []
                    stack.append(_Container(value, self._put(root, stack, event, value)))
                if len(stack) > MAX_DEPTH:
                    self._refuse(event, f"te diep genest; ten hoogste {MAX_DEPTH} niveaus zijn toegestaan")
                    return None
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._refuse(event, "ankers en verwijzingen (& en *) zijn niet toegestaan; schrijf de waarde uit, of zet tekst met * tussen aanhalingstekens")
                if stack and stack[-1].wants_key:
                    stack[-1].key = f"*{event.start_mark.index}"
                    self.keys[(*stack[-1].path, stack[-1].key)] = self._at(event.start_mark)
                else:
                    self._put(root, stack, event, None)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "een tweede document (---) in één bestand; gebruik één bestand per document")
                    return None
        if not root:
            self.readable = False
            self.findings.append(Finding(Place(self.name), "het bestand is leeg"))
            return None
        return root[0]

    def _check_node(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse(event, "ankers en verwijzingen (& en *) zijn niet toegestaan; zet tekst met & tussen aanhalingstekens")
        if event.tag not in _KNOWN_TAGS:
            self._refuse(event, "een tag (!) is niet toegestaan; zet tekst met ! tussen aanhalingstekens")

    def _check_escapes(self, event: yaml.ScalarEvent) -> None:
        """A control character can also be written as an escape, such as "\\e"."""
        if event.style == '"' and (match := _CONTROL.search(event.value)):
            self.findings.append(Finding(self._at(event.start_mark), _control_message(match[0])))

    def _take_key(self, container: _Container, event: yaml.ScalarEvent) -> None:
        key = event.value
        place = self._at(event.start_mark)
        if key in container.value:
            first = self.keys[(*container.path, key)]
            self.findings.append(Finding(place, f"het veld {quoted(key)} staat hier dubbel; het staat ook op regel {first.line}"))
        container.key = key
        self.keys.setdefault((*container.path, key), place)

    def _put(self, root: list, stack: list[_Container], event: yaml.Event, value: object) -> KeyPath:
        if not stack:
            root.append(value)
            path: KeyPath = ()
        else:
            path = stack[-1].add(value)
        self.places[path] = self._at(event.start_mark)
        return path

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        value = event.value
        if event.style or not event.implicit[0]:
            return value
        if value in _CONSTANTS:
            return _CONSTANTS[value]
        if _INTEGER.match(value):
            return int(value)
        if _AMBIGUOUS.match(value):
            shown = quoted(value)
            message = f"{shown} zonder aanhalingstekens leest niet elk programma als tekst; schrijf {shown} met aanhalingstekens, of true, false of een gewoon getal"
            self.findings.append(Finding(self._at(event.start_mark), message))
        return value


class _Container:
    """A mapping or list under construction."""

    __slots__ = ("key", "path", "value")

    def __init__(self, value: dict | list, path: KeyPath) -> None:
        self.value = value
        self.path = path
        self.key: str | None = None

    @property
    def wants_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None

    def add(self, value: object) -> KeyPath:
        if isinstance(self.value, list):
            self.value.append(value)
            return (*self.path, len(self.value) - 1)
        key, self.key = self.key, None
        self.value[key] = value
        return (*self.path, key)
