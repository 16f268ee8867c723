"""JSON and JSON Lines: prose is repaired, every other byte stays."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.errors import MtfixError, ReadError, UsageProblem

KEYS = ["text", "title", "id", "page", "a.b", "käse", 'qu"ote']
words = st.text(st.sampled_from('old é\u201c\U0001f600\\"/\n\t\u2028\x7f習 ,:{}[]'), max_size=20)
trees = st.recursive(
    words | st.integers() | st.none() | st.booleans() | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=8,
)
records = st.dictionaries(st.sampled_from(KEYS), trees, max_size=5).map(
    lambda r: {**r, "text": "old"}
)


def dump(value, style: int) -> str:
    return json.dumps(
        value,
        ensure_ascii=bool(style & 1),
        separators=(",", ":") if style & 2 else None,
        indent=" " if style & 4 else None,
    )


def replaced(value, name, is_prose=False):
    """Return the value with the texts replaced that the key leads to."""
    if isinstance(value, dict):
        return {key: replaced(v, name, is_prose or key == name) for key, v in value.items()}
    if isinstance(value, list):
        return [replaced(item, name, is_prose) for item in value]
    return value.replace("old", "“né”\\") if is_prose and isinstance(value, str) else value


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(records, st.integers(0, 3)), max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_records_are_the_same_bytes(rewrite, rows, end):
    raw = end.join(dump(record, style) for record, style in rows).encode()
    assert rewrite("jsonl", raw, columns=("text",)) == raw


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(records, st.integers(0, 3)), min_size=1, max_size=6))
def test_only_the_column_changes(rewrite, rows):
    rows = [({**record, "text": [record["text"], "old old"]}, style) for record, style in rows]
    raw = "\n".join(dump(record, style) for record, style in rows).encode()
    after = rewrite("jsonl", raw, "old", "“né”\\", columns=("text",)).decode().split("\n")
    for line, (record, style) in zip(after, rows, strict=True):
        expected = {
            k: replaced(v, "text", k == "text") if k == "text" else v for k, v in record.items()
        }
        assert line == dump(expected, style) or json.loads(line) == expected
        assert line.isascii() or not dump(record, style).isascii()


@settings(deadline=None, max_examples=80)
@given(trees, st.integers(0, 7))
def test_a_json_file_is_the_same_bytes(rewrite, tree, style):
    raw = dump(tree, style).encode()
    assert rewrite("json", raw) == raw


@pytest.mark.parametrize(
    ("raw", "after"),
    [
        (r'{"text": "caf\u00e9 old"}', r'{"text": "caf\u00e9 \u201cn\u00e9\u201d"}'),
        (r'{"text": "caf\u00E9 old"}', r'{"text": "caf\u00E9 \u201Cn\u00E9\u201D"}'),
        (r'{"text": "café old \u0026"}', r'{"text": "café “né” \u0026"}'),
        (r'{ "id":"old" ,"text" :"old\/" }', r'{ "id":"old" ,"text" :"\u201cn\u00e9\u201d\/" }'),
        (r'{"text": "o\u006cd"}', r'{"text": "\u201cn\u00e9\u201d"}'),
        (
            r'{"text": "\ud83d\ude00old\ud800"}',
            r'{"text": "\ud83d\ude00\u201cn\u00e9\u201d\ud800"}',
        ),
        (r'{"text": "one\nold", "n": 1e999}', r'{"text": "one\n\u201cn\u00e9\u201d", "n": 1e999}'),
    ],
)
def test_escapes_stay_as_they_are(rewrite, raw, after):
    assert rewrite("jsonl", raw.encode(), "old", "“né”").decode() == after


def test_keys_lead_to_the_prose(rewrite):
    raw = b'{"page": [{"text": "old"}, {"text": ["old"], "note": "old"}], "text": "old"}\n'
    after = rewrite("jsonl", raw, "old", "new", columns=("page.text",))
    assert after == raw.replace(b'"text": "old"}, {', b'"text": "new"}, {').replace(
        b'["old"]', b'["new"]'
    )


def test_without_columns_json_is_read_where_there_are_words(rewrite):
    raw = '{"old": "old things", "id": "old", "url": "https://old", "zh": "習old"}'
    after = '{"old": "new things", "id": "old", "url": "https://old", "zh": "習new"}'
    assert rewrite("json", raw.encode(), "old", "new").decode() == after


@pytest.mark.parametrize(
    ("raw", "options", "message"),
    [
        ('{"text": "a"}\n{"text": }', {}, "x.jsonl:2: is no JSON at line 1, column 10"),
        ('{"text": "a"}\n[1]', {}, "x.jsonl:2: is no record"),
        ('{"text": "a"}\n' + "[" * 200_000, {}, "x.jsonl:2: is nested too deeply"),
        ('{"id": "a", "txt": "b"}', {}, "x.jsonl: has no column .*its keys are: id, txt"),
        ('{"id": "a"}\n{"id": ""}', {"columns": ("txt",)}, "no text in column “txt”"),
        ('{"text": "a"}', {"source": "src"}, "no text in column “src”"),
    ],
)
def test_errors_say_what_is_wrong(rewrite, raw, options, message):
    with pytest.raises(MtfixError, match=message):
        rewrite("jsonl", raw.encode(), **options)


def test_source_and_language_of_a_record():
    from mtfix.readers.json import JsonReader  # noqa: PLC0415

    reader = JsonReader(("tgt",), "src", "lang")
    [segment] = reader.read('{"src": "Vamos", "tgt": "Come on", "lang": "en"}').segments
    assert (segment.source, segment.text, segment.language) == ("Vamos", "Come on", "en")


SHAPES = [
    rb'{"id": 1, "text": "A line\nof old caf\u00e9", "tags": ["a", "b"]}'
    + b"\n"
    + '{"text":"é \\"old\\""}\r\n'.encode(),
    b'\xef\xbb\xbf{"text": "old", "n": -1.5e3, "x": null}\n\n{"text": "\\ud83d\\ude00 old"}',
]


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_broken_files_are_right_or_refused(rewrite, mutate, name):
    chance = random.Random(5)
    kept = 0
    for number in range(1000):
        raw = mutate(SHAPES[number % 2] if name == "jsonl" else SHAPES[0].split(b"\n")[0], chance)
        try:
            same = rewrite(name, raw)
            changed = rewrite(name, raw, "old", "new")
        except (ReadError, UsageProblem):
            continue
        kept += 1
        assert same == raw
        assert len(changed) == len(raw)
        lines = zip(raw.split(b"\n"), changed.split(b"\n"), strict=True) if name == "jsonl" else ()
        for before, after in lines:
            if before.decode("utf-8-sig").strip():
                json.loads(after.decode("utf-8-sig"))
                assert list(json.loads(after.decode("utf-8-sig"))) == list(
                    json.loads(before.decode("utf-8-sig"))
                )
    assert 100 < kept < 950
