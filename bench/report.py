"""From measurements to a table, growth, targets and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from statistics import median

from .clock import Reading
from .measure import Cost, Output

MB = 1_000_000

# The columns of the table; check is all that holds the data against rules, and makes the register.
# Render and writing are those of the record pages, which the plain loop makes too; lists are the pages of
# long lists, and files the writing of everything but record pages.
COLUMNS = {
    "load": ("load",),
    "check": ("shape", "register", "rules"),
    "render": ("render",),
    "lists": ("lists",),
    "history": ("history",),
    "search": ("search",),
    "exports": ("exports",),
    "writing": ("writing",),
    "files": ("files",),
}
_PAGES = ("load", "check", "render", "writing")


@dataclass(frozen=True)
class Run:
    """One build, the plain loop that ran right after it, and the same build once more with the clock on."""

    build: Cost
    plain: Cost
    clocked: Cost
    steps: dict[str, Reading]

    def step(self, column: str) -> float:
        """CPU seconds of a column."""
        return sum(self.steps[name].cpu for name in COLUMNS[column] if name in self.steps)

    @property
    def mkdocs(self) -> float:
        """CPU seconds outside the library."""
        return self.clocked.cpu - sum(self.step(column) for column in COLUMNS)

    @property
    def pages(self) -> float:
        """CPU seconds for what the plain loop does too."""
        return sum(self.step(column) for column in _PAGES)


@dataclass(frozen=True)
class Site:
    """All runs of one site. `records` have a page of their own; `size` is 0 for the real site."""

    name: str
    size: int
    records: int
    parts: int
    runs: tuple[Run, ...]
    built: Output
    plain: Output
    missing: tuple[str, ...]

    def cpu(self, column: str) -> float | None:
        """Median CPU seconds of a column, or None when no build has that step."""
        found = any(name in run.steps for run in self.runs for name in COLUMNS[column])
        return median(run.step(column) for run in self.runs) if found else None

    def peak(self, column: str) -> float | None:
        peaks = [run.steps[name].peak for run in self.runs for name in COLUMNS[column] if name in run.steps]
        return median(peaks) if peaks else None

    @property
    def total(self) -> float:
        return median(run.build.cpu for run in self.runs)

    @property
    def wall(self) -> float:
        return median(run.build.wall for run in self.runs)

    @property
    def mkdocs(self) -> float:
        return median(run.mkdocs for run in self.runs)

    @property
    def ratios(self) -> list[float]:
        return sorted(run.build.cpu / run.plain.cpu for run in self.runs)

    @property
    def pages_ratio(self) -> float:
        return median(run.pages / run.plain.cpu for run in self.runs)

    @property
    def memory(self) -> float:
        return median(run.build.peak for run in self.runs)


def table(sites: list[Site]) -> str:
    """Everything for the screen."""
    number = len(sites[0].runs)
    blocks = [
        (f"CPU seconds, median of {number} run{'s' * (number > 1)} (wall: from start to exit)", _times(sites)),
        ("Peak memory of the process in MB, after each step and in all", _memory(sites)),
        ("Output", _outputs(sites)),
        ("Growth: CPU milliseconds for each record more than in the size before", _growth(sites)),
        ("Targets", _targets(sites)),
    ]
    lost = sorted({name for site in sites for name in site.missing})
    tail = f"\nNot found, so not timed: {', '.join(lost)}\n" if lost else ""
    return "\n".join(f"{heading}\n{_aligned(rows)}\n" for heading, rows in blocks if len(rows) > 1) + tail


def as_data(sites: list[Site], about: dict[str, object]) -> dict[str, object]:
    """Everything for bench.json: every run, and what follows from them."""
    return {
        **about,
        "sites": [
            {
                **asdict(site),
                "median": {
                    "cpu": site.total,
                    "wall": site.wall,
                    "peak": site.memory,
                    "mkdocs_cpu": site.mkdocs,
                    **{f"{column}_cpu": site.cpu(column) for column in COLUMNS},
                    "ratio": median(site.ratios),
                    "pages_ratio": site.pages_ratio,
                },
            }
            for site in sites
        ],
        "targets": [dict(zip(("target", "measured", "bar", "met"), row, strict=True)) for row in _targets(sites)[1:]],
    }


def _times(sites: list[Site]) -> list[list[str]]:
    head = ["site", "records", "parts", *COLUMNS, "MkDocs", "total", "wall", "plain", "ratio", "(of pairs)", "pages ratio"]
    rows = [head]
    for site in sites:
        plain = median(run.plain.cpu for run in site.runs)
        numbers = [*(site.cpu(column) for column in COLUMNS), site.mkdocs, site.total, site.wall, plain, median(site.ratios)]
        spread = f"{site.ratios[0]:.2f}-{site.ratios[-1]:.2f}"
        rows.append([site.name, str(site.records), str(site.parts), *(_shown(value, 2) for value in numbers), spread, _shown(site.pages_ratio, 2)])
    return rows


def _memory(sites: list[Site]) -> list[list[str]]:
    names = [column for column in COLUMNS if column != "writing"]
    rows = [["site", *names, "total", "plain"]]
    for site in sites:
        peaks = [site.peak(column) for column in names]
        plain = median(run.plain.peak for run in site.runs)
        rows.append([site.name, *(_shown(peak and peak / MB, 0) for peak in (*peaks, site.memory, plain))])
    return rows


def _outputs(sites: list[Site]) -> list[list[str]]:
    rows = [["site", "pages", "files", "MB", "kB/page", "largest page, kB", "its name", "plain kB/page"]]
    for site in sites:
        built, plain = site.built, site.plain
        name, size = built.largest
        each, plainly = (output.page_bytes / output.pages / 1000 for output in (built, plain))
        largest = [_shown(size / 1000, 0), name.removesuffix("index.html")]
        rows.append([site.name, str(built.pages), str(built.files), _shown(built.bytes / MB, 1), _shown(each, 1), *largest, _shown(plainly, 1)])
    return rows


def _growth(sites: list[Site]) -> list[list[str]]:
    made = sorted((site for site in sites if site.size), key=lambda site: site.size)
    rows = [["from - to", *COLUMNS, "MkDocs", "total", "plain", "MB/1,000"]]
    for small, large in zip(made, made[1:]):
        more = large.records - small.records
        pairs = [(small.cpu(column), large.cpu(column)) for column in COLUMNS]
        pairs += [(small.mkdocs, large.mkdocs), (small.total, large.total)]
        pairs.append(tuple(median(run.plain.cpu for run in site.runs) for site in (small, large)))
        slopes = [None if first is None or last is None else (last - first) / more * 1000 for first, last in pairs]
        rows.append([f"{small.size} - {large.size}", *(_shown(slope, 2) for slope in slopes), _shown((large.memory - small.memory) / MB / more * 1000, 1)])
    return rows


def _targets(sites: list[Site]) -> list[list[str]]:
    rows = [["target", "measured", "bar", ""]]
    for name, value, bar in _bars({site.size: site for site in sites}):
        rows.append([name, f"{value:.2f}", f"{bar:g}", "met" if value <= bar else "MISSED"])
    return rows


def _bars(sites: dict[int, Site]) -> Iterator[tuple[str, float, float]]:
    """What issues 2 and 8 ask, as far as these sites can say."""
    if 0 in sites:
        yield "real site, seconds", sites[0].total, 10
    if 1000 in sites:
        yield "1,000 records, seconds", sites[1000].total, 15
    for size, site in sites.items():
        if size >= 1000:
            yield f"load and check, seconds per 1,000 records, at {size:,}", sum(site.cpu(column) or 0 for column in ("load", "check")) / site.records * 1000, 1
    if 5000 in sites:
        yield "load, check and pages / plain loop, at 5,000", sites[5000].pages_ratio, 1.5
        yield "whole build / plain loop, at 5,000", median(sites[5000].ratios), 3
        yield "peak memory at 5,000, MB", sites[5000].memory / MB, 300
    if {5000, 10000} <= sites.keys():
        yield "time at 10,000 / time at 5,000", sites[10000].total / sites[5000].total, 2.2
    for size in sites:
        yield f"largest page, kB, {sites[size].name}", sites[size].built.largest[1] / 1000, 300


def _shown(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:,.{digits}f}"


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) if index == 0 else cell.rjust(width) for index, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip() for row in rows)
