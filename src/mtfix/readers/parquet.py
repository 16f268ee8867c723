"""Parquet: cells of chosen columns, row group by row group."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO

from mtfix.errors import ReadError
from mtfix.readers.arrow import find_columns, make_writer, open_file, texts_of, with_column
from mtfix.readers.cells import CellsChunk
from mtfix.readers.container import Chunk, Container, Format, ReadOptions
from mtfix.readers.plain import PlainReader

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_ROWS = 1000  # in a chunk
_BLOCK = 1 << 20  # bytes


@dataclass(slots=True)
class ParquetFile:
    """An open file. It is written anew only where a cell changed, with the same settings."""

    stream: BinaryIO
    path: str
    options: ReadOptions
    _file: pq.ParquetFile | None = None
    _stream: BinaryIO = field(init=False)
    _columns: list[str] = field(default_factory=list)

    def chunks(self) -> Iterator[Chunk]:
        """
        Yield rows; raises ReadError where the file is broken.

        UsageProblem where pyarrow is missing, or the columns are.
        """
        self._stream = _seekable(self.stream)
        file = self._file = open_file(self._stream, self.path)
        self._columns = find_columns(file.schema_arrow, self.path, self.options)
        extra = [n for n in (self.options.source, self.options.language_column) if n]
        first = 1
        for group in range(file.num_row_groups):
            table = self._read(group, [*dict.fromkeys((*self._columns, *extra))])
            for start in range(0, table.num_rows, _ROWS):
                rows = table.slice(start, _ROWS)
                texts = {name: texts_of(rows, name) for name in self._columns}
                yield CellsChunk(
                    self.path,
                    first + start,
                    texts,
                    texts_of(rows, self.options.source) if self.options.source else None,
                    texts_of(rows, self.options.language_column)
                    if self.options.language_column
                    else None,
                    self.options.reader or PlainReader(),
                )
            first += table.num_rows

    def join(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the file: the same bytes where nothing changed."""
        pending = iter(chunks)
        pending = chain(list(islice(pending, 1)), pending)  # the first one opens the file
        with tempfile.TemporaryFile() as target, ExitStack() as resources:
            writer: pq.ParquetWriter | None = None
            for group in range(self._opened.num_row_groups):
                rows = self._opened.metadata.row_group(group).num_rows
                outputs = list(islice(pending, -(-rows // _ROWS)))
                if writer is None and not any(outputs):
                    continue
                if writer is None:
                    writer = resources.enter_context(make_writer(self._opened, target))
                    for earlier in range(group):
                        self._copy(earlier, [], writer)
                self._copy(group, outputs, writer)
            if writer is not None:
                writer.close()
            source = self._stream if writer is None else target
            source.seek(0)
            yield from iter(lambda: source.read(_BLOCK), b"")

    def _copy(self, group: int, outputs: Sequence[bytes], writer: pq.ParquetWriter) -> None:
        """Write a row group, with the columns that became something else."""
        table = self._read(group)
        if any(outputs):
            for name in self._columns:
                table = with_column(table, name, outputs, _ROWS)
        writer.write_table(table, row_group_size=max(table.num_rows, 1))

    @property
    def _opened(self) -> pq.ParquetFile:
        assert self._file is not None  # noqa: S101 - chunks come first
        return self._file

    def _read(self, group: int, columns: list[str] | None = None) -> pa.Table:
        try:
            return self._opened.read_row_group(group, columns)
        except (OSError, ValueError, NotImplementedError) as error:
            raise ReadError(f"{self.path}: row group {group + 1} cannot be read: {error}") from None


def _seekable(stream: BinaryIO) -> BinaryIO:
    if stream.seekable():
        return stream
    spooled = tempfile.TemporaryFile()  # noqa: SIM115 - the container keeps it
    shutil.copyfileobj(stream, spooled)
    spooled.seek(0)
    return spooled


def _open(stream: BinaryIO, path: str, options: ReadOptions) -> Container:
    return ParquetFile(stream, path, options)


PARQUET = Format("parquet", (".parquet",), _open, is_found=False)
