"""The JavaScript modules on their own: tests/search/*.test.mjs under Node's test runner."""

import shutil
import subprocess

import pytest

from tests.conftest import ROOT


def test_node_tests():
    node = shutil.which("node") or pytest.fail("Geen node gevonden. Installeer Node 20 of nieuwer.")
    tests = sorted(str(path) for path in (ROOT / "tests" / "search").glob("*.test.mjs"))
    done = subprocess.run([node, "--test", *tests], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
