"""Annotations for GitHub: one a line, at the place of the mistake, with nothing of the data taken for a command."""

import re

import pytest

from adviesspoor.annotations import annotations
from adviesspoor.findings import Finding, Place, report

_COMMAND = re.compile(r"^::error file=(?P<file>[^:,\n]*),line=(?P<line>\d+),col=(?P<column>\d+)::(?P<message>[^\n]*)$")


def test_a_finding_is_an_annotation_at_its_place():
    found = Finding(Place("data/lessen.yml", 7, 12), "domein: 'uitvoring' mag niet")
    assert annotations([found]) == "::error file=data/lessen.yml,line=7,col=12::data/lessen.yml:7:12: domein: 'uitvoring' mag niet\n1 fout gevonden."


@pytest.mark.parametrize("text", ["a\n::warning::b", "a\r\n::set-output name=x::y", "50% van: a,b", "%0A::error::x", "\u2028::error::x", "\x1b[31m"])
def test_data_cannot_begin_a_command_or_end_one(text):
    lines = annotations([Finding(Place(f"data/{text}.yml"), f"'{text}' mag niet")]).split("\n")
    assert len(lines) == 2 and _COMMAND.match(lines[0])
    assert lines[1] == "1 fout gevonden."
    assert "\r" not in lines[0]


def test_the_report_in_text_has_one_line_for_each_finding_too():
    found = [Finding(Place("data/a\n::error::b.yml"), "x\r\n::stop-commands::y")]
    assert report(found).splitlines() == ["data/a↵::error::b.yml:1:1: x�↵::stop-commands::y", "1 fout gevonden."]


def test_check_in_the_format_of_github(run, kapot):
    code, out, err = run("check", "--format", "github", root=kapot.root)
    expected = (kapot.root / "verwacht.txt").read_text(encoding="utf-8").splitlines()
    lines = out.splitlines()
    assert (code, err, len(lines)) == (1, "", len(expected))
    assert all(_COMMAND.match(line) for line in lines[:-1]) and lines[-1] == expected[-1]


def test_check_of_sound_data_is_the_same_in_both_formats(run):
    assert run("check", "--format", "github") == run("check", "--format", "tekst")


def test_an_unknown_format_is_wrong_use(run):
    with pytest.raises(SystemExit) as stopped:
        run("check", "--format", "xml")
    assert stopped.value.code == 2
