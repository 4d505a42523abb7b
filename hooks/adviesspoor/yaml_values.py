"""YAML text to plain values, strictly, and the outline of where they stand.

Stricter than YAML itself: no aliases, tags, duplicate keys or values that one YAML
version reads as text and another as a number or a truth value. Everything that is not
null, true, false or a whole number stays text, dates included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.events import AliasEvent, DocumentStartEvent, MappingEndEvent, MappingStartEvent, NodeEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from .findings import Finding, Place, quoted
from .places import Outline
from .syntax import UNCLEAR, syntax_message

MAX_DEPTH = 20

# Quick, and true of everything that the next three say something about; nearly all text begins otherwise.
_SUSPECT = re.compile(r"[-+.0-9~]|(?:y|n|yes|no|on|off|true|false|null)?$", re.IGNORECASE)
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
# Also the line ends that YAML counts and an editor does not: every place after one would be a line off.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


class Reader:
    """Builds plain values from the events of the parser, without recursion, so depth is bounded.

    After `read`, `findings` holds what is wrong, `readable` says whether the values can be trusted, and `outline`
    where they stand. Of a doubled key the first value counts.
    """

    def __init__(self, name: str, text: str) -> None:
        self.findings: list[Finding] = []
        self.readable = True
        self.outline = Outline()
        self._name = name
        self._text = text
        self._container: dict | list = []  # what is being filled: first the file itself
        self._lines: dict[str, int] = {}  # where its keys stand
        self._key = ""
        self._wants_key = False
        self._around: list[tuple[dict | list, dict[str, int], str, bool, int, int]] = []
        self._number = 0  # what it has in the outline
        self._double = 0  # where a doubled key of it begins there
        self._same: dict[str, str] = {}  # ids, words and names stand in a file many times: one text will do

    def read(self) -> object:
        """The data; None when it is not readable."""
        root = self._container
        takes = {
            ScalarEvent: self._take_scalar,
            MappingStartEvent: self._open,
            SequenceStartEvent: self._open,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._take_alias,
            DocumentStartEvent: self._begin,
        }
        try:
            for event in _events(self._text):
                if (take := takes.get(type(event))) is not None:
                    take(event)
        except _Hopeless:
            return None
        except yaml.MarkedYAMLError as error:
            # An unclosed quote is noticed at the end of the file; its beginning is what helps.
            unclosed = error.context_mark and "quoted scalar" in str(error.context)
            self._refuse(error.context_mark if unclosed else error.problem_mark or error.context_mark, syntax_message(error))
        except yaml.YAMLError:
            self._refuse(None, UNCLEAR)
        else:
            if not root:
                self._refuse(None, "het bestand is leeg")
        return root[0] if self.readable else None

    def _report(self, mark: yaml.Mark | None, message: str) -> None:
        self.findings.append(Finding(_place_of(self._name, mark) if mark else Place(self._name), message))

    def _refuse(self, mark: yaml.Mark | None, message: str) -> None:
        """Report something after which the values can no longer be trusted."""
        self.readable = False
        self._report(mark, message)

    def _begin(self, event: DocumentStartEvent) -> None:
        if self._container:
            self._refuse(event.start_mark, "een tweede document (---) in één bestand; gebruik één bestand per document")
            raise _Hopeless

    def _take_scalar(self, event: ScalarEvent) -> None:
        if self._wants_key:
            self._drop_double()
        self.outline.add(event.start_mark)
        value = self._same.setdefault(event.value, event.value)
        if event.anchor is not None or event.tag is not None:
            self._check_node(event)
        if event.style == '"' and (match := _CONTROL.search(value)):  # it can also be written as an escape, such as "\e"
            self._report(event.start_mark, _control_message(match[0]))
        if self._wants_key:
            self._take_key(event.start_mark, value)
        elif event.style or not event.implicit[0] or not _SUSPECT.match(value):
            self._put(value)
        else:
            found = _value(event)
            if found is event.value:
                self._check_plain(event.start_mark, value)
            self._put(value if found is event.value else found)

    def _take_key(self, mark: yaml.Mark, key: str) -> None:
        self._key, self._wants_key = key, False
        if key in self._container:
            self._report(mark, f"het veld {quoted(key)} staat hier dubbel; het staat ook op regel {self._lines[key]}")
            self._double = len(self.outline) - 1
        else:
            self._lines[key] = mark.line + 1

    def _put(self, value: object) -> None:
        if type(self._container) is list:
            self._container.append(value)
        else:
            if not self._double:
                self._container[self._key] = value
            self._wants_key = True

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        value: dict | list = {} if type(event) is MappingStartEvent else []
        self._check_node(event)
        if self._wants_key:
            self._refuse(event.start_mark, "een lijst of groep kan geen naam van een veld zijn; zet tekst met haken tussen aanhalingstekens")
            self._key, self._wants_key = f"?{event.start_mark.index}", False
        else:
            self._put(value)
        self._around.append((self._container, self._lines, self._key, self._wants_key, self._number, self._double))
        self._container, self._lines, self._wants_key, self._number, self._double = value, {}, type(value) is dict, len(self.outline), 0
        self.outline.add(event.start_mark)
        if len(self._around) > MAX_DEPTH:
            self._refuse(event.start_mark, f"te diep genest; ten hoogste {MAX_DEPTH} niveaus zijn toegestaan")
            raise _Hopeless

    def _close(self, event: MappingEndEvent | SequenceEndEvent) -> None:
        self._drop_double()
        self.outline.close(self._number)
        self._container, self._lines, self._key, self._wants_key, self._number, self._double = self._around.pop()

    def _drop_double(self) -> None:
        """Forget where the second value of a doubled key stands."""
        if self._double:
            self.outline.cut(self._double)
            self._double = 0

    def _take_alias(self, event: AliasEvent) -> None:
        self._refuse(event.start_mark, "ankers en verwijzingen (& en *) zijn niet toegestaan; schrijf de waarde uit, of zet tekst met * tussen aanhalingstekens")
        if self._wants_key:
            self._key, self._wants_key = f"*{event.start_mark.index}", False
        else:
            self._put(None)

    def _check_node(self, event: NodeEvent) -> None:
        if event.anchor is not None:
            self._refuse(event.start_mark, "ankers en verwijzingen (& en *) zijn niet toegestaan; zet tekst met & tussen aanhalingstekens")
        if event.tag not in _KNOWN_TAGS:
            self._refuse(event.start_mark, "een tag (!) is niet toegestaan; zet tekst met ! tussen aanhalingstekens")

    def _check_plain(self, mark: yaml.Mark, value: str) -> None:
        if _AMBIGUOUS.match(value):
            shown = quoted(value)
            self._report(mark, f"{shown} zonder aanhalingstekens leest niet elk programma als tekst; schrijf {shown} met aanhalingstekens, of true, false of een gewoon getal")


class _Hopeless(Exception):
    """There is no point in reading on."""


def bad_characters(text: str, name: str) -> Iterator[Finding]:
    """Tabs in indentation and control characters: YAML allows neither."""
    if "\t" not in text and not _CONTROL.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent and line.strip():
            yield Finding(Place(name, number, indent.index("\t") + 1), "een tab in de inspringing; gebruik spaties (twee per niveau)")
        if match := _CONTROL.search(line):
            yield Finding(Place(name, number, match.start() + 1), _control_message(match[0]))


def _value(event: ScalarEvent) -> object:
    """What a scalar stands for: text, a whole number, a truth value or nothing."""
    value = event.value
    if event.style or not event.implicit[0] or not _SUSPECT.match(value):
        return value
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    return int(value) if _INTEGER.match(value) else value


def _place_of(name: str, mark: yaml.Mark) -> Place:
    return Place(name, mark.line + 1, mark.column + 1)


def _control_message(character: str) -> str:
    return f"een onzichtbaar stuurteken (U+{ord(character):04X}); verwijder het"


def _events(text: str) -> Iterator[yaml.Event]:
    return iter(yaml.CSafeLoader(text).get_event, None)
