"""Where every key and value of a YAML file stands.

A Reader notes for each of them, in the order of the text, three numbers: its line and column, both from 0,
and, where it holds others, the number of the first key or value after it. That is its outline. With the data
beside it any path can be followed; nearly always nobody asks for one.
"""

from __future__ import annotations

from array import array

from .findings import Place

KeyPath = tuple[str | int, ...]


class Outline:
    """The numbers of one file while it is read; keys and values are numbered from 0."""

    def __init__(self) -> None:
        self.numbers = array("I")

    def __len__(self) -> int:
        return len(self.numbers) // 3

    def add(self, mark: object) -> None:
        """One key or value more, that begins at a mark of the parser."""
        self.numbers.extend((mark.line, mark.column, 0))

    def close(self, number: int) -> None:
        """The group or list with this number ends here."""
        self.numbers[3 * number + 2] = len(self)

    def cut(self, number: int) -> None:
        """Take away everything from this number on."""
        del self.numbers[3 * number :]

    def after(self, number: int) -> int:
        """The number of what follows a key or value and all that it holds."""
        return self.numbers[3 * number + 2] or number + 1

    def spots(self) -> list[int]:
        """The line and column of each key and value in turn, from 0."""
        found = self.numbers[:]
        del found[2::3]
        return found.tolist()

    def place(self, number: int, file: str) -> Place:
        """Where a key or value stands, counted from 1."""
        return Place(file, self.numbers[3 * number] + 1, self.numbers[3 * number + 1] + 1)


class Places:
    """The places in one file by path."""

    def __init__(self, file: str, data: object, outline: Outline) -> None:
        self._file = file
        self._data = data
        self._outline = outline
        self._inner: dict[int, dict[str | int, int]] = {}  # of a group or list: the numbers of its values

    def of(self, path: KeyPath) -> Place:
        """The place of the value at `path`, or of the nearest value around it."""
        return self._outline.place(self._follow(path)[0], self._file)

    def of_key(self, path: KeyPath) -> Place | None:
        """The place of the key of the value at `path`; None where there is no such key."""
        number, steps = self._follow(path)
        is_key = path and steps == len(path) and isinstance(path[-1], str)
        return self._outline.place(number - 1, self._file) if is_key else None

    def _follow(self, path: KeyPath) -> tuple[int, int]:
        """The number of the last value on the path that is there, and how many steps it took."""
        number, value = 0, self._data
        for done, step in enumerate(path):
            inner = self._values_in(number, value)
            if step not in inner:
                return number, done
            number, value = inner[step], value[step]
        return number, len(path)

    def _values_in(self, number: int, value: object) -> dict[str | int, int]:
        if number not in self._inner:
            keyed = isinstance(value, dict)
            following = number + 1
            found = self._inner[number] = {}
            for step in value if keyed else range(len(value)) if isinstance(value, list) else ():
                found[step] = following + keyed  # in a group the key comes first
                following = self._outline.after(found[step])
        return self._inner[number]
