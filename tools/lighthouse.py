"""Asks Lighthouse about four kinds of pages of the built site: `make lighthouse`.

It serves `site/` on this machine as a host would (gzip, the headers that the build asks for), looks as a phone on a
slow line does, prints the scores and ends with 1 when one is below its bar. Lighthouse is too heavy to lock with the
project (185 MB): npx fetches this version of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.chromium import MISSING, chromium
from tests.serving import served

VERSION = "12.8.2"  # the last that runs on Node 20
TRIES = 4
ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "voorpagina": "",
    "record": "aanbevelingen/beter-bekend-5/",
    "zoeken": "zoeken/",
    "draad": "draden/draad-samenwerken-in-de-keten/",
}
BARS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
HIGHER = {"record": {"performance": 98}}


def scores(url: str, browser: str) -> dict[str, int]:
    """What Lighthouse says of one page, from 0 to 100 by category."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "rapport.json"
        command = ["npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json", f"--output-path={report}", "--chrome-flags=--headless=new --no-sandbox"]
        # Now and then it misses the beginning of a visit, and asks to be run again.
        if not any(subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, check=False).returncode == 0 for _ in range(TRIES)):
            sys.exit(f"Lighthouse kon {url} {TRIES} keer niet meten; de reden staat hierboven.")
        found = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(found[name]["score"] * 100) for name in BARS}


def main() -> int:
    browser = chromium() or sys.exit(MISSING)
    low = 0
    print(f"{'':12}{'  '.join(BARS)}")
    with served(ROOT / "site", compressed=True) as url:
        for name, address in PAGES.items():
            found = scores(url + address, browser)
            bars = BARS | HIGHER.get(name, {})
            low += sum(found[category] < bar for category, bar in bars.items())
            print(f"{name:12}{'  '.join(f'{found[category]:{len(category)}}' for category in BARS)}", flush=True)
    return min(low, 1)


if __name__ == "__main__":
    sys.exit(main())
