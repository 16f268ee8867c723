"""Records and tables on the command line: columns, places, streams."""

from __future__ import annotations

import json

import pytest

TABLE = 'id,text\n1,"A line\nand ""Xinhuasaid"" so."\n2,"Well."\n3,Xinhuasaid so.\n'
RECORDS = (
    '{"id": 1, "text": "A line\\nand Xinhuasaid caf\\u00e9."}\n'
    '{"id": "Xinhuasaid", "text": "Well."}\r\n\n'
    '{"text": "Xinhuasaid so.", "id": 3}'
)


@pytest.mark.parametrize(("name", "text"), [("a.csv", TABLE), ("a.jsonl", RECORDS)])
def test_a_file_is_repaired_in_place(mtfix, desk, name, text):
    (desk / name).write_bytes(text.encode())
    result = mtfix("clean", "-i", "--lang", "en", name)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 repairs made in 1 file" in result.stderr
    assert (desk / name).read_bytes() == text.replace("Xinhuasaid so", "Xinhua said so").replace(
        "and Xinhuasaid", "and Xinhua said"
    ).replace('""Xinhuasaid', '""Xinhua said').encode()


def found(result):
    return [
        (f["line"], f["column"], f["end_line"], f["end_column"]) for f in json.loads(result.stdout)
    ]


def test_places_are_those_of_the_file(mtfix, desk):
    (desk / "a.csv").write_bytes(TABLE.encode())
    (desk / "a.jsonl").write_bytes(RECORDS.encode())
    options = ("check", "--lang", "en", "--output-format", "json")
    assert found(mtfix(*options, "a.csv")) == [(3, 7, 3, 17), (5, 3, 5, 13)]
    assert found(mtfix(*options, "a.jsonl")) == [(1, 32, 1, 42), (4, 11, 4, 21)]
    shown = mtfix("clean", "--lang", "en", "--show-edits", "a.csv").stderr
    assert shown.startswith("a.csv:3:13: desk-glued: “Xinhuasaid” → “Xinhua said”\na.csv:5:9: ")
    counted = mtfix("check", "--statistics", "--lang", "en", "a.jsonl").stdout
    assert counted.split() == ["2", "safe", "desk-glued"]


def test_diff_shows_the_rows(mtfix, desk):
    (desk / "a.csv").write_bytes(TABLE.encode())
    result = mtfix("clean", "--diff", "-q", "--lang", "en", "a.csv")
    assert '-and ""Xinhuasaid"" so."\n+and ""Xinhua said"" so."\n' in result.stdout


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_record_ends_the_stream(mtfix, jobs):
    text = '{"text": "Xinhuasaid so."}\n' * 30 + '{"text": \n' + '{"text": "Well."}\n' * 5
    options = ("clean", "--format", "jsonl", "--lang", "en", "--jobs", jobs)
    result = mtfix(*options, "-", stdin=text)
    assert result.exit_code == 2
    assert result.stdout == '{"text": "Xinhua said so."}\n' * 30
    assert result.stderr == (
        "mtfix: error: -:31: is no JSON at line 1, column 10: Expecting value\n"
    )


def test_a_broken_file_is_not_touched(mtfix, desk):
    text = TABLE + "4,5,6\n"
    (desk / "a.csv").write_bytes(text.encode())
    result = mtfix("clean", "-i", "--lang", "en", "a.csv")
    assert (result.exit_code, (desk / "a.csv").read_bytes()) == (2, text.encode())


@pytest.mark.parametrize(
    ("options", "text", "after"),
    [
        (
            ("--column", "2", "--format", "tsv"),
            "Xinhuasaid\tXinhuasaid\n",
            "Xinhuasaid\tXinhua said\n",
        ),
        (
            ("--column", "b", "--format", "csv", "--delimiter", ";"),
            "a;b\nc;Xinhuasaid\n",
            "a;b\nc;Xinhua said\n",
        ),
        (
            ("--column", "p.t", "--format", "jsonl"),
            '{"p":[{"t":"Xinhuasaid"}]}',
            '{"p":[{"t":"Xinhua said"}]}',
        ),
        (("--format", "json"), '{"k": "Xinhuasaid so."}', '{"k": "Xinhua said so."}'),
        (
            ("--column", "t", "--format", "jsonl", "--column-format", "html"),
            '{"t":"<p class=\\"Xinhuasaid\\">Xinhuasaid <b>so</b>"}',
            '{"t":"<p class=\\"Xinhuasaid\\">Xinhua said <b>so</b>"}',
        ),
    ],
)
def test_columns_are_chosen(mtfix, options, text, after):
    result = mtfix("clean", *options, "--lang", "en", "-", stdin=text)
    assert (result.exit_code, result.stdout) == (0, after), result.stderr


def test_long_streams_are_screened_to_the_same_end(mtfix):
    good, bad = "The minister met them on Monday.", "Xinhuasaid so."
    texts = [bad if number % 97 == 0 else good for number in range(300)]
    for form, rows in {
        "jsonl": [json.dumps({"id": bad, "text": text}) for text in texts],
        "csv": ["id,text", *(f'"{bad}",{text}' for text in texts)],
        "tsv": ["id\ttext", *(f"{bad}\t{text}" for text in texts)],
    }.items():
        text = "\n".join(rows)
        result = mtfix("clean", "--format", form, "--lang", "en", "-", stdin=text)
        assert result.exit_code == 0
        changed = [row for row in result.stdout.split("\n") if "Xinhua said" in row]
        assert len(changed) == 4
        assert result.stdout.replace("Xinhua said", "Xinhuasaid") == text
