"""Whatever befalls a build: a whole site, or a clear message and the site of before; nothing half-done, nothing left lying."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from adviesspoor import output
from tests.building import Building
from tests.site.test_build import fingerprint

pytestmark = pytest.mark.slow


def start(building: Building, *before: str, **options) -> subprocess.Popen[str]:
    """A build that can be disturbed while it runs; `before` is a command that runs it."""
    return subprocess.Popen(
        [*before, sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(building.site)],
        cwd=building.root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )


def said(process: subprocess.Popen[str]) -> str:
    text, _ = process.communicate(timeout=300)
    assert "Traceback" not in text, text
    return text


def beside(building: Building) -> list[str]:
    return sorted(path.name for path in building.site.parent.glob(f"{building.site.name}*"))


@pytest.fixture
def built(klein_building, klein_site) -> Building:
    """A small project with its site of before."""
    shutil.copytree(klein_site.site, klein_building.site)
    (klein_building.site / "vorige.txt").write_text("de site van eerder", encoding="utf-8")
    return klein_building


# The first is too little for a stylesheet that MkDocs copies, the second only for the largest file of the library.
@pytest.mark.parametrize("share", ["a little", "nearly all"])
def test_a_full_disk_gives_a_message_and_keeps_the_old_site(built, share):
    """No file may grow beyond a limit: to a program, the same as a disk that is full."""
    largest = max(path.stat().st_size for path in built.site.rglob("*") if path.is_file())
    limit = 1000 if share == "a little" else largest - 1
    before = fingerprint(built.site)
    process = start(built, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    text = said(process)
    assert process.returncode != 0
    assert "groter dan hier mag" in text and "De site van eerder blijft staan." in text
    assert fingerprint(built.site) == before and beside(built) == ["site"]


def test_an_output_folder_that_may_not_be_written_gives_a_message(built):
    # Root may write anywhere, unless it lays that right down.
    as_user = () if os.geteuid() else ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    if as_user and not shutil.which(as_user[0]):
        pytest.skip("setpriv ontbreekt (Debian: util-linux), en root mag overal schrijven")
    place = built.root / "alleen-lezen"
    place.mkdir()
    here = Building(built.root, place / "site")
    shutil.copytree(built.site, here.site)
    place.chmod(0o555)
    try:
        process = start(here, *as_user)
        text = said(process)
    finally:
        place.chmod(0o755)
    assert process.returncode != 0
    assert "mag niet geschreven worden" in text and str(place) in text
    assert fingerprint(here.site) == fingerprint(built.site) and beside(here) == ["site"]


def test_a_file_in_the_place_of_the_site_gives_a_message_and_stays(klein_building):
    klein_building.site.write_text("van mij", encoding="utf-8")
    process = start(klein_building)
    assert "site is een bestand; de site heeft een map nodig." in said(process) and process.returncode != 0
    assert klein_building.site.read_text(encoding="utf-8") == "van mij"


def test_a_link_in_the_place_of_the_site_stays_a_link(klein_building, klein_site):
    elsewhere = klein_building.root / "www"
    elsewhere.mkdir()
    klein_building.site.symlink_to(elsewhere)
    klein_building.build_well()
    assert klein_building.site.is_symlink() and fingerprint(elsewhere) == fingerprint(klein_site.site)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda sign: sign.name)
def test_a_build_that_is_broken_off_leaves_the_old_site_and_the_next_one_tidies_up(built, klein_site, sign):
    before = fingerprint(built.site)
    process = start(built)
    staging = built.site.with_name(f"site.bezig-{process.pid}")
    deadline = time.monotonic() + 120
    while not any(staging.glob("stylesheets*")):  # it is writing
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.01)
    process.send_signal(sign)
    said(process)
    assert process.returncode != 0
    assert fingerprint(built.site) == before
    built.build_well()
    assert fingerprint(built.site) == fingerprint(klein_site.site) and beside(built) == ["site"]


def test_two_builds_at_once_end_in_one_whole_site(built, klein_site):
    both = [start(built), start(built)]
    for process in both:
        text = said(process)
        assert process.returncode == 0, text
    assert fingerprint(built.site) == fingerprint(klein_site.site) and beside(built) == ["site"]


def test_two_sites_that_take_each_others_place_are_never_mixed(tmp_path):
    """Many swaps at once, from processes of their own."""
    swap = (
        "import sys; from pathlib import Path; from adviesspoor import output\n"
        "target = Path(sys.argv[1])\n"
        "for number in range(200):\n"
        "    staging = output.staging_for(target); staging.mkdir()\n"
        "    [(staging / name).write_text(sys.argv[2]) for name in 'abc']\n"
        "    output.swap(staging, target)\n"
    )
    target = tmp_path / "site"
    both = [subprocess.Popen([sys.executable, "-c", swap, str(target), name], env={**os.environ, "PYTHONPATH": str(Path(output.__file__).parents[1])}) for name in ("een", "twee")]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert len({(target / name).read_text(encoding="utf-8") for name in "abc"}) == 1


def test_a_site_that_was_just_moved_away_comes_back(tmp_path):
    """A build that was killed between the two moves of a swap."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    old, staging = tmp_path / f"site.oud-{ended.pid}", tmp_path / f"site.bezig-{ended.pid}"
    for folder in (old, staging):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name, encoding="utf-8")
    output.tidy(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == old.name


def test_a_build_that_runs_is_left_alone(tmp_path):
    busy = tmp_path / f"site.bezig-{os.getppid()}"
    busy.mkdir()
    output.tidy(tmp_path / "site")
    assert busy.is_dir()


def test_when_the_new_site_cannot_come_the_old_one_stays(tmp_path):
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("oud", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        output.swap(tmp_path / "bestaat-niet", target)
    assert (target / "index.html").read_text(encoding="utf-8") == "oud" and [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_same_commit_gives_the_same_bytes_on_another_path(klein_building, klein_site, tmp_path):
    """A copy without history, in another folder, time zone and language, and with another seed for hashes."""
    other = Building(tmp_path / "een héél andere" / "map", tmp_path / "een héél andere" / "map" / "uit")
    shutil.copytree(klein_building.root, other.root, symlinks=True)
    other.build_well(TZ="Pacific/Kiritimati", LC_ALL="C.UTF-8", LANG="tr_TR.UTF-8", PYTHONHASHSEED="4242")
    assert fingerprint(other.site) == fingerprint(klein_site.site)


def test_the_same_commit_of_the_real_project_gives_the_same_bytes_in_a_clone(real_site, tmp_path):
    """With its history, which the site shows; what is not committed yet is copied over it."""
    clone = tmp_path / "kloon"
    names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=real_site.root, capture_output=True, text=True)
    if names.returncode:
        pytest.skip("dit project is geen git-repository")
    subprocess.run(["git", "clone", "--quiet", "--no-checkout", "--no-hardlinks", str(real_site.root), str(clone)], check=True, capture_output=True)
    for name in filter(None, names.stdout.split("\0")):
        if (real_site.root / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(real_site.root / name, clone / name)
    (clone / "node_modules").symlink_to(real_site.root / "node_modules")
    there = Building(clone, clone / "site").build_well(SITE_URL="https://voorbeeld.test/spoor/", TZ="America/St_Johns", LC_ALL="C", PYTHONHASHSEED="11")
    assert fingerprint(there.site) == fingerprint(real_site.site)
