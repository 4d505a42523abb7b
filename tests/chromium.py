"""Where the browser is that the tests drive."""

from __future__ import annotations

import os
import shutil

MISSING = "Geen Chromium gevonden. Installeer het (Debian: apt-get install chromium) of zet CHROMIUM op het pad ervan."
_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium() -> str | None:
    """The path that the variable CHROMIUM gives, or that of the first known name on this machine."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
