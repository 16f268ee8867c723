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
