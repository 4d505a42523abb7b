"""Makes docs/assets/deelplaatje.png, the picture beside a shared link, from deelplaatje.svg.

    .venv/bin/python tools/deelplaatje.py

Run it after changing the drawing. The build does not: letters depend on the fonts of the
machine, and a build gives the same bytes everywhere.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
PICTURE = HERE.parent / "docs" / "assets" / "deelplaatje.png"
SIZE = {"width": 1200, "height": 630}  # what social networks ask for (1.91 : 1)


def main() -> None:
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.goto((HERE / "deelplaatje.svg").as_uri())
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
