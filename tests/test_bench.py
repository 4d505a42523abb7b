"""The benchmark: registers that are sound and reproducible, a clock that counts every moment once, ratios that are right."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from adviesspoor.kinds import KINDS
from adviesspoor.project import Project, read
from adviesspoor.register import Register
from bench import clock as clocks
from bench import measure, plain, project, report, run
from bench.clock import Clock, Reading
from bench.measure import Cost, Output
from bench.shape import SMALLEST, shape
from bench.words import Words, ranked_words

SIZE = 60


@pytest.fixture(scope="module")
def made(tmp_path_factory, root: Path) -> Path:
    """A project with synthetic records."""
    target = tmp_path_factory.mktemp("bench") / "site"
    project.copy(root, target)
    project.synthesise(target, SIZE)
    return target


@pytest.fixture(scope="module")
def register(made: Path) -> Register:
    found, findings = read(Project(made))
    assert not findings, "\n".join(map(str, findings))
    return found


def _data(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yml")}


class TestSynthetic:
    def test_has_the_asked_number_of_records(self, register):
        assert len(register.pages) == SIZE

    def test_has_every_kind_with_parts_references_and_follow_up(self, register):
        assert all(register.of(kind.name) for kind in KINDS)
        assert any(entry.is_part for entry in register)
        assert any(entry.record.zie_ook for entry in register)
        assert any(entry.record.opvolging.ind_zegt for entry in register.of("aanbeveling"))

    def test_says_of_every_record_that_it_is_published(self, register):
        assert set(register.published) == {entry.id for entry in register.pages}

    @pytest.mark.slow
    def test_is_the_same_every_time(self, made, tmp_path, root):
        project.copy(root, tmp_path / "again")
        project.synthesise(tmp_path / "again", SIZE)
        assert _data(tmp_path / "again" / "data") == _data(made / "data")

    @pytest.mark.slow
    def test_is_another_register_for_another_seed(self, made, tmp_path, root):
        project.copy(root, tmp_path / "other")
        project.synthesise(tmp_path / "other", SIZE, seed=1)
        assert _data(tmp_path / "other" / "data") != _data(made / "data")

    def test_leaves_no_real_record_in_the_prose(self, made, register, real_register):
        named = {id for page in (made / "docs").rglob("*.md") for call in project._CALL.findall(page.read_text()) for id in project._QUOTED.findall(call)}
        assert {id for id in named if id in real_register} <= {entry.id for entry in register}

    @pytest.mark.parametrize("number", [SMALLEST, 77, 100, 1_000, 5_000, 10_000])
    def test_shape_adds_up(self, number):
        outline = shape(number, _words(), ["ind"])
        assert sum(map(len, outline.ids.values())) == number
        assert len(set(outline.everything)) == number
        assert outline.ids["organisatie"][0] == "ind"

    def test_shape_refuses_too_few(self):
        with pytest.raises(ValueError, match="at least 40"):
            shape(SMALLEST - 1, _words(), [])


def _words() -> Words:
    root = Path(__file__).resolve().parents[1]
    return Words(ranked_words(root / "data"), random.Random(1))


class TestWords:
    def test_ranks_words_of_values_and_not_of_keys_and_ids(self, tmp_path):
        (tmp_path / "x.yml").write_text("sleutel: huis en huis\nlijst:\n  - id: bron-van-iets\n    tekst: Een huis\n", encoding="utf-8")
        assert ranked_words(tmp_path) == ["huis", "en"]

    def test_vocabulary_grows_as_in_real_text(self):
        words = _words()
        assert 9_000 < len(set(words.draw(120_000))) < 15_000


class TestPlain:
    def test_makes_the_pages_that_the_register_has(self, made, register, tmp_path):
        plain.main(made, tmp_path)
        pages = {path.relative_to(tmp_path).as_posix().removesuffix("index.html") for path in tmp_path.rglob("*.html")}
        assert pages == {entry.address for entry in register.pages}

    def test_shows_the_data_as_text(self, made, register, tmp_path):
        plain.main(made, tmp_path)
        entry = register.of("les")[0]
        assert entry.record.samenvatting in (tmp_path / entry.address / "index.html").read_text(encoding="utf-8")


class TestClock:
    @pytest.fixture
    def ticking(self, monkeypatch) -> Clock:
        """A clock on which every look costs one second."""
        now = iter(range(1000))
        monkeypatch.setattr(clocks, "perf_counter", lambda: next(now))
        monkeypatch.setattr(clocks, "process_time", lambda: 0)
        return Clock()

    def _wall(self, clock: Clock) -> dict[str, float]:
        return {step: reading.wall for step, reading in clock.readings.items()}

    def test_counts_a_moment_for_the_innermost_step_only(self, ticking):
        inner = ticking.around("inner", lambda: None)
        ticking.around("outer", lambda: (inner(), inner()))()
        assert self._wall(ticking) == {"outer": 3, "inner": 2}

    def test_counts_what_an_iterator_does_and_not_who_uses_it(self, ticking):
        rows = ticking.around("rows", lambda: iter("ab"))()
        outside = ticking.around("outside", lambda: [*rows])
        assert outside() == ["a", "b"]
        assert self._wall(ticking) == {"rows": 4, "outside": 4}

    def test_stops_when_a_step_fails(self, ticking):
        def fails() -> None:
            raise ValueError

        with pytest.raises(ValueError):
            ticking.around("step", fails)()
        assert self._wall(ticking) == {"step": 1}
        assert not ticking._running

    def test_reads_memory(self):
        clock = Clock()
        clock.around("step", lambda: None)()
        assert clock.readings["step"].peak > 1_000_000

    def test_names_what_it_cannot_find(self, monkeypatch):
        monkeypatch.setattr(clocks, "STEPS", (("a", "adviesspoor.nergens", "x"), ("b", "adviesspoor.project", "nergens")))
        clock = Clock()
        clock.attach()
        assert clock.missing == ["adviesspoor.nergens.x", "adviesspoor.project.nergens"]


class TestMeasure:
    def test_counts_time_and_memory_of_a_process(self, tmp_path):
        cost = measure.run("timeit", "-n", "1", "-r", "1", "x = bytearray(30_000_000)", project=tmp_path, log=tmp_path / "log")
        assert 0 < cost.cpu
        assert cost.peak > 30_000_000

    def test_says_why_a_process_failed(self, tmp_path):
        with pytest.raises(measure.Failed, match="(?s)bench.nergens in .* ended with 1:.*No module named bench.nergens"):
            measure.run("bench.nergens", project=tmp_path, log=tmp_path / "log")

    def test_counts_output(self, tmp_path):
        (tmp_path / "a").mkdir()
        (tmp_path / "index.html").write_bytes(b"12")
        (tmp_path / "a" / "index.html").write_bytes(b"123")
        (tmp_path / "x.css").write_bytes(b"1")
        assert measure.output(tmp_path) == Output(2, 3, 6, 5, ("a/index.html", 3))


    def test_sets_aside_what_an_earlier_run_made(self, tmp_path):
        for text in "ab":
            (tmp_path / "site").mkdir()
            (tmp_path / "site" / "x").write_text(text)
            measure.set_aside(tmp_path / "site", tmp_path / "aside")
        measure.set_aside(tmp_path / "site", tmp_path / "aside")
        assert not (tmp_path / "site").exists()
        assert sorted(path.read_text() for path in tmp_path.glob("aside/*/x")) == ["a", "b"]


def _run(cpu: float, plain_cpu: float, **steps: float) -> report.Run:
    build, plain = Cost(cpu + 1, cpu, 100_000_000), Cost(plain_cpu, plain_cpu, 20_000_000)
    clocked = Cost(cpu + 2, cpu + 1, 100_000_000)
    return report.Run(build, plain, clocked, {step: Reading(0, seconds, 50_000_000) for step, seconds in steps.items()})


def _site(size: int, *runs: report.Run) -> report.Site:
    output = Output(size, size, 1000 * size, 1000 * size, ("x/index.html", 400_000))
    return report.Site(f"{size:,}", size, size, 0, runs, output, output, ())


class TestReport:
    def test_what_is_left_is_of_mkdocs(self):
        found = _run(10, 2, load=1, shape=2, register=1, rules=1, render=2)
        assert found.step("check") == 4
        assert found.mkdocs == 4  # of 11: the build with a clock takes longer
        assert found.pages == 7

    def test_ratios_are_of_pairs(self):
        site = _site(5000, _run(10, 2), _run(10, 5), _run(10, 4))
        assert site.ratios == [2, 2.5, 5]
        assert site.total == 10

    def test_targets_are_met_or_missed(self):
        sites = [_site(5000, _run(10, 4, load=1, shape=3)), _site(10000, _run(30, 8, load=2, shape=6))]
        found = {name: mark for name, _, _, mark in report._targets(sites)}
        assert found["load and check, seconds per 1,000 records, at 5,000"] == "met"
        assert found["load, check and pages / plain loop, at 5,000"] == "met"
        assert found["time at 10,000 / time at 5,000"] == "MISSED"
        assert found["largest page, kB, 5,000"] == "MISSED"

    def test_table_shows_a_dash_for_a_step_that_is_not_there(self):
        rows = report._times([_site(100, _run(10, 2, load=1))])
        assert dict(zip(*rows, strict=True))["search"] == "-"
        assert dict(zip(*rows, strict=True))["load"] == "1.00"

    def test_growth_is_per_record_more(self):
        rows = report._growth([_site(100, _run(1, 1)), _site(1100, _run(3, 2))])
        found = dict(zip(*rows, strict=True))
        assert (found["total"], found["plain"]) == ("2.00", "1.00")


@pytest.mark.slow
def test_command_measures_and_writes_everything(tmp_path, root, capsys):
    project.copy(root, tmp_path / "checkout")
    assert run.main(["--project", str(tmp_path / "checkout"), "--sizes", str(SIZE), "--runs", "1"]) == 0
    shown = capsys.readouterr().out
    assert "real" in shown and "Targets" in shown
    found = json.loads((tmp_path / "checkout" / "build" / "bench.json").read_text(encoding="utf-8"))
    real, synthetic = found["sites"]
    assert synthetic["records"] == synthetic["plain"]["pages"] == SIZE
    assert real["runs"][0]["build"]["cpu"] > 0
    optional = ("adviesspoor.search.files", "adviesspoor.history.read")
    assert not [name for name in synthetic["missing"] if name not in optional], "bench/clock.py names functions that are gone"
    assert not (tmp_path / "checkout" / "build" / "bench").exists()
