"""The same records as pages for Pagefind: `python -m bench.search_pagefind RECORDS SITE`."""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path

# Its own way to name what is searched and what can be filtered by.
_PAGE = '<!doctype html><html lang="nl"><title>{title}</title><body data-pagefind-body><h1>{title}</h1>{filters}<p>{text}</p>'
_FILTER = '<span data-pagefind-filter="{name}[content]" content="{tag}"></span>'


def main(records: Path, site: Path) -> None:
    """Write a page for each record, and an empty one to search from."""
    for record in json.loads(records.read_text(encoding="utf-8"))["records"]:
        filters = "".join(_FILTER.format(name=name, tag=escape(tag)) for name, tags in record["filters"].items() for tag in tags)
        folder = site / record["url"]
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(_PAGE.format(title=escape(record["title"]), filters=filters, text=escape(record["text"])), encoding="utf-8")
    (site / "index.html").write_text("<!doctype html><title>Pagefind</title>", encoding="utf-8")
    (site / "_headers").write_text("/*\n", encoding="utf-8")  # no headers


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
