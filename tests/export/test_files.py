"""What holds for all files together: the same bytes, no file too large, and no record lost on the way to a page."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import subprocess
import sys
import tracemalloc

from adviesspoor import export
from adviesspoor.render import record_page
from adviesspoor.templates import Templates
from tests.conftest import ROOT

_LARGEST = 1_000_000

_SCRIPT = """
import hashlib, sys
from pathlib import Path
from adviesspoor import export
from adviesspoor.project import Project, read_or_raise
files = dict(export.files(read_or_raise(Project(Path(sys.argv[1]))), "https://voorbeeld.test/spoor/"))
print(hashlib.sha256(b"".join(name.encode() + files[name] for name in sorted(files))).hexdigest())
"""


def test_another_process_in_another_place_makes_the_same_bytes(klein, files):
    ours = hashlib.sha256(b"".join(name.encode() + files[name] for name in sorted(files))).hexdigest()
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Lima")):
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        done = subprocess.run([sys.executable, "-c", _SCRIPT, str(klein.root)], env=environment, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == ours


def test_no_file_of_the_real_set_is_too_large(real_files):
    assert {name: len(content) for name, content in real_files.items() if len(content) >= _LARGEST} == {}


def test_every_record_of_the_export_is_on_a_page(real, real_files):
    templates = Templates(ROOT / "overrides", real)
    pages = [record_page(templates, real, entry) for entry in real.pages]
    shown = {id for page in pages for id in re.findall(r'<(?:article|li|section|div)[^>]* data-id="([^"]+)"', page.html)}
    assert {entry.id for entry in real} <= shown
    whole = [entry for entry in real if f"api/v1/{entry.kind.plural}/{entry.id}.json" in real_files]
    assert [entry.id for entry in whole] == [page.id for page in pages]


def test_no_two_kinds_of_files_have_the_same_address(register):
    addresses = [address for address, _ in export.files(register)]
    assert len({address.lower() for address in addresses}) == len(addresses)


def test_files_are_made_one_by_one_and_not_kept(real):
    """A set of ten thousand records must not stand in memory as a whole."""
    sizes: list[int] = []
    gc.collect()
    tracemalloc.start()
    try:
        for _, content in export.files(real, "https://voorbeeld.test/"):
            sizes.append(len(content))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < sum(sizes)
