"""What pyarrow does: files that open, columns of texts, writers with the settings of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from mtfix.errors import ReadError, UsageProblem
from mtfix.readers.container import ReadOptions
from mtfix.readers.values import USUAL_COLUMNS

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq


def open_file(stream: BinaryIO, path: str) -> pq.ParquetFile:
    """Open a file; raises UsageProblem without pyarrow, ReadError where it is no Parquet file."""
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


def find_columns(schema: pa.Schema, path: str, options: ReadOptions) -> list[str]:
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


def texts_of(rows: pa.Table, name: str) -> list[str | None]:
    """Return the texts of a column."""
    texts: list[str | None] = rows.column(name).to_pylist()
    return texts


def pack(columns: Mapping[str, Sequence[str | None]]) -> bytes:
    """Return columns of texts as bytes, which can go from one process to another."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    table = pa.table({name: pa.array(texts, pa.large_string()) for name, texts in columns.items()})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def with_column(table: pa.Table, name: str, outputs: Sequence[bytes], height: int) -> pa.Table:
    """Return the table with a column as it became: packed, `height` rows each, "" for the same."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    before = table.column(name).cast(pa.large_string())
    arrays = []
    for number, output in enumerate(outputs):
        rows = before.slice(number * height, height)
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


def make_writer(file: pq.ParquetFile, target: BinaryIO) -> pq.ParquetWriter:
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


def _is_text(kind: pa.DataType) -> bool:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _codec(column: Any) -> str:
    codec = str(column.compression)
    return {"UNCOMPRESSED": "none", "LZ4_RAW": "lz4"}.get(codec, codec.lower())
