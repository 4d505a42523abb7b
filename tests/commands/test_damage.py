"""Two hundred random ways to damage the real files: two hundred messages with a place, and no traceback."""

import random
import re

import pytest

from adviesspoor import check
from adviesspoor.assembly import build
from adviesspoor.kinds import source_of
from adviesspoor.load import Document, load_bytes
from adviesspoor.project import Project, read
from adviesspoor.schema import Schemas
from tests.commands.test_validators import ROOT, SCHEMAS, other

PROJECT = Project(ROOT)
NAMES = sorted(path.relative_to(ROOT).as_posix() for path in PROJECT.data.rglob("*.yml"))
NUMBER = 200


def lines_of(raw):
    return raw.decode("utf-8").split("\n")


def joined(lines):
    return "\n".join(lines).encode("utf-8")


def some_line(lines, chance, pattern):
    """The number of a random line that holds what `pattern` says; of any line where none does."""
    return chance.choice([number for number, line in enumerate(lines) if re.search(pattern, line)] or range(1, len(lines)))


def misspelt_key(raw, chance):
    lines = lines_of(raw)
    at = some_line(lines, chance, r"^\s*(?:- )?[a-z_]{3,}:")
    lines[at] = re.sub(r"([a-z_])([a-z_])([a-z_]*:)", r"\2\1x\3", lines[at], count=1)
    return joined(lines)


def missing_line(raw, chance):
    lines = lines_of(raw)
    del lines[some_line(lines, chance, r"^\s*(?:- )?[a-z_]{3,}:")]
    return joined(lines)


def doubled_line(raw, chance):
    lines = lines_of(raw)
    at = some_line(lines, chance, r"^\s*[a-z_]{3,}: \S")
    return joined([*lines[:at], lines[at], *lines[at:]])


def other_type(raw, chance):
    lines = lines_of(raw)
    at = some_line(lines, chance, r"^\s*(?:- )?[a-z_]{3,}: \S")
    value = chance.choice(["12", "true", "null", "[1, 2]", "{a: 1}", "3.14", "no", "''", "2024-13-45"])
    lines[at] = re.sub(r": .*$", lambda _: f": {value}", lines[at])
    return joined(lines)


def wrong_word(raw, chance):
    lines = lines_of(raw)
    at = some_line(lines, chance, r"^\s*(?:- )?(?:bron|organisatie|van|domein|vorm|soort|grond|kolom|themas|aan|id): ")
    lines[at] = re.sub(r": \[?([a-z-]+)", lambda match: f": {'[' if '[' in match[0] else ''}{match[1]}zz", lines[at], count=1)
    return joined(lines)


def indentation(raw, chance):
    lines = lines_of(raw)
    at = some_line(lines, chance, r"^\s+\S")
    lines[at] = chance.choice([" " + lines[at], lines[at][1:], "\t" + lines[at], lines[at].lstrip()])
    return joined(lines)


def truncation(raw, chance):
    return raw[: chance.randrange(60, len(raw))]


def bytes_changed(raw, chance):
    content = bytearray(raw)
    for _ in range(chance.randrange(1, 5)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def encoding(raw, chance):
    return chance.choice(
        [
            lambda: raw.decode("utf-8").encode("utf-16"),
            lambda: b"\xef\xbb\xbf" + raw,
            lambda: raw.decode("utf-8").encode("cp1252", "replace").replace(b"e", b"\xe9", 1),
            lambda: raw.replace(b"\n", b"\r"),
            lambda: raw.replace(b" ", b"\xc2\xa0", 40),
        ]
    )()


def punctuation(raw, chance):
    lines = lines_of(raw)
    at = some_line(lines, chance, r": \S")
    mark = chance.choice(["'", '"', "[", "{", "&", "*", "!", "%", "@", "`", "a: ", "# ", "- ", "|", ">"])
    lines[at] = lines[at].replace(": ", f": {mark}", 1)
    return joined(lines)


def swapped_lines(raw, chance):
    lines = lines_of(raw)
    first, second = chance.sample(range(1, len(lines)), 2)
    lines[first], lines[second] = lines[second], lines[first]
    return joined(lines)


DAMAGES = [misspelt_key, missing_line, doubled_line, other_type, wrong_word, indentation, truncation, bytes_changed, encoding, punctuation, swapped_lines]


class OnceForEach(Schemas):
    """The schemas, that look at each sound file only once: what they say of it does not change."""

    def __init__(self, documents, sound):
        super().__init__(documents)
        self.sound = {id(document) for document in sound}
        self.seen = {}

    def breaches(self, name, document):
        return iter(()) if id(document) in self.sound else super().breaches(name, document)

    def marks(self, name, data):
        if id(data) not in self.seen:
            self.seen[id(data)] = (data, [*super().marks(name, data)])
        return self.seen[id(data)][1]


class Kept(Document):
    """A file that stays read: each build would read all sound files again."""

    def forget(self):
        pass


@pytest.fixture(scope="module")
def sound():
    """The real files, which have no mistakes."""
    _, findings = read(PROJECT)
    if findings:
        pytest.skip("de gegevens zelf hebben nu fouten; dat zeggen andere tests")
    return {name: Kept(name, (ROOT / name).read_bytes()) for name in NAMES}


@pytest.mark.slow
def test_every_damage_is_named_or_harmless(sound):
    chance = random.Random(2026)
    schemas = OnceForEach(SCHEMAS.documents, sound.values())
    named, harmless, unseen = 0, 0, []
    while named < NUMBER:
        damage = DAMAGES[(named + harmless) % len(DAMAGES)]
        name = chance.choice(NAMES)
        document = load_bytes(damage((ROOT / name).read_bytes(), chance), name)
        register, findings = build([*(found for other_name, found in sound.items() if other_name != name), document], schemas)
        findings = [*findings, *check.run(register)]
        assert all(found.place.file and found.place.line >= 1 and found.place.column >= 1 and found.message for found in findings)
        if findings:
            named += 1
        elif is_valid(sound[name], document):
            harmless += 1
        else:
            unseen.append((damage.__name__, name))
            break
    assert unseen == []
    assert harmless <= NUMBER / 5  # such as a line of an explanation that moved


def is_valid(before, after):
    """Whether the damage left a good file: another validator accepts it, and editors still find its schema."""
    return after.data is not None and after.first_line == before.first_line and other(source_of(after.file).schema).is_valid(after.data)
