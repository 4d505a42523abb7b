"""The modules of the form under Node's test runner."""

import shutil
import subprocess

import pytest

from tests.conftest import ROOT


def test_node_tests():
    node = shutil.which("node") or pytest.fail("Geen node gevonden. Installeer Node 20 of nieuwer.")
    done = subprocess.run([node, "--test", "tests/forms/modules.test.mjs"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_modules_are_small_and_use_no_eval_and_no_markup_from_text():
    for path in sorted((ROOT / "docs" / "javascripts" / "formulier").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") < 300, path.name
        assert not [word for word in ("eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", ".style.") if word in text], path.name
