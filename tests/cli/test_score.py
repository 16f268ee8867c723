"""mtfix score."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def texts(desk):
    (desk / "old.txt").write_text("Xinhuasaid so.\nAll is well.\n", encoding="utf-8")
    (desk / "new.txt").write_text("Xinhua said so.\nAll is well.\n", encoding="utf-8")
    return desk


def test_metrics_and_edits(mtfix, texts):
    arguments = ["new.txt", "--reference", "new.txt", "--baseline", "old.txt"]
    shown = json.loads(mtfix("score", *arguments, "--output-format", "json").stdout)
    assert (shown["edits"]["right"], shown["edits"]["wrong"], shown["edits"]["missed"]) == (1, 0, 0)
    assert all(metric["signature"] for metric in shown["metrics"])
    result = mtfix("score", *arguments)
    assert result.exit_code == 0
    assert "precision 100.0%" in result.stdout


def test_standard_input(mtfix, texts):
    result = mtfix("score", "-", "--reference", "new.txt", stdin="Xinhua said so.\nAll is well.\n")
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["new.txt"], "Missing option '--reference'"),
        (["gone.txt", "--reference", "new.txt"], "gone.txt: cannot be read"),
        (["new.txt", "--reference", "new.txt", "--lang", "xx"], "unknown language “xx”"),
        (["-", "--reference", "new.txt"], "lines"),
    ],
)
def test_errors(mtfix, texts, arguments, message):
    result = mtfix("score", *arguments, stdin="One.\nTwo.\nThree.\n")
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
