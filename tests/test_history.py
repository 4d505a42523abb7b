"""What changed in each record, from the repository's own history; and saying so where there is none."""

import subprocess

import pytest

from adviesspoor import git, history, versions
from adviesspoor.differences import Difference
from adviesspoor.load import load_bytes
from tests.repository import Repository

TERMS = "begrippen.yml"
ADVICE = "adviezen/open-brug.yml"
OLD = "betekenis: Een stuk kade waar boten mogen liggen."


@pytest.fixture
def repository(klein):
    found = Repository(klein.root)
    found.commit("2026-01-01")
    return found


def events(klein, id=""):
    """(day, status, changes) of the events, the newest first."""
    found = history.read(klein.root)
    assert found.missing == ""
    return [(event.day, event.changes or ("nieuw" if event.new else "weg")) for event in found.events if id in ("", event.version.id)]


def test_at_first_every_record_is_new(klein, repository):
    register = klein.register()
    found = history.read(klein.root)
    assert {event.version.id for event in found.events} == set(register.entries)
    for event in found.events:
        entry = register[event.version.id]
        assert (event.old, event.day, event.version.kind, event.version.page, event.version.title) == (None, "2026-01-01", entry.kind.name, entry.page, entry.titel)


def test_a_field_that_changed_has_its_day_and_both_values(klein, repository):
    klein.edit(TERMS, OLD, "betekenis: Een kade voor boten.")
    repository.commit("2026-02-03")
    change = Difference(("betekenis",), "Een stuk kade waar boten mogen liggen.", "Een kade voor boten.")
    assert events(klein, "begrip-wachtplaats") == [("2026-02-03", (change,)), ("2026-01-01", "nieuw")]
    assert [day for day, _ in events(klein) if day != "2026-01-01"] == ["2026-02-03"]


def test_a_change_in_a_part_is_one_of_the_part(klein, repository):
    klein.edit(ADVICE, "titel: Een bord langs het water", "titel: Een groot bord")
    repository.commit("2026-02-03")
    assert events(klein, "open-brug-1a")[0] == ("2026-02-03", (Difference(("titel",), "Een bord langs het water", "Een groot bord"),))
    assert [event.version.page for event in history.read(klein.root).events][0] == "open-brug-1"
    assert len(events(klein, "open-brug-1")) == len(events(klein, "open-brug")) == 1


def test_a_record_that_went_and_came_back(klein, repository):
    text = klein.text(TERMS)
    klein.write(TERMS, text.partition("begrippen:")[0] + "begrippen: []\n")
    repository.commit("2026-02-03")
    klein.write(TERMS, text)
    repository.commit("2026-03-04")
    assert events(klein, "begrip-wachtplaats") == [("2026-03-04", "nieuw"), ("2026-02-03", "weg"), ("2026-01-01", "nieuw")]


def test_renaming_a_file_is_no_change(klein, repository):
    (klein.root / "data" / "adviezen" / "open-brug.yml").rename(klein.root / "data" / "adviezen" / "brug-open.yml")
    klein.project.data.joinpath("begrippen.yml").rename(klein.root / "data" / "woordenlijst.yml")
    repository.commit("2026-02-03")
    assert {day for day, _ in events(klein)} == {"2026-01-01"}


def test_moving_a_record_to_another_file_is_no_change_of_the_record(klein, repository):
    row = klein.text(TERMS).partition("begrippen:\n")[2]
    klein.write("begrippen2.yml", "begrippen:\n" + row)
    klein.edit(TERMS, row, "")
    klein.edit(TERMS, "begrippen:\n", "begrippen: []\n")
    repository.commit("2026-02-03")
    assert events(klein, "begrip-wachtplaats") == [("2026-01-01", "nieuw")]


def test_the_order_and_spelling_of_a_file_do_not_matter(klein, repository):
    text = klein.text("organisaties.yml")
    head, *rows = text.split("\n  - id: ")
    klein.write("organisaties.yml", "\n  - id: ".join([head + " # uitleg", *reversed(rows)]) + "\n")
    repository.commit("2026-02-03")
    assert {day for day, _ in events(klein)} == {"2026-01-01"}


def test_two_changes_on_a_day_are_one_and_the_day_is_utc(klein, repository):
    klein.edit(TERMS, OLD, "betekenis: Tussenstand.")
    repository.commit("2026-02-03T00:30:00+01:00")  # still 2 February in UTC
    klein.edit(TERMS, "betekenis: Tussenstand.", "betekenis: Eindstand.")
    repository.commit("2026-02-02T23:50:00Z")
    found = history.read(klein.root).events[0]
    assert (found.day, found.time.isoformat()) == ("2026-02-02", "2026-02-02T23:50:00+00:00")
    assert found.changes == (Difference(("betekenis",), OLD.partition(": ")[2], "Eindstand."),)


def test_a_change_that_was_undone_the_same_day_leaves_nothing(klein, repository):
    for old, new in (("Een stuk kade", "Een deel"), ("Een deel", "Een stuk kade")):
        klein.edit(TERMS, old, new)
        repository.commit("2026-02-03")
    assert events(klein, "begrip-wachtplaats") == [("2026-01-01", "nieuw")]


def test_another_change_later_that_day_does_not_touch_the_time_of_the_first(klein, repository):
    klein.edit(TERMS, OLD, "betekenis: Een kade.")
    repository.commit("2026-02-03T09:00:00Z")
    klein.append(TERMS, "  - id: begrip-sluis\n    term: sluis\n    betekenis: Een deur in het water.\n")
    repository.commit("2026-02-03T15:00:00Z")
    assert {event.version.id: event.time.hour for event in history.read(klein.root).events if event.day == "2026-02-03"} == {"begrip-wachtplaats": 9, "begrip-sluis": 15}


@pytest.mark.parametrize("broken", ["begrippen: [\n", "", "- los\n", "begrippen:\n\t- id: x\n", b"\xff\xfe", "begrippen: &a []\nx: *a\n", "x" * 2_100_000])
def test_a_version_that_cannot_be_read_is_passed_over(klein, repository, broken):
    text = klein.text(TERMS)
    klein.write(TERMS, broken)
    repository.commit("2026-02-03")
    klein.write(TERMS, text.replace(OLD, "betekenis: Een kade."))
    repository.commit("2026-03-04")
    assert [day for day, _ in events(klein, "begrip-wachtplaats")] == ["2026-03-04", "2026-01-01"]


def test_what_is_not_committed_is_not_history(klein, repository):
    klein.edit(TERMS, OLD, "betekenis: Nog niet vastgelegd.")
    klein.write("lessen.yml", "lessen: []\n")
    assert {day for day, _ in events(klein)} == {"2026-01-01"}


def test_a_merged_proposal_counts_on_the_day_it_came_in(klein, repository):
    repository.git("checkout", "--quiet", "-b", "voorstel")
    klein.edit(TERMS, OLD, "betekenis: Een kade.")
    repository.commit("2026-02-03")
    repository.git("checkout", "--quiet", "main")
    klein.edit("themas.yml", "naam: Wachten", "naam: Lang wachten")
    repository.commit("2026-02-10")
    repository.git("merge", "--quiet", "--no-ff", "--message=samen", "voorstel", moment="2026-03-04T12:00:00Z")
    assert events(klein, "begrip-wachtplaats")[0][0] == "2026-03-04"
    assert events(klein, "wachten")[0][0] == "2026-02-10"


def test_a_clock_that_was_wrong_does_not_turn_the_order(klein, repository):
    klein.edit(TERMS, OLD, "betekenis: Een kade.")
    repository.commit("2025-06-01")
    klein.edit(TERMS, "betekenis: Een kade.", "betekenis: Een oever.")
    repository.commit("2026-02-03")
    assert [(day, found if found == "nieuw" else found[0].new) for day, found in events(klein, "begrip-wachtplaats")] == [("2026-02-03", "Een oever."), ("2026-01-01", "nieuw")]


def test_the_settings_of_the_user_do_not_matter(klein, repository, monkeypatch):
    klein.edit(TERMS, OLD, "betekenis: Een kade.")
    repository.commit("2026-02-03")
    before = history.read(klein.root)
    settings = {"log.showRoot": "false", "log.showSignature": "true", "diff.renames": "copies", "color.ui": "always", "core.quotePath": "true", "log.date": "relative", "diff.noprefix": "true", "log.follow": "true"}
    monkeypatch.setenv("GIT_CONFIG_COUNT", str(len(settings)))
    for number, (name, value) in enumerate(settings.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", name)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
    assert history.read(klein.root) == before


def test_a_project_in_a_folder_of_a_repository(klein, tmp_path):
    outer = Repository(tmp_path)
    outer.commit("2026-01-01")
    assert {day for day, _ in events(klein)} == {"2026-01-01"}
    assert "data/begrippen.yml" in history.read(klein.root).files


def test_when_each_file_last_changed(klein, repository):
    (klein.root / "docs").mkdir()
    (klein.root / "docs" / "over één.md").write_text("# Over\n", encoding="utf-8")
    repository.commit("2026-02-03")
    files = history.read(klein.root).files
    assert {file: time.date().isoformat() for file, time in files.items() if "over" in file or "themas" in file} == {
        "docs/over één.md": "2026-02-03", "data/themas.yml": "2026-01-01", "data/schema/themas.schema.json": "2026-01-01"
    }


def test_without_a_repository(klein):
    found = history.read(klein.root)
    assert (found.events, dict(found.files), found.missing) == ((), {}, "deze map is geen git-repository die te lezen is")


def test_without_git(klein, repository, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.read(klein.root) == history.History(missing="het programma git ontbreekt")


def test_without_a_commit(klein):
    Repository(klein.root)
    assert history.read(klein.root) == history.History(missing="er is nog niets vastgelegd in git")


def test_in_a_repository_that_does_not_hold_the_data(klein, tmp_path):
    outer = Repository(tmp_path)
    outer.git("commit", "--allow-empty", "--message=leeg")
    assert history.read(klein.root) == history.History(missing="deze gegevens zijn nog niet vastgelegd in git")


def test_with_a_shallow_copy(klein, repository, tmp_path):
    klein.edit(TERMS, OLD, "betekenis: Een kade.")
    repository.commit("2026-02-03")
    repository.git("clone", "--quiet", "--depth=1", f"file://{klein.root}", str(tmp_path / "kopie"))
    assert history.read(tmp_path / "kopie") == history.History(missing="de kopie van de repository is ondiep: zij bevat niet alle eerdere versies")


def test_with_a_copy_that_lacks_earlier_versions(klein, repository):
    """As in a partial copy; nothing is fetched for it."""
    klein.edit(TERMS, OLD, "betekenis: Een kade.")
    repository.commit("2026-02-03")
    blob = repository.git("rev-parse", "HEAD~1:data/begrippen.yml").strip()
    (klein.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert history.read(klein.root) == history.History(missing="in de kopie van de repository ontbreken eerdere versies")


def test_the_same_history_gives_the_same_result(klein, repository, monkeypatch):
    klein.edit(TERMS, OLD, "betekenis: Een kade.")
    repository.commit("2026-02-03")
    before = history.read(klein.root)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert history.read(klein.root) == before


def test_a_long_history_costs_what_changed_in_it(tmp_path, monkeypatch):
    """500 commits that each change one of 300 records: each change is read once, not each file."""
    rows = [f"  - id: begrip-{number}\n    term: woord {number}\n    betekenis: Nul.\n" for number in range(300)]
    stream, mark = [], 0
    for step in range(500):
        rows[step % 300] = f"  - id: begrip-{step % 300}\n    term: woord {step % 300}\n    betekenis: Versie {step}.\n"
        text = "begrippen:\n" + "".join(rows)
        mark += 1
        stream.append(f"commit refs/heads/main\nmark :{mark}\ncommitter P <p@voorbeeld.test> {1_600_000_000 + step * 86_400} +0000\ndata 0\n")
        stream.append(f"{f'from :{mark - 1}' + chr(10) if mark > 1 else ''}M 100644 inline data/begrippen.yml\ndata {len(text)}\n{text}\n")
    repository = Repository(tmp_path)
    repository.git("fast-import", "--quiet", text="".join(stream))
    read = []
    monkeypatch.setattr(versions, "load_bytes", lambda raw, name: read.append(name) or load_bytes(raw, name))
    found = history.read(tmp_path)
    assert len(found.events) == 300 + 499
    assert len(read) == 300 + 499


def test_reading_stops_git_when_it_fails(klein, repository, monkeypatch):
    """No process stays behind."""
    started = []
    real = subprocess.Popen

    def start(*arguments, **settings):
        started.append(real(*arguments, **settings))
        return started[-1]

    monkeypatch.setattr(git.subprocess, "Popen", start)
    monkeypatch.setattr(versions.Reader, "read", lambda self, file, raw: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        history.read(klein.root)
    assert all(process.poll() is not None for process in started)
