"""The editors' door: what each command prints, and its exit code. Never a traceback."""

import json
import os
import subprocess
import sys

import pytest

from adviesspoor.cli import main
from adviesspoor.commands import COMMANDS

SOUND = "Geen fouten. 3 bronnen, 1 adviezen, 1 aanbevelingen, 1 standen, 1 items, 3 organisaties, 1 uitspraken, 1 lessen, 1 gebeurtenissen, 1 begrippen, 1 themas, 1 draden.\n"
WRONG_USE = f"Deze opdracht is niet volledig of bestaat niet. Kies uit: {', '.join(command.USAGE for command in COMMANDS)}. Uitleg: ./adviesspoor --help\n"


@pytest.fixture
def run(klein, capsys):
    """Run one command on the small project: the exit code, what it printed, and its complaints."""

    def command(*arguments, root=klein.root):
        code = main(["--map", str(root), *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def test_check_of_a_sound_project(run):
    assert run("check") == (0, SOUND, "")


def test_check_names_every_mistake_and_counts_them(run, kapot):
    expected = (kapot.root / "verwacht.txt").read_text(encoding="utf-8")
    assert run("check", root=kapot.root) == (1, expected, "")


def test_check_of_one_mistake(run, klein):
    klein.edit("gegevens.yml", "peildatum: 2022-06-07", "peildatum: 2024-13-45")
    assert run("check") == (1, "data/gegevens.yml:2:12: de datum '2024-13-45' bestaat niet; schrijf jaar, maand en dag als 2019-12-10\n1 fout gevonden.\n", "")


def test_check_of_a_project_without_records(run, klein):
    for path in list((klein.root / "data").rglob("*.yml")):
        if path.name not in ("gegevens.yml", "gepubliceerd.yml"):
            path.unlink()
    klein.write("gepubliceerd.yml", "# yaml-language-server: $schema=schema/gepubliceerd.schema.json\ngepubliceerd: {}\n")
    assert run("check") == (0, "Geen fouten. Er zijn nog geen records.\n", "")


def test_bronnen_of_a_sound_project(run, klein):
    assert run("bronnen", klein.sources) == (0, "Geen fouten. 19 vindplaatsen nagekeken in 2 teksten.\n", "")


def test_bronnen_shows_mistakes_in_data_and_places_together(run, klein):
    klein.edit("tijdlijn.yml", "tot_regel: 11", "tot_regel: 77")
    klein.edit("lessen.yml", "domein: uitvoering", "domein: uitvoring")
    code, out, _ = run("bronnen", klein.sources)
    assert code == 1
    assert out.splitlines() == [
        f"{klein.place('lessen.yml', 'uitvoring')}: lessen 1, domein: 'uitvoring' mag niet; kies uit: beleid, samenspel, uitvoering. Bedoelde u 'uitvoering'?",
        f"{klein.place('tijdlijn.yml', '77')}: regel 77 bestaat niet; de tekst heeft 12 regels",
        "2 fouten gevonden.",
    ]


def test_bronnen_without_the_texts(run, klein, tmp_path):
    (tmp_path / "leeg").mkdir()
    code, out, _ = run("bronnen", tmp_path / "leeg")
    assert code == 1
    assert out.splitlines() == [
        f"{klein.place('bronnen.yml', 'brief.txt')}: de tekst 'brief.txt' staat niet in de map met bronnen",
        f"{klein.place('bronnen.yml', 'stand.txt')}: de tekst 'stand.txt' staat niet in de map met bronnen",
        "2 fouten gevonden.",
    ]


def test_bronnen_of_a_folder_that_is_not_there(run, tmp_path):
    assert run("bronnen", tmp_path / "weg") == (2, "", f"{tmp_path / 'weg'} is geen map.\n")


def test_toon_prints_place_and_record(run, klein):
    code, out, err = run("toon", "open-brug-1")
    place, _, record = out.partition("\n")
    assert (code, err) == (0, "")
    assert place == klein.place("adviezen/open-brug.yml", "id: open-brug-1\n")
    assert json.loads(record)["titel"] == "Meld de wachttijd vooraf"


def test_toon_of_an_id_that_does_not_exist(run):
    code, out, err = run("toon", "open-brgu")
    assert (code, out) == (1, "")
    assert err == "'open-brgu' bestaat niet; het lijkt op: open-brug, open-brug-1, open-brug-1b. Bedoelde u 'open-brug'?\n"


def test_publiceer_adds_and_says_how_many(run, klein):
    assert run("publiceer") == (0, "16 nieuwe id’s in de lijst.\n", "")
    assert run("publiceer") == (0, "Alle id’s stonden al in de lijst.\n", "")
    klein.edit("gepubliceerd.yml", "  dbs: organisaties/dbs/\n", "")
    assert run("publiceer") == (0, "1 nieuw id in de lijst.\n", "")


def test_publiceer_changes_nothing_while_there_are_mistakes(run, klein):
    klein.edit("gegevens.yml", "2022-06-07", "gisteren")
    before = klein.text("gepubliceerd.yml")
    code, out, _ = run("publiceer")
    assert (code, out.splitlines()[-1]) == (1, "1 fout gevonden.")
    assert klein.text("gepubliceerd.yml") == before


def test_publiceer_in_a_list_it_cannot_change(run, klein):
    klein.write("gepubliceerd.yml", "# yaml-language-server: $schema=schema/gepubliceerd.schema.json\ngepubliceerd: {dbs: organisaties/dbs/}\n")
    assert run("publiceer") == (
        1,
        "data/gepubliceerd.yml:2:1: aan deze lijst kan niets worden toegevoegd; zet elk id op een eigen regel, met twee spaties ervoor\n1 fout gevonden.\n",
        "",
    )


def test_a_folder_without_data(run, tmp_path):
    assert run("check", root=tmp_path) == (2, "", f"{tmp_path / 'data'} is geen map; start dit vanuit de map van het project.\n")


@pytest.mark.parametrize("arguments", [[], ["chek"], ["bronnen"], ["toon"], ["check", "te", "veel"], ["--maap", "x", "check"]])
def test_wrong_use_is_explained_in_dutch(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr() == ("", WRONG_USE)


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command(option, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([option])
    assert stopped.value.code == 0
    out = " ".join(capsys.readouterr().out.split())
    assert {"check", "bronnen", "toon", "publiceer"} <= {command.NAME for command in COMMANDS}
    for command in COMMANDS:
        assert f" {command.NAME} {command.HELP}" in out


def as_editors_do(root, *arguments, **environment):
    """The command as a process of its own: `python -m adviesspoor`."""
    return subprocess.run(
        [sys.executable, "-m", "adviesspoor", *map(str, arguments)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(environment.pop("library")), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_as_a_program_from_the_root_of_the_project(klein, root):
    done = as_editors_do(klein.root, "check", library=root / "hooks")
    assert (done.returncode, done.stdout, done.stderr) == (0, SOUND, "")


def test_as_a_program_mistakes_end_with_exit_code_1_and_no_traceback(kapot, root):
    done = as_editors_do(kapot.root, "check", library=root / "hooks", LC_ALL="C")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (kapot.root / "verwacht.txt").read_text(encoding="utf-8")
