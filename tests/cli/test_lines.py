"""--lines: each line a document, as many lines out as in, in constant memory."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "Xinhuasaid",
        "Xinhuasaid\n",
        "one\r\nXinhuasaid\r\n",
        "\n\n\r\n \nXinhuasaid\n\n",
        "a lone \r return\rXinhuasaid\nand \u2028 others \x85 \x0b\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_line_ends_are_kept(mtfix, text, encoding):
    result = mtfix("clean", "--lines", "-", stdin=text.encode(encoding))
    assert result.exit_code == 0, result.stderr
    expected = text.replace("Xinhuasaid", "Xinhua said").encode(encoding)
    assert result.stdout_bytes == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(["Xinhuasaid", "so", " ", "\r", "\r\n", "\n", "é", "习", "."])))
def test_as_many_lines_out_as_in(mtfix, pieces):
    text = "".join(pieces)
    result = mtfix("clean", "--lines", "-", stdin=text)
    assert result.stdout_bytes.count(b"\n") == text.count("\n")
    assert result.stdout_bytes.decode().replace("Xinhua said", "Xinhuasaid") == text


def test_check_counts_lines_of_the_input(mtfix):
    text = "Well.\r\n\nXinhuasaid so.\nA lone \r return, Xinhuasaid.\n"
    result = mtfix("check", "--lines", "--output-format", "json", "-", stdin=text)
    assert [
        (found["line"], found["column"], found["end_line"], found["end_column"])
        for found in json.loads(result.stdout)
    ] == [(3, 1, 3, 11), (4, 18, 4, 28)]
    assert result.exit_code == 1


def test_text_shows_the_line_itself(mtfix):
    result = mtfix("check", "--lines", "-", stdin="Well.\nXinhuasaid so.\n")
    assert result.stdout.startswith("-:2:1: error desk-glued")
    assert "    Xinhuasaid so.\n    ^^^^^^^^^^\n" in result.stdout


def test_diff_counts_lines_of_the_input(mtfix):
    result = mtfix("clean", "--lines", "--diff", "-q", "-", stdin="Well.\n" * 9 + "Xinhuasaid\n")
    assert "@@ -7,4 +7,4 @@\n" in result.stdout


def test_show_edits_counts_lines_of_the_input(mtfix):
    result = mtfix("clean", "--lines", "--show-edits", "-", stdin="Well.\nXinhuasaid so.\n")
    assert result.stderr.startswith("-:2:")


def test_a_bad_line_is_named(mtfix):
    result = mtfix("clean", "--lines", "-", stdin=b"one\ntwo\nb\xc3\x28d\n")
    assert result.exit_code == 2
    assert result.stdout == "one\ntwo\n"
    assert "-:3: byte 0xc3 at offset 1 is not valid UTF-8" in result.stderr


class TestSource:
    def test_lines_are_aligned(self, mtfix, desk):
        (desk / "es.txt").write_text("Bien.\nBien.\n", encoding="utf-8")
        result = mtfix("clean", "--lines", "--source", "es.txt", "-", stdin="Well.\nXinhuasaid.\n")
        assert (result.exit_code, result.stdout) == (0, "Well.\nXinhua said.\n")

    @pytest.mark.parametrize(
        ("source", "text", "message"),
        [
            ("Bien.\n", "Well.\nWell.\n", "ends before line 2"),
            ("Bien.\nBien.\n", "Well.\n", "goes on after line 1"),
            ("Bien.\n", "", "goes on after line 0"),
        ],
    )
    def test_lines_must_be_as_many(self, mtfix, desk, source, text, message):
        (desk / "es.txt").write_text(source, encoding="utf-8")
        result = mtfix("check", "--lines", "--source", "es.txt", "-", stdin=text)
        assert result.exit_code == 2
        assert message in result.stderr

    def test_paragraphs_must_be_as_many(self, mtfix, desk):
        (desk / "es.txt").write_text("Uno.\n\nDos.\n", encoding="utf-8")
        assert mtfix("check", "--source", "es.txt", "-", stdin="One.\n\nTwo.").exit_code == 0
        result = mtfix("check", "--source", "es.txt", "-", stdin="One.\n")
        assert result.exit_code == 2
        assert "es.txt has 2 paragraphs and - has 1" in result.stderr


def test_a_pipe_may_be_closed_early(desk):
    """`yes | mtfix clean --lines - | head`: no error, no traceback, and it ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mtfix", "clean", "--lines", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=desk,
    )
    feeder = subprocess.Popen(["yes", "Xinhuasaid so."], stdout=process.stdin)
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.close()
    assert process.stdout.readline() == b"Xinhua said so.\n"  # though the input never ends
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()
    feeder.wait(timeout=60)
