"""What changed in each record, day by day, from the repository's own history of `data/`.

One pass over the commits, oldest first. The unit is a day (UTC): what a visitor who came the
day before would find different. A record that changed twice on a day has one event with the
difference between its first and its last version of that day, and a change that was undone the
same day leaves none. Records are compared by id, so that renaming a file or moving a record to
another one changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

from . import git
from .differences import Difference, differences
from .versions import Reader, Version

DATA, PROSE = "data", "docs"


@dataclass(frozen=True)
class Event:
    """One record that came (`old` is None), changed or went (`new` is None) on one day.

    `time` is when the last of that day's changes to it came in.
    """

    time: datetime
    old: Version | None
    new: Version | None

    @property
    def day(self) -> str:
        return self.time.date().isoformat()

    @property
    def version(self) -> Version:
        """The record as it is after the event, or as it last was."""
        return self.new or self.old

    @cached_property
    def changes(self) -> tuple[Difference, ...]:
        """The fields that differ; none for a record that came or went as a whole."""
        return tuple(differences(self.old.data, self.new.data)) if self.old and self.new else ()


@dataclass(frozen=True)
class History:
    """All events, the newest first, and when each file of data/ and docs/ last changed.

    `missing` says in Dutch why there is no history; then there are no events.
    """

    events: tuple[Event, ...] = ()
    files: Mapping[str, datetime] = field(default_factory=dict)
    missing: str = ""


def read(root: Path) -> History:
    """The history of the project in folder `root`; without one, a History that says so."""
    try:
        commits = git.commits(root, (DATA, PROSE))
        files = {file: commit.time for commit in commits for file, blob in commit.files.items() if blob}
        with git.contents(root) as contents:
            return History(tuple(_events(commits, contents))[::-1], files)
    except git.NoHistory as reason:
        return History(missing=str(reason))


def _events(commits: Iterable[git.Commit], contents: git.Contents) -> Iterator[Event]:
    """The events of all days, the oldest first; those of one day in the order of their last change."""
    reader = Reader()
    files: dict[str, dict[str, Version]] = {}
    now: dict[str, Version] = {}
    # What changed on the day at hand: when, and what it was when the day began.
    touched: dict[str, tuple[datetime, Version | None]] = {}
    day = None
    for commit in commits:
        if commit.time.date() != day:
            yield from _settled(touched, now)
            touched, day = {}, commit.time.date()
        changed = _read_changed(commit, contents, reader, files)
        before = _together(files.get(file, {}) for file in changed)
        files |= changed
        after = _together(changed.values())
        for id in dict.fromkeys((*before, *after)):
            old, new = now.pop(id, None), after.get(id)
            if not _same(old, new):
                first = touched.pop(id)[1] if id in touched else old
                touched[id] = (commit.time, first)
            if new:
                now[id] = new
    yield from _settled(touched, now)


def _read_changed(commit: git.Commit, contents: git.Contents, reader: Reader, files: Mapping[str, dict[str, Version]]) -> dict[str, dict[str, Version]]:
    """The records of every data file in a commit. A version that cannot be read leaves that file as it was."""
    found = {}
    for file, blob in commit.files.items():
        if file.startswith(f"{DATA}/") and file.endswith(".yml"):
            records = reader.read(file, contents.read(blob)) if blob else {}
            found[file] = files.get(file, {}) if records is None else records
    return found


def _together(groups: Iterable[Mapping[str, Version]]) -> dict[str, Version]:
    return {id: version for group in groups for id, version in group.items()}


def _settled(touched: Mapping[str, tuple[datetime, Version | None]], now: Mapping[str, Version]) -> Iterator[Event]:
    """The events of a finished day."""
    for id, (time, old) in touched.items():
        new = now.get(id)
        if not _same(old, new):
            yield Event(time, old, new)


def _same(old: Version | None, new: Version | None) -> bool:
    return old is new or (old is not None and new is not None and old.data == new.data)
