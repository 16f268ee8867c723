"""CSV and TSV: prose is repaired, every other byte stays."""

from __future__ import annotations

import csv
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.errors import MtfixError, ReadError, UsageProblem

texts = st.lists(st.sampled_from(["old", *'old é,;"\n習']), max_size=8).map("".join)
rows = st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=6)


def table(rows, **style) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, **style)
    writer.writerow(["id", "text", "note"])
    writer.writerows(rows)
    return stream.getvalue().encode()


def parse(raw: bytes, **style):
    return list(csv.reader(io.StringIO(raw.decode(), newline=""), **style))


STYLES = [
    {},
    {"lineterminator": "\n"},
    {"quoting": csv.QUOTE_ALL},
    {"delimiter": ";", "lineterminator": "\n"},
]


@settings(deadline=None, max_examples=80)
@given(rows, st.sampled_from(STYLES), st.booleans())
def test_tables_are_the_same_bytes(rewrite, rows, style, has_end):
    raw = table(rows, **style)
    raw = raw if has_end else raw.rstrip(b"\r\n")
    assert rewrite("csv", raw, delimiter=style.get("delimiter")) == raw


@settings(deadline=None, max_examples=120)
@given(rows, st.sampled_from(STYLES), st.sampled_from(["new", "n, w", 'a "q"', '";', "x\ny"]))
def test_only_the_column_changes(rewrite, rows, style, new):
    raw = table(rows, **style)
    delimiter = style.get("delimiter", ",")
    after = parse(rewrite("csv", raw, "old", new, delimiter=delimiter), delimiter=delimiter)
    for before, row in zip(parse(raw, delimiter=delimiter), after, strict=True):
        # The proof may leave out a repair that makes two paragraphs of one.
        kept = [before[1]] if "\n" in new else []
        assert row[1] in [before[1].replace("old", new), *kept]
        assert [row[0], row[2]] == [before[0], before[2]]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(*[st.text(st.sampled_from('old é,"習'), max_size=9)] * 2), min_size=1))
def test_lines_of_a_corpus_have_no_quotes(rewrite, rows):
    raw = "".join("\t".join(row) + "\n" for row in rows).encode()
    assert rewrite("tsv", raw, columns=("2",)) == raw
    after = rewrite("tsv", raw, "old", "new", columns=("2",)).decode().split("\n")
    for line, (first, second) in zip(after, rows, strict=False):
        assert line.split("\t") == [first, second.replace("old", "new")]


@pytest.mark.parametrize(
    ("name", "raw", "new", "after"),
    [
        ("csv", "id,text\n1,old x\n", "a, b", 'id,text\n1,"a, b x"\n'),
        ("csv", "id,text\n1,x old y\n", "a, b", 'id,text\n1,"x a, b y"\n'),
        ("csv", "id,text\n1,x old\n", "a, b", 'id,text\n1,"x a, b"\n'),
        ("csv", 'id,text\n1,5" old\n', "a, b", 'id,text\n1,"5"" a, b"\n'),
        ("csv", "id,text\n1,old\n", '"q"', 'id,text\n1,"""q"""\n'),
        ("csv", 'id,text\n1,"x ""old"""\n', '"q"', 'id,text\n1,"x """"q"""""\n'),
        ("csv", "id;text\n1;old, x\n", "a, b", "id;text\n1;a, b, x\n"),
        ("csv", "sep=;\nid;text\n1;old\n", "a; b", 'sep=;\nid;text\n1;"a; b"\n'),
        ("csv", "old text,text\n1,old\n", "new", "old text,text\n1,new\n"),
        ("tsv", "id\ttext\n1\told\n", "a\tb", "id\ttext\n1\told\n"),
        ("tsv", 'id\ttext\n1\t"old" he said\n', "new", 'id\ttext\n1\t"new" he said\n'),
        ("tsv", 'id\ttext\n1\t"he ""old"""\n', "new", 'id\ttext\n1\t"he ""new"""\n'),
        ("tsv", 'id\ttext\n1\t"old\n2\told"\n', "new", 'id\ttext\n1\t"new\n2\tnew"\n'),
    ],
)
def test_quotes_come_where_they_are_needed(rewrite, name, raw, new, after):
    assert rewrite(name, raw.encode(), "old", new).decode() == after


@pytest.mark.parametrize(
    ("raw", "options", "message"),
    [
        ("id,text\n1,2,3\n", {}, "x.csv:2: the row has 3 fields, not 2"),
        ('id,text\n1,"a"b\n', {}, "x.csv:2: the row has 'b' behind the quote that closes field 2"),
        ('id,text\n1,2\n3,"a\n4,5\n', {}, "x.csv:3: the row has a quote that is not closed"),
        ("id,txt\n", {}, "no column with one of the usual names .*its 2 columns are: id, txt"),
        ("id,text\n", {"columns": ("txt",)}, "has no column “txt”; its 2 columns are: id, text"),
        ("a;b,c\n", {"columns": ("1",)}, "may be parted by “,” or “;”; say which"),
        ("id,text\n", {"delimiter": ";;"}, "--delimiter is one character"),
    ],
)
def test_errors_say_what_is_wrong(rewrite, raw, options, message):
    with pytest.raises(MtfixError, match=message):
        rewrite("csv", raw.encode(), **options)


def test_the_delimiter_that_parts_the_columns_is_taken(rewrite):
    raw = "id;text, long;note\n1;old, x;old\n"
    assert rewrite("csv", raw.encode(), "old", "new", columns=("text, long",)).decode() == (
        "id;text, long;note\n1;new, x;old\n"
    )


def test_numbers_name_columns_of_a_table_without_header(rewrite):
    raw = b"old,old\nold,old\n"
    assert rewrite("csv", raw, "old", "new", columns=("2",)) == b"old,new\nold,new\n"


SHAPES = [
    'id,text,note\r\n1,"A line\nof ""old"" café, here",x\r\n2,plain old,\r\n',
    "\ufeffid\ttext\n1\tsome \"old\" text\n2\t'old'\n",
]


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_broken_files_are_right_or_refused(rewrite, mutate, name):
    chance = random.Random(6)
    kept = 0
    for _ in range(1000):
        raw = mutate(SHAPES[name == "tsv"].encode(), chance)
        try:
            same = rewrite(name, raw)
            changed = rewrite(name, raw, "old", "new")
        except (ReadError, UsageProblem):
            continue
        kept += 1
        assert same == raw
        assert changed.replace(b"new", b"old") == raw
    assert 100 < kept < 950
