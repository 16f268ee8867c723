"""--lines with --lang: lines that nothing is wrong with take a short way, to the same result."""

from __future__ import annotations

import json

import pytest

MANY = 1000
CLEAN = "The minister met them on Monday.\n"


def corpus():
    lines = [CLEAN] * MANY
    for number in (0, 199, 200, 201, 500, 998):
        lines[number] = "Xinhuasaid so.\n"
    lines[300] = "Xinhuasaid so.\r\n"
    lines[301] = "It is well.\r\n"
    lines[302] = "A lone \r return, Xinhuasaid so.\n"
    lines[303] = "\n"
    lines[304] = "Xinhuasaid [sic] so.\n"
    lines[999] = "Xinhuasaid so."
    return lines


@pytest.mark.parametrize("lang", [["--lang", "en"], []])
def test_every_line_is_repaired(mtfix, lang):
    text = "".join(corpus())
    result = mtfix("clean", "--lines", *lang, "-", stdin=text.encode())
    expected = text.replace("Xinhuasaid so", "Xinhua said so")
    assert result.exit_code == 0, result.stderr
    assert result.stdout_bytes == expected.encode()


def test_every_finding_has_its_line(mtfix):
    options = ("--lines", "--lang", "en", "--output-format", "json")
    result = mtfix("check", *options, "-", stdin="".join(corpus()).encode())
    lines = [found["line"] for found in json.loads(result.stdout)]
    assert lines == [1, 200, 201, 202, 301, 303, 501, 999, 1000]


def test_a_bad_line_far_down_is_named(mtfix):
    raw = CLEAN.encode() * 700 + b"b\xc3\x28d\n" + CLEAN.encode() * 5
    result = mtfix("clean", "--lines", "--lang", "en", "-", stdin=raw)
    assert result.exit_code == 2
    assert "-:701: byte 0xc3 at offset 1 is not valid UTF-8" in result.stderr
    assert result.stdout == CLEAN * 700


def test_what_is_done_is_told(mtfix, desk):
    (desk / "a.txt").write_text("".join(corpus()), encoding="utf-8", newline="")
    result = mtfix("clean", "--lines", "--lang", "en", "--in-place", "a.txt")
    assert "9 repairs made in 1 file" in result.stderr
