"""YAML to plain values: what is accepted, what is refused, and exactly where and how it says so."""

import random
import re
from functools import reduce
from operator import getitem

import pytest

from adviesspoor.findings import Place
from adviesspoor.load import MAX_BYTES, load_bytes, load_file
from adviesspoor.yaml_values import MAX_DEPTH
from tests.values import paths

NO_ANCHOR = "ankers en verwijzingen (& en *) zijn niet toegestaan; zet tekst met & tussen aanhalingstekens"
NO_ALIAS = "ankers en verwijzingen (& en *) zijn niet toegestaan; schrijf de waarde uit, of zet tekst met * tussen aanhalingstekens"
NO_TAG = "een tag (!) is niet toegestaan; zet tekst met ! tussen aanhalingstekens"
NO_STAR = "tekst mag niet met * of & beginnen; zet de hele tekst tussen aanhalingstekens"
NO_FOLD = "tekst mag niet met > of | beginnen; zet de hele tekst tussen aanhalingstekens"
NO_START = "dit teken mag hier niet staan; zet tekst die met een bijzonder teken begint tussen aanhalingstekens"
NO_COLON = "er staat een dubbele punt in tekst zonder aanhalingstekens; zet de hele tekst tussen aanhalingstekens"
NO_INDENT = "de inspringing, een haak of een aanhalingsteken klopt niet; velden van één record staan recht onder elkaar, en tekst met haken staat helemaal tussen aanhalingstekens"
NO_KEY = "een lijst of groep kan geen naam van een veld zijn; zet tekst met haken tussen aanhalingstekens"
NO_TAB = "een tab in de inspringing; gebruik spaties (twee per niveau)"
BOM = "het bestand begint met een onzichtbaar teken (BOM); bewaar het als UTF-8 zonder BOM"
EMPTY = "het bestand is leeg"
TOO_DEEP = f"te diep genest; ten hoogste {MAX_DEPTH} niveaus zijn toegestaan"


def load(content):
    return load_bytes(content if isinstance(content, bytes) else content.encode("utf-8"), "f.yml")


def messages(document):
    """The findings without the name of the file."""
    return [str(finding).removeprefix("f.yml:") for finding in document.findings]


def test_plain_values():
    document = load("# uitleg\na: tekst\nb: 12\nc: -3\nd: true\ne: false\nf: null\ng: ~\nh:\ni: 2019-12-10\nj: [x, 'y']\nk: {l: \"m\"}\n")
    assert document.findings == ()
    assert document.data == {
        "a": "tekst", "b": 12, "c": -3, "d": True, "e": False, "f": None, "g": None, "h": None, "i": "2019-12-10", "j": ["x", "y"], "k": {"l": "m"},
    }  # fmt: skip
    assert document.first_line == "# uitleg"


def test_text_over_more_lines():
    assert load("a: >\n  een\n  twee\nb: |\n  drie\n  vier\n").data == {"a": "een twee\n", "b": "drie\nvier\n"}


def test_every_key_and_value_has_its_place():
    document = load("# é\nlijst:\n  - id: x\n    over: [a, {b: 'ç'}]\n")
    at = {path: (place.line, place.column) for path in paths(document.data) for place in [document.place(path)]}
    assert at == {
        (): (2, 1), ("lijst",): (3, 3), ("lijst", 0): (3, 5), ("lijst", 0, "id"): (3, 9), ("lijst", 0, "over"): (4, 11),
        ("lijst", 0, "over", 0): (4, 12), ("lijst", 0, "over", 1): (4, 15), ("lijst", 0, "over", 1, "b"): (4, 19),
    }  # fmt: skip
    assert document.key_place(("lijst", 0, "over")) == document.key(("lijst", 0, "over")) == Place("f.yml", 4, 5)
    assert document.place(("lijst", 0, "mist", 3)) == Place("f.yml", 3, 5)
    assert document.key_place(("lijst", 0, "mist")) == Place("f.yml", 3, 5)
    assert [document.key(path) for path in [(), ("lijst", 0), ("lijst", 0, "mist"), ("lijst", 7, "id"), ("lijst", 0, "id", "x")]] == [None] * 5


def test_places_in_the_real_data_are_those_of_their_values(root):
    """Every short text of the real data stands where its place says."""
    seen = 0
    for path in sorted((root / "data").rglob("*.yml")):
        document = load_file(path, path.name)
        lines = document.text.split("\n")
        for where in paths(document.data):
            value = reduce(getitem, where, document.data)
            if where and isinstance(where[-1], str):
                line, column = document.key(where)[1:]
                assert lines[line - 1][column - 1 :].lstrip("'\"").startswith(where[-1])
            if isinstance(value, str) and re.fullmatch(r"[\w-]{1,40}", value):
                line, column = document.place(where)[1:]
                assert lines[line - 1][column - 1 :].lstrip("'\"").startswith(value) or lines[line - 1][column - 1] in ">|"
                seen += 1
    assert seen > 5_000


def test_of_a_doubled_key_the_first_counts_and_what_follows_keeps_its_place():
    document = load("a:\n  - b: 1\n    c: {d: 2}\n    c: {e: [3, 4], e: 5}\n    b: [6]\n  - f: 7\ng: 8\n")
    assert document.data == {"a": [{"b": 1, "c": {"d": 2}}, {"f": 7}], "g": 8}
    assert messages(document) == [
        "4:5: het veld 'c' staat hier dubbel; het staat ook op regel 3",
        "4:20: het veld 'e' staat hier dubbel; het staat ook op regel 4",
        "5:5: het veld 'b' staat hier dubbel; het staat ook op regel 2",
    ]
    at = [document.place(path)[1:] for path in [("a", 0, "b"), ("a", 0, "c", "d"), ("a", 1), ("a", 1, "f"), ("g",)]]
    assert at == [(2, 8), (3, 12), (6, 5), (6, 8), (7, 4)]


def test_what_is_packed_is_the_same_when_unpacked():
    document = load("a: no\nb: [c, ~, true, -3, 'é\U0001f682']\n")
    before = (document.data, document.findings, document.place(("b", 0)), document.key(("b",)))
    document.pack()
    assert (document.data, document.findings, document.place(("b", 0)), document.key(("b",))) == before
    assert document.data is not before[0]


@pytest.mark.parametrize(
    "value",
    ["no", "No", "on", "off", "yes", "y", "N", "True", "NULL", "3.10", "-1.", ".5", "1e5", "1.5e-3", "012", "1_000", "0x1F", "0o17", "0b1", "12:30", "+5", ".inf", ".NaN", "12345678901234567890", "2019-12-10 10:00", "2019-12-10T10:00:00Z"],
)  # fmt: skip
def test_a_value_that_programs_read_differently_must_be_quoted(value):
    document = load(f"a: {value}\n")
    assert messages(document) == [
        f"1:4: '{value}' zonder aanhalingstekens leest niet elk programma als tekst; schrijf '{value}' met aanhalingstekens, of true, false of een gewoon getal"
    ]
    for good in (f"a: '{value}'\n", f'a: "{value}"\n'):
        assert (load(good).data, load(good).findings) == ({"a": value}, ())


@pytest.mark.parametrize("value", ["nee", "none", "ons", "3.10.2", "v3", "2019-12", "2019-12-10", "2024-13-45", "1998-2001", "1 op 3", "10:99", "12-3", "e5", "0", "-0", "12", "ja, on"])
def test_a_value_that_every_program_reads_the_same_need_not(value):
    assert load(f"a: {value}\n").findings == ()


SYNTAX = [
    ("titel: Open brug: minder wachten\n", ["1:17: " + NO_COLON]),
    ("a: 1\n  b: 2\n", ["2:4: " + NO_COLON]),
    ("a: @naam\n", ["1:4: " + NO_START]),
    ("a: {% raw %}\n", ["1:5: " + NO_START]),
    ("-\tid: x\n  b: c\n", ["1:2: " + NO_START]),
    ("a: {{ naam }}\nb: c\n", ["1:5: " + NO_KEY]),
    ("? [a]\n: c\n? [b]\n: c\n", ["1:3: " + NO_KEY, "3:3: " + NO_KEY]),
    ("a: {# stil #}\nb: c\n", ["3:1: de haak van regel 1 wordt niet gesloten, of er ontbreekt hier een komma"]),
    ("x: z\na: [b, 'c' d]\n", ["2:12: de haak van regel 2 wordt niet gesloten, of er ontbreekt hier een komma"]),
    ("a: [b,,c]\n", ["1:7: hier ontbreekt een waarde; controleer de komma's en haken"]),
    ("a: **vet**\n", ["1:5: " + NO_STAR]),
    ("a: > 3 dagen\n", ["1:6: " + NO_FOLD]),
    ("a: [klik](http://x)\n", ["1:10: " + NO_INDENT]),
    ("a: 'b' c\n", ["1:8: " + NO_INDENT]),
    ("a:\n  b: 1\n c: 2\n", ["3:2: " + NO_INDENT]),
    ("- a\nb: c\n", ["2:1: de inspringing klopt niet; streepjes van één lijst staan recht onder elkaar"]),
    ("a: - b\n", ["1:4: een lijst mag hier niet beginnen; zet het streepje op een nieuwe regel"]),
    ("a: 1\nb\nc: 2\n", ["3:1: hier ontbreekt een dubbele punt na de naam van het veld; schrijf 'veld: waarde'"]),
    ("a: 1\nb: 'c\nd: e\n", ["2:4: een aanhalingsteken wordt niet gesloten"]),
    ('a: "c:\\pad"\n', ["1:4: een \\ binnen dubbele aanhalingstekens heeft een bijzondere betekenis; gebruik enkele aanhalingstekens"]),
    ('a: "\\ud800"\n', ["1:4: een \\u-code binnen dubbele aanhalingstekens is geen teken; typ het teken zelf"]),
    ("a: 1\n...\nb: 2\n", ["3:1: hier begint iets nieuws buiten de opbouw van het bestand; controleer de inspringing"]),
    ("a: 1\n---\nb: 2\n", ["2:1: een tweede document (---) in één bestand; gebruik één bestand per document"]),
    ("%YAML 3.0\n---\na: 1\n", ["1:1: de opbouw van het bestand klopt hier niet; controleer inspringing, streepjes, haken en aanhalingstekens"]),
    ("a: !!python/object/apply:os.system [ls]\n", ["1:4: " + NO_TAG]),
    ("a: !belangrijk\n", ["1:4: " + NO_TAG]),
    ("a: &b tekst\nc: *b\n", ["1:4: " + NO_ANCHOR, "2:4: " + NO_ALIAS]),
    ("*b : c\nd: 1\nd: 2\n", ["1:1: " + NO_ALIAS, "3:1: het veld 'd' staat hier dubbel; het staat ook op regel 2"]),
    ("? {a: 1, a: 2}\n: c\n", ["1:3: " + NO_KEY, "1:10: het veld 'a' staat hier dubbel; het staat ook op regel 1"]),
    ("a:\n\tb: c\n \td: e\n", ["2:1: " + NO_TAB, "3:2: " + NO_TAB]),
]


@pytest.mark.parametrize(("content", "expected"), SYNTAX, ids=[content for content, _ in SYNTAX])
def test_a_file_that_cannot_be_read_says_where_and_why(content, expected):
    document = load(content)
    assert messages(document) == expected
    assert document.data is None


@pytest.mark.parametrize("content", ["", "\n\n", "# alleen uitleg\n"])
def test_an_empty_file(content):
    assert messages(load(content)) == ["1:1: " + EMPTY]


def test_a_duplicate_key_names_the_first_one_and_loading_goes_on():
    document = load("a: 1\nb:\n  c: 1\n  c: no\na: 3\n")
    assert [message.partition(" leest")[0] for message in messages(document)] == [
        "4:3: het veld 'c' staat hier dubbel; het staat ook op regel 3",
        "4:6: 'no' zonder aanhalingstekens",
        "5:1: het veld 'a' staat hier dubbel; het staat ook op regel 1",
    ]
    assert document.data == {"a": 1, "b": {"c": 1}}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"\xef\xbb\xbfa: 1\n", "1:1: " + BOM),
        ("a: 1\n".encode("utf-16"), "1:1: " + BOM),
        (b"a: 1\nb: \xc3\xa9 caf\xe9\n", "2:9: dit teken is geen geldige UTF-8; bewaar het bestand als UTF-8"),
        (b"a: \xed\xa0\x80\n", "1:4: dit teken is geen geldige UTF-8; bewaar het bestand als UTF-8"),
        (b"a: x\x07y\n", "1:5: een onzichtbaar stuurteken (U+0007); verwijder het"),
        ("a: x\u2028y\nb: c\n".encode(), "1:5: een onzichtbaar stuurteken (U+2028); verwijder het"),
        ("a: x\x85y\nb: c\n".encode(), "1:5: een onzichtbaar stuurteken (U+0085); verwijder het"),
        (b'a: "x\\0y"\n', "1:4: een onzichtbaar stuurteken (U+0000); verwijder het"),
        (b'a: "\\e[31m"\n', "1:4: een onzichtbaar stuurteken (U+001B); verwijder het"),
    ],
)
def test_bytes_that_do_not_belong_in_a_text(raw, expected):
    assert messages(load(raw)) == [expected]


@pytest.mark.parametrize("content", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_deep_nesting_ends_at_the_bound(content):
    document = load(content)
    assert [message.partition(": ")[2] for message in messages(document)][-1:] == [TOO_DEEP]
    assert document.data is None


def test_the_depth_that_is_allowed():
    assert load("[" * MAX_DEPTH + "]" * MAX_DEPTH).findings == ()
    assert messages(load("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))) == [f"1:{MAX_DEPTH + 1}: {TOO_DEEP}"]


def test_anchors_do_not_explode():
    laughs = "a0: &a0 [lach]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    document = load(laughs)
    assert document.data is None
    assert [message.partition(": ")[2] for message in messages(document)] == [NO_ANCHOR, *([NO_ANCHOR] + [NO_ALIAS] * 9) * 9]


def test_a_value_of_ten_megabytes(tmp_path):
    path = tmp_path / "groot.yml"
    path.write_text(f"a: {'x' * 10_000_000}\n", encoding="utf-8")
    assert [str(finding) for finding in load_file(path, "data/groot.yml").findings] == [
        "data/groot.yml:1:1: het bestand is te groot (10000 kB); ten hoogste 2000 kB is toegestaan"
    ]
    path.write_text(f"a: {'x' * (MAX_BYTES - 4)}\n", encoding="utf-8")
    assert load_file(path, "data/groot.yml").findings == ()


def test_a_file_that_is_not_there(tmp_path):
    (finding,) = load_file(tmp_path / "weg.yml", "data/weg.yml").findings
    assert str(finding) == "data/weg.yml:1:1: het bestand is niet te lezen; controleer of het bestaat en of u het mag openen"


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "{{ naam }}", "{% raw %}", "{# stil #}", "**vet** _schuin_", "[klik](javascript:alert(1))", "javascript:alert(1)", "# kop", "&amp;", "<!-- -->"])
def test_markup_is_text(value):
    assert load(f"a: '{value}'\n").data == {"a": value}


@pytest.mark.parametrize(
    "raw",
    [b"- id: een\n  titel: a: b\n-  id: 'twee' # x\n", b"\xef\xbb\xbfid: een\n  id: twee\n", b"id: een\n\xe9\nid: twee\n", "id: een\nid: twee\n".encode("utf-16"), b"id: een\n\tx: 1\nid: twee\n", b"id: een\nid: twee\na: 'x\n"],
)
def test_the_ids_of_an_unreadable_file_are_still_seen(raw):
    document = load(raw)
    assert document.data is None
    assert document.salvaged == {"een", "twee"}


def test_damaged_files_never_raise(root):
    """A real file with random bytes changed, cut or doubled gives data or a finding, never an exception."""
    raw = (root / "tests/data/klein/data/adviezen/open-brug.yml").read_bytes()
    chance = random.Random(2)
    for _ in range(1500):
        start = chance.randrange(len(raw))
        damage = bytes(chance.choices(b"\t\n :-'\"[]{}&*!|>%@`#?,\\\x00\xc3aA0~", k=chance.randrange(4)))
        document = load(raw[:start] + damage + raw[start + chance.randrange(6) :])
        assert document.data is not None or document.findings
