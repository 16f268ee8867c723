"""CSV and TSV: a table row by row, in constant memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from mtfix.errors import MtfixError, ReadError
from mtfix.readers.columns import find_layout, named_delimiter
from mtfix.readers.container import (
    Chunk,
    Container,
    Format,
    GetScreening,
    Part,
    ReadOptions,
    Repaired,
    join_texts,
)
from mtfix.readers.line_blocks import Block, Line, read_blocks
from mtfix.readers.records import sift_records
from mtfix.readers.screening import ask_screening
from mtfix.readers.table import Dialect, OpenQuote, RowReader, split_row

_HINT = re.compile(r"sep=(.)")  # the first line of some tables
_LONGEST = 1 << 22  # code points of a row; a longer one has lost a quote


@dataclass(frozen=True, slots=True)
class RowsChunk:
    """
    Whole rows, and how to read them.

    `heights` are how many lines each row has. The first `skipped` rows are no data.
    """

    block: Block
    heights: tuple[int, ...]
    reader: RowReader
    skipped: int = 0

    @property
    def name(self) -> str:
        """The path and the numbers of the lines."""
        return self.block.name

    def parts(self, get_screening: GetScreening) -> Iterator[Part]:
        """Return the rows, those that need work and what is between them."""
        screening = ask_screening(self.block.first, self.reader.inner, get_screening)
        return sift_records(self._rows(), self.reader, screening)

    def _rows(self) -> Iterator[tuple[Line, str | None]]:
        """Yield the rows with their prose."""
        lines = self.block.lines()
        for number, height in enumerate(self.heights):
            row = _join([next(lines) for _ in range(height)])
            is_data = number >= self.skipped and row.text.strip()
            yield row, self._only_text(row) if is_data else ""

    def _only_text(self, row: Line) -> str | None:
        """Return the prose of a row, None where it is not one text, or has quotes in it."""
        fields = self.reader.split(row.text, f"{self.block.path}:{row.number}")
        texts = [fields[column].span.of(row.text) for column in self.reader.columns]
        return texts[0] if len(texts) == 1 and '"' not in texts[0] else None

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        """Yield the rows as they became."""
        return join_texts(parts)


@dataclass(frozen=True, slots=True)
class Table:
    """An open table; without a `dialect` it is found out."""

    stream: BinaryIO
    path: str
    options: ReadOptions
    dialect: Dialect | None

    def chunks(self) -> Iterator[Chunk]:
        """
        Yield blocks of rows.

        Raises UsageProblem where the delimiter is not certain or the columns are not there,
        ReadError where a quote is not closed.
        """
        rows = _RowFinder(self.path, self.options, self.dialect)
        for block in read_blocks(self.stream, self.path, self.options.encoding):
            yield from rows.chunks(block)
        rows.finish()

    def join(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the rows as they became."""
        yield from chunks


class _RowFinder:
    """Puts lines together to rows, and finds out how the rows are to be read."""

    def __init__(self, path: str, options: ReadOptions, dialect: Dialect | None) -> None:
        self._path, self._options, self._dialect = path, options, dialect
        self._reader: RowReader | None = None
        self._open: list[Line] = []  # the lines of a row that is not yet whole
        self._open_raw = b""

    def chunks(self, block: Block) -> Iterator[RowsChunk]:
        """Yield the rows that end in the block; raises as `Table.chunks`."""
        heights: list[int] = []
        skipped = 0
        first = block.first - len(self._open)
        problem: MtfixError | None = None
        try:
            for line in block.lines():
                self._open.append(line)
                if self._is_open():
                    continue
                row, self._open = _join(self._open), []
                heights.append(row.text.count("\n") + 1)
                if self._reader is None and self._is_heading(row.text):
                    skipped = len(heights)
        except MtfixError as error:
            problem = error
        if problem is not None and self._reader is None:
            raise problem
        whole = sum(heights) - (block.first - first)
        if heights:
            raw = self._open_raw + block.raw_lines(0, whole)
            self._open_raw = b""
            rows = Block(raw, block.path, first, block.encoding)
            reader = self._reader or RowReader(Dialect(), 0, ())
            yield RowsChunk(rows, tuple(heights), reader, skipped)
        if problem is not None:
            raise problem
        self._open_raw += block.raw_lines(max(whole, 0), len(block))

    def finish(self) -> None:
        """Raise ReadError where the last row is not whole."""
        if self._open:
            raise self._unclosed()

    def _is_open(self) -> bool:
        """Tell whether the row goes on in the next line."""
        lines = self._open
        if self._dialect is not None and not self._dialect.has_quotes:
            return False
        if '"' not in lines[-1].text:
            is_open = len(lines) > 1
        elif self._reader is None:
            is_open = sum(line.text.count('"') for line in lines) % 2 == 1
        else:
            is_open = _is_open(_join(lines).text, self._reader.dialect)
        if is_open and sum(len(line.text) for line in lines) > _LONGEST:
            raise self._unclosed()
        return is_open

    def _is_heading(self, row: str) -> bool:
        """Learn from a first row, and tell whether it is no data."""
        if not row.strip():
            return True
        hint = _HINT.fullmatch(row)
        if hint and self._dialect is None:
            self._dialect = Dialect(hint[1])
            return True
        layout = find_layout(row, self._path, self._options, self._dialect)
        self._reader = layout.reader
        return layout.has_header

    def _unclosed(self) -> ReadError:
        return ReadError(
            f"{self._path}:{self._open[0].number}: the row has a quote that is not closed"
        )


def _is_open(row: str, dialect: Dialect) -> bool:
    try:
        split_row(row, dialect)
    except OpenQuote:
        return True
    except ReadError:
        return False  # the chunk tells what is wrong
    return False


def _join(lines: Sequence[Line]) -> Line:
    """Return the lines of a row as if they were one line."""
    if len(lines) == 1:
        return lines[0]
    text = "".join(line.text + line.end for line in lines[:-1]) + lines[-1].text
    first, last = lines[0], lines[-1]
    return Line(first.number, text, last.end, first.decoded.with_text(text + last.end))


def _open(stream: BinaryIO, path: str, options: ReadOptions) -> Container:
    return Table(stream, path, options, None)


def _open_tsv(stream: BinaryIO, path: str, options: ReadOptions) -> Container:
    delimiter = named_delimiter(options.delimiter or "tab")
    return Table(stream, path, options, Dialect(delimiter, has_quotes=False))


CSV = Format("csv", (".csv",), _open, is_found=False)
TSV = Format("tsv", (".tsv", ".tab"), _open_tsv, is_found=False)
