"""The form's JavaScript modules, asked from Python."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="session")
def ask() -> Callable[[str, object], object]:
    """Give a task of ask.mjs and its argument; get its answer."""
    node = shutil.which("node") or pytest.fail("Geen node gevonden. Installeer Node 20 of nieuwer.")

    def asked(task: str, argument: object) -> object:
        done = subprocess.run([node, "tests/forms/ask.mjs"], cwd=ROOT, input=json.dumps([task, argument]), capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr[-3000:]
        return json.loads(done.stdout)

    return asked
