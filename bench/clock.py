"""A clock inside the build: how long each step of the library takes, and the peak memory after it."""

from __future__ import annotations

import importlib
import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from itertools import chain, repeat
from time import perf_counter, process_time


@dataclass
class Reading:
    """One step: seconds of its own, without the steps inside it, and the peak of the process so far, in bytes."""

    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0


# Step, module and function. A step that a later version lacks is reported as missing, and costs nothing.
# The first call of `write` is for the pages of the records; what it is called for later is the step after the slash.
STEPS: tuple[tuple[str, str, str], ...] = (
    ("load", "adviesspoor.load", "read"),
    ("register", "adviesspoor.project", "build"),
    ("shape", "adviesspoor.schema", "Schemas.breaches"),
    ("rules", "adviesspoor.check", "run"),
    ("render", "adviesspoor.render", "record_page"),
    ("render", "adviesspoor.render", "crumb_trail"),
    ("render", "adviesspoor.frames", "Frame.fill"),
    ("lists", "adviesspoor.extra_pages", "extra_pages"),
    ("history", "adviesspoor.history", "read"),
    ("search", "adviesspoor.search", "files"),
    ("exports", "adviesspoor.export", "files"),
    ("writing/files", "adviesspoor.output", "write"),
    ("files", "adviesspoor.output", "swap"),
)


@dataclass
class Clock:
    """Counts each moment for one step only: the innermost that runs."""

    readings: dict[str, Reading] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    _running: list[str] = field(default_factory=list)
    _since: tuple[float, float] = (0.0, 0.0)

    def attach(self) -> None:
        """Put the clock around every function of STEPS; before anything else imports them."""
        for step, module, name in STEPS:
            owner_name, _, function_name = name.rpartition(".")
            try:
                found = importlib.import_module(module)
                owner = getattr(found, owner_name) if owner_name else found
                setattr(owner, function_name, self.around(step, getattr(owner, function_name)))
            except (ModuleNotFoundError, AttributeError):
                self.missing.append(f"{module}.{name}")

    def around(self, step: str, function: Callable) -> Callable:
        """The function, with its time (and that of the iterator it returns) counted for `step`."""
        first, _, later = step.partition("/")
        names = chain((first,), repeat(later or first))

        @wraps(function)
        def timed(*arguments: object, **options: object) -> object:
            step = next(names)
            self._enter(step)
            try:
                result = function(*arguments, **options)
            finally:
                self._leave()
            return self._through(step, result) if isinstance(result, Iterator) else result

        return timed

    def _through(self, step: str, rows: Iterator) -> Iterator:
        while True:
            self._enter(step)
            try:
                row = next(rows)
            except StopIteration:
                return
            finally:
                self._leave()
            yield row

    def _enter(self, step: str) -> None:
        self._count()
        self._running.append(step)

    def _leave(self) -> None:
        self._count()
        self._running.pop()

    def _count(self) -> None:
        wall, cpu = perf_counter(), process_time()
        if self._running:
            reading = self.readings.setdefault(self._running[-1], Reading())
            reading.wall += wall - self._since[0]
            reading.cpu += cpu - self._since[1]
            reading.peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        self._since = (wall, cpu)
