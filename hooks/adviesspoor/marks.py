"""The marked values of a register that was checked, for the few that ask for them after that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .kinds import source_of
from .load import Document
from .schema import Mark, Schemas


class LateMarks(Mapping[str, tuple[Mark, ...]]):
    """The marks of each file, found anew at each request: they are very many, and after the check few ask for them."""

    def __init__(self, schemas: Schemas, documents: Iterable[Document]) -> None:
        self._schemas = schemas
        self._documents = {document.file: document for document in documents}

    def __getitem__(self, file: str) -> tuple[Mark, ...]:
        return tuple(self._schemas.marks(source_of(file).schema, self._documents[file].data))

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)
