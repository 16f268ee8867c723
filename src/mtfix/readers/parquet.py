"""Parquet: cells of chosen columns, row group by row group."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO

from mtfix.errors import ReadError, UsageProblem
from mtfix.model import Document, Piece, Segment, Span, write_edits
from mtfix.readers.base import Reader
from mtfix.readers.container import (
    Chunk,
    Container,
    Format,
    GetScreening,
    Part,
    Passage,
    ReadOptions,
    Repaired,
    Text,
)
from mtfix.readers.encoding import Decoded
from mtfix.readers.plain import PlainReader
from mtfix.readers.screening import ask_screening, find_clear
from mtfix.readers.values import USUAL_COLUMNS, Value, document_of

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_ROWS = 1000  # in a chunk
_BLOCK = 1 << 20  # bytes


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
        import pyarrow as pa  # noqa: PLC0415 - an extra

        places = self._places()
        columns = {name: list(texts) for name, texts in self.columns.items()}
        for part in parts:
            assert not isinstance(part, Passage)  # noqa: S101
            text, raw = part
            column, number = places[text.place]
            columns[column][number] = raw
        if columns != self.columns:
            table = pa.table(
                {name: pa.array(texts, pa.large_string()) for name, texts in columns.items()}
            )
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, table.schema) as writer:
                writer.write_table(table)
            yield sink.getvalue().to_pybytes()

    def _places(self) -> dict[str, tuple[str, int]]:
        return {
            f"row {self.first + number}, {name}": (name, number)
            for number in range(len(next(iter(self.columns.values()))))
            for name in self.columns
        }


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
        file = self._file = _open_file(self._stream, self.path)
        self._columns = _find_columns(file.schema_arrow, self.path, self.options)
        extra = [n for n in (self.options.source, self.options.language_column) if n]
        first = 1
        for group in range(file.num_row_groups):
            table = self._read(group, [*dict.fromkeys((*self._columns, *extra))])
            for start in range(0, table.num_rows, _ROWS):
                rows = table.slice(start, _ROWS)
                texts = {name: _texts(rows, name) for name in self._columns}
                yield CellsChunk(
                    self.path,
                    first + start,
                    texts,
                    _texts(rows, self.options.source) if self.options.source else None,
                    _texts(rows, self.options.language_column)
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
                    writer = resources.enter_context(_make_writer(self._opened, target))
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
                table = _with_column(table, name, outputs)
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


def _open_file(stream: BinaryIO, path: str) -> pq.ParquetFile:
    try:
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        raise UsageProblem(
            f"{path}: Parquet files need pyarrow; install it with: pip install 'mtfix[parquet]'"
        ) from None
    try:
        return pq.ParquetFile(stream)
    except (OSError, ValueError, NotImplementedError) as error:
        raise ReadError(f"{path}: is no Parquet file, or a damaged one ({error})") from None


def _find_columns(schema: pa.Schema, path: str, options: ReadOptions) -> list[str]:
    """Return the columns that hold prose; raises ReadError where one is not there."""
    texts = [column.name for column in schema if _is_text(column.type)]
    listed = ", ".join(texts) or "none"
    asked = (*options.columns, *filter(None, (options.source, options.language_column)))
    for name in asked:
        if name not in texts:
            raise ReadError(f"{path}: has no text column “{name}”; its text columns are: {listed}")
    columns = list(options.columns) or [name for name in texts if name.lower() in USUAL_COLUMNS]
    if not columns:
        raise ReadError(
            f"{path}: has no column with one of the usual names (text, content, title, …); its "
            f"text columns are: {listed}. Name those that hold prose with --column"
        )
    return columns


def _is_text(kind: pa.DataType) -> bool:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _texts(rows: pa.Table, name: str) -> list[str | None]:
    texts: list[str | None] = rows.column(name).to_pylist()
    return texts


def _with_column(table: pa.Table, name: str, outputs: Sequence[bytes]) -> pa.Table:
    """Return the table with a column as it became, chunk by chunk."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    before = table.column(name).cast(pa.large_string())
    arrays = []
    for number, output in enumerate(outputs):
        rows = before.slice(number * _ROWS, _ROWS)
        if output:
            with pa.ipc.open_stream(output) as reader:
                rows = reader.read_all().column(name)
        arrays += rows.chunks
    after = pa.chunked_array(arrays, pa.large_string())
    index = table.schema.get_field_index(name)
    kind = table.schema.field(index)
    if pa.types.is_dictionary(kind.type):
        after = after.cast(kind.type.value_type).dictionary_encode()
    return table.set_column(index, kind, after.cast(kind.type))


def _make_writer(file: pq.ParquetFile, target: BinaryIO) -> pq.ParquetWriter:
    """Return a writer with the settings that the file was written with."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    metadata = file.metadata
    group = metadata.row_group(0)
    columns = [group.column(number) for number in range(group.num_columns)]
    return pq.ParquetWriter(
        target,
        file.schema_arrow,
        version=metadata.format_version,
        compression={column.path_in_schema: _codec(column) for column in columns},
        use_dictionary=[c.path_in_schema for c in columns if c.has_dictionary_page],
        write_statistics=[c.path_in_schema for c in columns if c.is_stats_set],
        use_deprecated_int96_timestamps=any(c.physical_type == "INT96" for c in columns),
        store_schema=b"ARROW:schema" in (metadata.metadata or {}),
    )


def _codec(column: Any) -> str:
    codec = str(column.compression)
    return {"UNCOMPRESSED": "none", "LZ4_RAW": "lz4"}.get(codec, codec.lower())


def _open(stream: BinaryIO, path: str, options: ReadOptions) -> Container:
    return ParquetFile(stream, path, options)


PARQUET = Format("parquet", (".parquet",), _open, is_found=False)
