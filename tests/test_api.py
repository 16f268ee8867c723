"""The library."""

from __future__ import annotations

import pytest

import mtfix

TEXT = "The talks went on in Kyiv, he said. .\n"


def test_clean_repairs():
    result = mtfix.clean(TEXT, lang="en")
    assert result.text == "The talks went on in Kyiv, he said.\n"
    assert [applied.rules for applied in result.edits] == [("stranded-stop",)]
    assert result.findings == ()


def test_check_finds():
    (finding,) = mtfix.check(TEXT, lang="en-GB")
    assert finding.rule == "stranded-stop"
    assert finding.safety is mtfix.Safety.SAFE


def test_rules_can_be_chosen():
    assert mtfix.check(TEXT, ignore=["stranded-*"]) == []
    assert mtfix.clean(TEXT, select=["doubled-comma"]).text == TEXT


def test_unsafe_repairs_are_asked_for():
    text = "The trade reached 190,500.5 thousand million dollars.\n"
    safe, unsafe = mtfix.clean(text, lang="en"), mtfix.clean(text, lang="en", unsafe_fixes=True)
    assert all(finding.safety is not mtfix.Safety.SAFE for finding in safe.findings)
    assert len(unsafe.edits) >= len(safe.edits)


def test_score_compares():
    report = mtfix.score("a b c d", "a b c d", baseline="a bc d")
    assert report.edits is not None
    assert report.edits.precision == report.edits.recall == 1


@pytest.mark.parametrize("call", [mtfix.clean, mtfix.check])
def test_an_unknown_language_is_refused(call):
    with pytest.raises(mtfix.UsageProblem, match="unknown language “xx”"):
        call(TEXT, lang="xx")


def test_the_format_can_be_said():
    text = "It `is so. .` he said. .\n"
    assert mtfix.clean(text, lang="en", format="markdown").text == "It `is so. .` he said.\n"
    with pytest.raises(mtfix.UsageProblem, match="there is no format “mardown”"):
        mtfix.check(text, format="mardown")


def test_a_file_is_cleaned_whole_or_not_at_all(tmp_path):
    file, other = tmp_path / "a.csv", tmp_path / "b.csv"
    file.write_bytes(b'id,text\r\n1,"He said, ""so"". ."\r\n')
    result = mtfix.clean_file(file, other, lang="en", select=["stranded-stop"])
    assert result == mtfix.FileResult(edits=1, findings=0)
    assert other.read_bytes() == b'id,text\r\n1,"He said, ""so""."\r\n'
    assert mtfix.clean_file(other, lang="en", select=["stranded-stop"]).edits == 0
    other.write_bytes(other.read_bytes() + b"3,4,5\r\n")
    before = other.read_bytes()
    with pytest.raises(mtfix.ReadError, match=r"b\.csv:3: the row has 3 fields, not 2"):
        mtfix.clean_file(str(other), lang="en", columns=["text"])
    assert (sorted(tmp_path.iterdir()), other.read_bytes()) == ([file, other], before)
    with pytest.raises(mtfix.ReadError, match="cannot be read"):
        mtfix.clean_file(tmp_path / "none.csv")
