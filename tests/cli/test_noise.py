"""mtfix noise: where the texts and the labels go."""

from __future__ import annotations

import json

import pytest

PAGE = "<h1>News</h1><p>He met <b>Li Qiang</b>, who <i>spoke</i>. Fish &amp; <b>chips</b>.</p>\n"
SURE = ["--lang", "en", "--only", "comma", "--only", "glue", "--comma", "1", "--glue", "1"]
REFERENCE = "News\n\nHe met Li Qiang, who spoke. Fish & chips.\n"


@pytest.fixture
def page(desk):
    """A page to damage."""
    path = desk / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return path


def repaired(noisy: str, labels: str) -> str:
    for label in reversed([json.loads(line) for line in labels.splitlines()]):
        start, end = label["start"], label["end"]
        assert noisy[start:end] == label["noisy"]
        assert noisy.count("\n", 0, start) + 1 == label["line"]
        noisy = noisy[:start] + label["repair"] + noisy[end:]
    return noisy


def test_the_damaged_text_goes_to_standard_output(mtfix, page, desk):
    result = mtfix("noise", page, *SURE, "--reference", "r.txt", "--edits", "e.jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("News\n\nHe metLi Qiang")
    assert "whospoke. Fish & chips.\n" in result.stdout
    assert (desk / "r.txt").read_text(encoding="utf-8") == REFERENCE
    labels = (desk / "e.jsonl").read_text(encoding="utf-8")
    assert repaired(result.stdout, labels) == REFERENCE
    assert json.loads(labels.splitlines()[0]) == {
        "kind": "glue", "line": 3, "start": 12, "end": 12, "noisy": "", "repair": " ",
    }  # fmt: skip


def test_an_output_directory_gets_all_three(mtfix, page, desk):
    result = mtfix("noise", page, *SURE, "--output-dir", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 places damaged" in result.stderr
    noisy, reference, labels = (
        (desk / "out" / f"page.{end}").read_text(encoding="utf-8")
        for end in ("noisy.txt", "reference.txt", "edits.jsonl")
    )
    assert reference == REFERENCE
    assert repaired(noisy, labels) == REFERENCE != noisy


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_stay_lines(mtfix, desk, end):
    lines = ["Then Li Qiang met Laura Riva in Rome.", "", "On 5 May Ann saw Bob in Kyiv, she said"]
    text = end.join(lines)
    (desk / "in.txt").write_bytes(text.encode())
    result = mtfix("noise", "in.txt", *SURE, "--lines", "--edits", "e.jsonl", "--seed", "3")
    noisy = result.stdout_bytes.decode()
    assert len(noisy.split(end)) == 3
    assert noisy != text
    assert repaired(noisy, (desk / "e.jsonl").read_text(encoding="utf-8")) == text
    last = mtfix("noise", "-", *SURE, "--lines", "--seed", "3", stdin=lines[2].encode())
    assert last.stdout_bytes.decode() == noisy.split(end)[2]  # wherever the line stands


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_the_encoding_is_kept(mtfix, encoding):
    text = "Übrigens traf Merz Frau Öz in Köln.\r\n"
    rates = ["--only", "stop", "--stop", "0"]
    result = mtfix("noise", "-", "--lang", "de", *rates, stdin=text.encode(encoding))
    assert result.stdout_bytes == text.encode(encoding)


def test_the_same_bytes_each_time(mtfix, page):
    runs = {mtfix("noise", page, "--lang", "en", "--seed", "7").stdout_bytes for _ in range(3)}
    assert len(runs) == 1


def test_damage_and_repair_go_through_a_pipe(mtfix, page):
    noisy = mtfix("noise", page, *SURE).stdout
    assert (
        mtfix("clean", "--isolated", "--lang", "en", "--unsafe-fixes", "-", stdin=noisy).exit_code
        == 0
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["page.html", "--lang", "qq"], "unknown language “qq”"),
        (["page.html", "--glue", "2"], "the rate of “glue” is 2.0; it must be from 0 to 1"),
        (["page.html", "--glue", "much"], "not a valid float"),
        (["page.html", "--only", "gleu"], "'gleu' is not one of"),
        (["page.html", "--lines"], "--lines is for plain text"),
        (["page.html", "--pack", "none.yaml"], "no rule pack at none.yaml"),
        (["page.html", "--edits", "page.html"], "would overwrite page.html"),
        (["page.html", "--edits", "x", "--reference", "./x"], "would overwrite x"),
        (["page.html", "-o", "out", "--edits", "x"], "leave --reference and --edits out"),
        (["nothing.txt"], "nothing.txt: cannot be read: No such file"),
        (["."], ".: cannot be read: Is a directory"),
        (["binary"], "binary: looks like a binary file"),
        (["latin"], "is not valid UTF-8"),
        (["page.html", "--encoding", "utf-9"], "there is no encoding “utf-9”"),
        ([], "Missing argument 'INPUT'"),
    ],
)
def test_errors(mtfix, page, desk, arguments, message):
    (desk / "binary").write_bytes(b"\0\1")
    (desk / "latin").write_bytes(b"caf\xe9")
    before = sorted(desk.iterdir())
    result = mtfix("noise", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("mtfix: error: ")
    assert result.stderr.count("\n") == 1
    assert message in result.stderr
    assert sorted(desk.iterdir()) == before
    assert page.read_text(encoding="utf-8") == PAGE
