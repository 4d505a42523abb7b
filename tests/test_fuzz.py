"""Whatever an editor or an attacker puts into a file: findings in Dutch, never a traceback, within bounds.

A thousand cases in all, the same ones every time.
"""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adviesspoor.cli import main
from adviesspoor.importer.letter import Letter, Unreadable
from adviesspoor.importer.reading import read_letter
from adviesspoor.load import MAX_BYTES, MAX_FINDINGS, Document, load_bytes
from adviesspoor.project import Project, read
from tests.conftest import FIXTURES, ROOT, _copy
from tests.values import paths

pytestmark = pytest.mark.slow  # half a minute, for cases that seldom change

CASES = {"bytes": 150, "yaml": 200, "spoiled": 200, "checks": 250, "letters": 150, "drafts": 50}
SECONDS = 20  # of processor time; a slow machine included
MEGABYTES = 600


def fuzz(cases: int, milliseconds: int = 5000):
    """Fixed cases, each within bounded time: a test that fails now and then teaches people to look away."""
    return settings(max_examples=cases, derandomize=True, database=None, deadline=milliseconds, suppress_health_check=[*HealthCheck])


def test_there_are_a_thousand_cases():
    assert sum(CASES.values()) == 1000


def must_be_sound(document: Document, name: str) -> None:
    """Data or a finding; every finding is one line that begins with its place in this file."""
    assert document.contents.json or document.findings
    ends = [len(line) + 1 for line in f"{document.raw.decode('utf-8', 'replace')}\n".split("\n")]  # what is empty at the end stands after it
    for path in paths(document.data):
        place = document.place(path)
        assert place.file == name and 1 <= place.column <= ends[place.line - 1]
    for finding in document.findings:
        assert str(finding).startswith(f"{name}:{finding.place.line}:{finding.place.column}: ") and "\n" not in str(finding)
        assert finding.place.line >= 1 and finding.place.column >= 1


# -- the loader

SIGNS = st.sampled_from(list("-:?,[]{}#&*!|>'\"%@`~\t\n\r\\ \x00\x1b\x85\u2028\ufeff\U0001f600é0129_.+=<") + ["  ", "- ", ": ", "\n  ", "---\n", "...\n", "<<: ", "!!python/object:os.system "])
yaml_like = st.lists(SIGNS | st.text(max_size=8), max_size=60).map("".join)
real_files = st.sampled_from(sorted((FIXTURES / "klein" / "data").rglob("*.yml")))


@st.composite
def spoiled(draw) -> bytes:
    """A sound file with pieces cut out, doubled, moved or replaced."""
    raw = draw(real_files).read_bytes()
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(raw)))
        end = draw(st.integers(start, min(len(raw), start + 40)))
        put = draw(st.sampled_from([b"", raw[start:end] * 2]) | yaml_like.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=12))
        raw = raw[:start] + put + raw[end:]
    return raw


@fuzz(CASES["bytes"])
@given(st.binary(max_size=400))
def test_any_bytes_are_loaded_or_refused(raw):
    must_be_sound(load_bytes(raw, "x.yml"), "x.yml")


@fuzz(CASES["yaml"])
@given(yaml_like)
def test_anything_like_yaml_is_loaded_or_refused(text):
    must_be_sound(load_bytes(text.encode("utf-8", "surrogatepass"), "x.yml"), "x.yml")


@fuzz(CASES["spoiled"])
@given(spoiled())
def test_a_spoiled_file_is_loaded_or_refused(raw):
    must_be_sound(load_bytes(raw, "x.yml"), "x.yml")


# -- schema, register and checks

@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    return _copy("klein", tmp_path_factory.mktemp("fuzz") / "klein").project


replacements = st.sampled_from(["null", "true", "12", "''", "[]", "{}", "- a", "[[[]]]", "{a: {b: c}}", "klein", "2022-13-45", "'2020-02-30'", "-1", "999999999999999999", "'\U0001f600'", "bron-klein", "open-brug", "open-brug-1", "dbs"]) | st.text(max_size=30).map(repr)


@fuzz(CASES["checks"])
@given(st.data())
def test_any_value_in_any_place_gives_findings(project, data):
    """One line of a sound project gets another value, another depth, another key, or goes."""
    path = data.draw(real_files.map(lambda found: project.root / found.relative_to(FIXTURES / "klein")))
    before = path.read_bytes()
    lines = before.decode("utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        key, colon, _ = lines[number].partition(":")
        lines[number] = data.draw(
            st.sampled_from(["", f"  {lines[number]}", lines[number].replace(":", "", 1), f"{key}x{colon} x", f"{lines[number]}\n{lines[number]}"]) | replacements.map(lambda value, start=f"{key}{colon}": f"{start} {value}")
        )
    try:
        path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
        _, findings = read(project)
    finally:
        path.write_bytes(before)
    assert all(str(finding).startswith("data/") and "\n" not in str(finding) for finding in findings)


# -- the importer

HEADS = {".pdf": b"%PDF-1.7\n", ".docx": b"PK\x03\x04", ".txt": b""}


@fuzz(CASES["letters"])
@given(st.sampled_from(sorted(HEADS)), st.binary(max_size=600) | st.text(max_size=400).map(str.encode))
def test_any_file_is_a_letter_or_unreadable(tmp_path_factory, suffix, raw):
    path = tmp_path_factory.getbasetemp() / f"brief{suffix}"
    path.write_bytes(HEADS[suffix] + raw)
    try:
        letter = read_letter(path)
    except Unreadable as refusal:
        assert str(refusal)
    else:
        assert isinstance(letter, Letter) and letter.text().endswith(b"\n")


words = st.sampled_from("De raad adviseert de IND om 1. 2.1 • - Wij bevelen aan: Aanbeveling Geachte heer, Datum 10 december 2019 Hoogachtend voorzitter moet zou kunnen ## TODO : ' \" {{ x }} <script> \U0001f600".split(" ")) | st.text(max_size=12)
letters = st.lists(st.lists(words, max_size=14).map(" ".join), min_size=3, max_size=40).map("\n".join)


@fuzz(CASES["drafts"], 20_000)
@given(letters)
def test_any_letter_gives_a_draft_or_a_refusal(tmp_path_factory, capsys, text):
    place = tmp_path_factory.mktemp("ontwerp")
    root = _copy("klein", place / "klein").root
    letter = place / "brief.txt"
    letter.write_text("De raad geeft de IND een advies over de balie en de brief.\n" + text, encoding="utf-8", errors="replace")
    assert main(["--map", str(root), "importeer", str(letter), "--id", "proef-brief"]) in (0, 1)
    main(["--map", str(root), "check"])
    assert "Traceback" not in "".join(capsys.readouterr())


# -- bombs: each in a process of its own, with a limit on its memory and its time

ALIASES = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
BOMBS = {
    "aliases": (ALIASES, "ankers en verwijzingen"),
    "merge keys": ("a: &a {x: y}\nb:\n" + "  <<: *a\n" * 50_000, "ankers en verwijzingen"),
    "100,000 lists deep": ("[" * 100_000, "te diep genest"),
    "100,000 groups deep": ("{a: " * 100_000, "te diep genest"),
    "100,000 dashes deep": ("- " * 100_000 + "x", "te diep genest"),
    "100,000 question marks": ("? " * 100_000 + "x", "geen naam van een veld"),
    "a value of 10 MB": ("titel: " + "x" * 10_000_000, "te groot"),
    "a value just small enough": ("titel: " + "x" * (MAX_BYTES - 10), ""),
    "a name just small enough": ("x" * (MAX_BYTES - 10) + ": y", ""),
    "half a million empty items": ("[" + "," .join(["x"] * 500_000) + "]", ""),
    "many fields": ("".join(f"v{n}: {n}\n" for n in range(150_000)), ""),
    "many doubled fields": ("a: 1\n" * 300_000, "staat hier dubbel"),
    "an endless quote": ("a: '" + "''" * 900_000, "aanhalingsteken"),
    "an endless number": ("a: " + "9" * 1_900_000, ""),
    "a number that is nearly a time": ("a: " + "1:" * 900_000, ""),
    "many control characters": ("\x1b\n" * 900_000, "stuurteken"),
    "many anchors": ("- &a x\n" * 250_000, "ankers en verwijzingen"),
    "many tabs": ("\t" * 1_900_000 + "x", "tab in de inspringing"),
}
LOAD = (
    "import resource, sys; from pathlib import Path; from adviesspoor.load import load_file\n"
    "document = load_file(Path(sys.argv[1]), 'bom.yml')\n"
    "for finding in document.findings[:3]: print(finding)\n"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
)


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_goes_off_within_bounds(tmp_path, name):
    content, message = BOMBS[name]
    bomb = tmp_path / "bom.yml"
    bomb.write_text(content, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LOAD, str(bomb)],
        env={"PYTHONPATH": str(ROOT / "hooks")},
        preexec_fn=_limited,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert message in done.stdout
    assert all(len(line) < 400 for line in done.stdout.splitlines())


def test_a_file_with_too_many_mistakes_says_so():
    found = load_bytes(b"a: 1\n" * (MAX_FINDINGS + 5), "x.yml").findings
    assert len(found) == MAX_FINDINGS + 1
    assert str(found[-1]) == f"x.yml:{MAX_FINDINGS + 2}:1: hier en verder staan nog meer fouten; herstel eerst de {MAX_FINDINGS} hierboven"
    assert len(load_bytes(b"a: 1\n" * (MAX_FINDINGS + 1), "x.yml").findings) == MAX_FINDINGS


def test_a_bomb_in_a_project_gives_its_message(tmp_path):
    """Also the rules, which look at names and compare them with each other, must stay within bounds."""
    for name, content in {"name": BOMBS["a name just small enough"][0], "fields": BOMBS["many fields"][0], "doubled": BOMBS["many doubled fields"][0]}.items():
        workplace = _copy("klein", tmp_path / name)
        workplace.write("themas.yml", content)
        done = subprocess.run(
            [sys.executable, "-m", "adviesspoor", "check"],
            cwd=workplace.root,
            env={"PYTHONPATH": str(ROOT / "hooks")},
            preexec_fn=_limited,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 1 and not done.stderr, (name, done.returncode, done.stderr[-2000:])


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, MEGABYTES * 2**20))
