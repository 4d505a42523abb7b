"""Whether data certainly fits a schema: far quicker than the validator, which says what is wrong.

Each subschema becomes one function. "No" means: ask the validator, which has the last word; so
a keyword that is not known here costs time and never hides a mistake. A test holds the two
against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Test = Callable[[object], bool]

_KINDS = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
_SILENT = {"$schema", "$id", "$defs", "title", "description", "examples", "then"}


class Fits:
    """A test for each schema of a folder. `documents` are the schemas by name."""

    def __init__(self, documents: Mapping[str, dict]) -> None:
        self._documents = documents
        self._targets: dict[tuple[str, str], Test] = {}
        self._tests: dict[str, Test] = {}

    def __call__(self, name: str, data: object) -> bool:
        if name not in self._tests:
            self._tests[name] = self._test(name, self._documents[name])
        return self._tests[name](data)

    def _test(self, name: str, schema: dict) -> Test:
        """One function for everything that a subschema of schema `name` asks."""
        if not isinstance(schema, dict):
            return _no
        loose = [self._loose(name, keyword, schema) for keyword in schema if not _is_silent(keyword)]
        by_kind: dict[type, list[Test]] = {}
        tests: list[Test] = []
        for kind, test in loose:
            (tests if kind is None else by_kind.setdefault(kind, [])).append(test)
        wanted = _KINDS.get(str(schema.get("type")))
        for kind, found in by_kind.items():
            tests.append(_of_kind(kind, _all(found), otherwise=kind is not wanted))
        if wanted and wanted not in by_kind:
            tests.append(lambda data: type(data) is wanted)
        return _all(tests)

    def _loose(self, name: str, keyword: str, schema: dict) -> tuple[type | None, Test]:
        """What one keyword asks, and of which kind of data: the others it lets through. None is any kind."""
        rule = schema[keyword]
        match keyword:
            case "type" if str(rule) in _KINDS:
                return None, _yes
            case "$ref":
                return None, self._target(name, rule)
            case "const" if isinstance(rule, str):
                return None, lambda data: data == rule
            case "anyOf":
                return None, self._any(name, rule)
            case "if":
                return None, self._if(name, rule, schema.get("then", {}))
            case "pattern":
                found = re.compile(re.sub(r"\$$", r"\\Z", rule)).search
                return str, lambda data: found(data) is not None
            case "minLength":
                return str, lambda data: len(data) >= rule
            case "maxLength":
                return str, lambda data: len(data) <= rule
            case "minimum":
                return int, lambda data: data >= rule
            case "maximum":
                return int, lambda data: data <= rule
            case "items":
                test = self._test(name, rule)
                return list, lambda data: all(map(test, data))
            case "minItems":
                return list, lambda data: len(data) >= rule
            case "uniqueItems" if rule is True:
                return list, _differ
            case "properties":
                return dict, self._properties(name, rule)
            case "additionalProperties":
                return dict, self._others(name, rule, frozenset(schema.get("properties", ())))
            case "propertyNames":
                test = self._test(name, rule)
                return dict, lambda data: all(map(test, data))
            case "required":
                needed = frozenset(rule)
                return dict, lambda data: data.keys() >= needed
            case "dependentRequired":
                together = {key: frozenset(needed) for key, needed in rule.items()}
                return dict, lambda data: all(data.keys() >= needed for key, needed in together.items() if key in data)
            case "minProperties":
                return dict, lambda data: len(data) >= rule
        return None, _no

    def _target(self, name: str, reference: str) -> Test:
        document, _, pointer = reference.partition("#")
        key = (document.removesuffix(".schema.json") or name, pointer)
        if key not in self._targets:
            self._targets[key] = _no  # while it is being made: a schema that refers to itself is left to the validator
            schema = self._documents[key[0]]
            for step in pointer.strip("/").split("/"):
                schema = schema[step]
            self._targets[key] = self._test(key[0], schema)
        return self._targets[key]

    def _any(self, name: str, options: list[dict]) -> Test:
        words = [option.get("const") for option in options]
        if all(isinstance(word, str) for word in words):
            known = frozenset(words)
            return lambda data: type(data) is str and data in known
        tests = [self._test(name, option) for option in options]
        return lambda data: any(test(data) for test in tests)

    def _if(self, name: str, condition: dict, then: dict) -> Test:
        """`then` is asked, unless the data lacks a field that the condition needs or says something else in it."""
        words = {key: field["const"] for key, field in condition.get("properties", {}).items() if "const" in field}
        needed = frozenset(condition.get("required", ()))
        test = self._test(name, then)

        def fits(data: object) -> bool:
            if type(data) is dict and (not data.keys() >= needed or any(data.get(key, word) != word for key, word in words.items())):
                return True
            return test(data)

        return fits

    def _properties(self, name: str, fields: dict[str, dict]) -> Test:
        tests = {key: self._test(name, field) for key, field in fields.items()}

        def fits(data: dict) -> bool:
            for key, value in data.items():
                if key in tests and not tests[key](value):
                    return False
            return True

        return fits

    def _others(self, name: str, rule: object, known: frozenset[str]) -> Test:
        if rule is False:
            return lambda data: data.keys() <= known
        test = self._test(name, rule)
        return lambda data: all(key in known or test(value) for key, value in data.items())


def _is_silent(keyword: str) -> bool:
    return keyword in _SILENT or keyword.startswith("x-")


def _of_kind(kind: type, test: Test, otherwise: bool) -> Test:
    """The test for data of one kind; other data passes or not. 3.0 is a whole number to the validator, so it never passes."""
    return lambda data: test(data) if type(data) is kind else otherwise and type(data) is not float


def _all(tests: list[Test]) -> Test:
    tests = [test for test in tests if test is not _yes]
    match tests:
        case []:
            return _yes
        case [test]:
            return test
        case [first, second]:
            return lambda data: first(data) and second(data)

    def fits(data: object) -> bool:
        for test in tests:
            if not test(data):
                return False
        return True

    return fits


def _differ(data: list) -> bool:
    """Only of texts: when other values are equal, the validator knows."""
    return len({item for item in data if type(item) is str}) == len(data)


def _yes(data: object) -> bool:
    return True


def _no(data: object) -> bool:
    return False
