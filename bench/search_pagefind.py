"""Makes Pagefind's index of the same records: `python -m bench.search_pagefind RECORDS TARGET`."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from pagefind.index import PagefindIndex


async def main(records: Path, target: Path) -> None:
    """Write the bundle to `target`."""
    async with PagefindIndex() as index:
        for record in json.loads(records.read_text(encoding="utf-8"))["records"]:
            filters = {name: tags for name, tags in record["filters"].items() if tags}
            await index.add_custom_record(url=record["url"], content=f"{record['title']}\n{record['text']}", language="nl", meta={"title": record["title"]}, filters=filters)
        await index.write_files(output_path=str(target))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
