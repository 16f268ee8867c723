"""Cells of a table in columns: chunks of rows, and the prose in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mtfix.model import Document, Piece, Segment, Span, write_edits
from mtfix.readers.arrow import pack
from mtfix.readers.base import Reader
from mtfix.readers.container import GetScreening, Part, Passage, Repaired, Text
from mtfix.readers.encoding import Decoded
from mtfix.readers.screening import ask_screening, find_clear
from mtfix.readers.values import Value, document_of


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads a cell like `inner`, and knows what it was translated from and its language."""

    inner: Reader
    source: str | None = None
    language: str | None = None
    name: str = "parquet"
    extensions: tuple[str, ...] = ()
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the prose of the cell."""
        whole = Span(0, len(raw))
        pieces = (Piece(whole, whole),) if raw else ()
        segment = Segment(raw, pieces, source=self.source, language=self.language)
        return document_of(raw, [Value(segment, write_edits)], self.inner, path)


@dataclass(frozen=True, slots=True)
class CellsChunk:
    """The cells of some rows: for each column, its texts; `first` is the number of the row."""

    path: str
    first: int
    columns: dict[str, list[str | None]]
    sources: list[str | None] | None
    languages: list[str | None] | None
    inner: Reader

    @property
    def name(self) -> str:
        """The path and the numbers of the rows."""
        count = len(next(iter(self.columns.values())))
        return f"{self.path}: rows {self.first} to {self.first + count - 1}"

    def parts(self, get_screening: GetScreening) -> Iterator[Part]:
        """Yield the cells that need work."""
        screening = ask_screening(self.first, self.inner, get_screening)
        places = self._places()
        texts = [self.columns[column][number] for column, number in places.values()]
        clear = find_clear(texts, screening)
        for at, (place, (_, number)) in enumerate(places.items()):
            text = texts[at]
            if not text or at in clear:
                continue
            source = self.sources[number] if self.sources else None
            language = self.languages[number] if self.languages else None
            reader = CellReader(self.inner, source, language)
            yield Text(text, reader, Decoded(text), place=place)

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        """Yield the columns as they became, packed; nothing where no cell changed."""
        places = self._places()
        columns = {name: list(texts) for name, texts in self.columns.items()}
        for part in parts:
            assert not isinstance(part, Passage)  # noqa: S101
            text, raw = part
            column, number = places[text.place]
            columns[column][number] = raw
        if columns != self.columns:
            yield pack(columns)

    def _places(self) -> dict[str, tuple[str, int]]:
        return {
            f"row {self.first + number}, {name}": (name, number)
            for number in range(len(next(iter(self.columns.values()))))
            for name in self.columns
        }
