"""Parquet: cells are repaired, everything that describes them stays."""

from __future__ import annotations

import io
import random
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mtfix.errors import ReadError, UsageProblem

ROWS = 2500
TEXTS = [None if n % 7 == 0 else f"An old text, {n}." for n in range(ROWS)]


def table(kind=None) -> pa.Table:
    columns = {
        "id": pa.array(range(ROWS)),
        "text": pa.array(TEXTS, pa.string()),
        "note": pa.array(["old"] * ROWS, pa.large_string()),
        "at": pa.array([1_700_000_000_000] * ROWS, pa.timestamp("ms", "UTC")),
        "nested": pa.array([{"a": [1, None], "text": "old"}] * ROWS),
    }
    made = pa.table(columns)
    if kind is not None:
        text = made.column("text").cast(pa.large_string())
        text = text.dictionary_encode() if pa.types.is_dictionary(kind) else text
        made = made.set_column(1, "text", text)
    fields = [made.schema.field(0).with_metadata({"why": "a key"}), *list(made.schema)[1:]]
    return made.cast(pa.schema(fields, {"made by": "hand"}))


def as_parquet(content: pa.Table, **options) -> bytes:
    sink = io.BytesIO()
    pq.write_table(content, sink, **{"row_group_size": 1100} | options)
    return sink.getvalue()


OPTIONS = [
    {},
    {"compression": "none", "version": "1.0", "use_dictionary": False},
    {"compression": {"id": "gzip", "text": "zstd"}, "use_dictionary": ["note"]},
    {"write_statistics": False, "store_schema": False},
    {"row_group_size": 1, "compression": "zstd"},
]


@pytest.mark.parametrize("options", OPTIONS)
def test_no_repair_is_the_same_bytes(rewrite, options):
    raw = as_parquet(table().slice(0, 60), **options)
    assert rewrite("parquet", raw) == raw


@pytest.mark.parametrize("options", OPTIONS[:4])
def test_only_the_column_changes(rewrite, options):
    before = table()
    raw = as_parquet(before, **options)
    after = rewrite("parquet", raw, "old", "new")
    old, new = pq.ParquetFile(io.BytesIO(raw)), pq.ParquetFile(io.BytesIO(after))
    assert new.schema_arrow.equals(old.schema_arrow, check_metadata=True)
    assert new.schema == old.schema
    assert set(new.metadata.metadata or ()) == set(old.metadata.metadata or ())
    assert new.metadata.format_version == old.metadata.format_version
    for number in range(old.num_row_groups):
        theirs, ours = old.metadata.row_group(number), new.metadata.row_group(number)
        assert ours.num_rows == theirs.num_rows
        for column in range(theirs.num_columns):
            was, now = theirs.column(column), ours.column(column)
            assert (now.compression, now.is_stats_set, now.has_dictionary_page) == (
                was.compression,
                was.is_stats_set,
                was.has_dictionary_page,
            )
    content = new.read()
    assert content.drop(["text"]) == old.read().drop(["text"])
    assert content.column("text").to_pylist() == [t and t.replace("old", "new") for t in TEXTS]


@pytest.mark.parametrize("kind", [pa.large_string(), pa.dictionary(pa.int32(), pa.large_string())])
def test_all_kinds_of_text(rewrite, kind):
    raw = as_parquet(table(kind))
    after = pq.read_table(io.BytesIO(rewrite("parquet", raw, "old", "new")))
    assert after.schema == pq.read_table(io.BytesIO(raw)).schema
    assert after.column("text").to_pylist() == [t and t.replace("old", "new") for t in TEXTS]


def test_one_repair_in_the_last_group(rewrite):
    raw = as_parquet(table().set_column(1, "text", pa.array(["Well."] * (ROWS - 1) + ["old"])))
    after = pq.read_table(io.BytesIO(rewrite("parquet", raw, "old", "new")))
    assert after.column("text").to_pylist()[-2:] == ["Well.", "new"]


@pytest.mark.parametrize(
    ("columns", "message"),
    [(("txt",), "no text column “txt”; its text columns are: text, note"), (("id",), "“id”")],
)
def test_errors_say_what_is_wrong(rewrite, columns, message):
    with pytest.raises(ReadError, match=message):
        rewrite("parquet", as_parquet(table()), columns=columns)


def test_without_pyarrow_the_extra_is_named(rewrite, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(UsageProblem, match=r"pip install 'mtfix\[parquet\]'"):
        rewrite("parquet", b"PAR1")


def test_broken_files_are_right_or_refused(rewrite, mutate):
    chance = random.Random(8)
    whole = as_parquet(table().slice(0, 20))
    kept = 0
    for _ in range(1000):
        raw = mutate(whole, chance)
        try:
            same = rewrite("parquet", raw)
            changed = rewrite("parquet", raw, "old", "new")
        except ReadError:
            continue
        kept += 1
        assert same == raw
        assert (
            pq.read_table(io.BytesIO(changed)).num_rows == pq.read_table(io.BytesIO(raw)).num_rows
        )
    assert kept < 500
