from __future__ import annotations

import json

import pytest

from mtfix.render.score import render_score, score_to_json
from mtfix.scoring import Difference, EditScore, ScoreReport, score
from mtfix.scoring.metrics import Score

REPORT = ScoreReport(
    metrics=(
        Score("chrF with blanks", 99.125, "space:yes", higher_is_better=True),
        Score("TER with case", 2.5, "case:mixed", higher_is_better=False),
    ),
    baseline_metrics=(
        Score("chrF with blanks", 95.0, "space:yes", higher_is_better=True),
        Score("TER with case", 8.0, "case:mixed", higher_is_better=False),
    ),
    edits=EditScore(
        (),
        (),
        (),
        (
            Difference(3, 23, "Qiangwho", "Qiang who", "Qiang, who"),
            Difference(5, 1, "both", "both", "Both"),
            Difference(7, 2, "Orange", "orange", "Orange"),
        ),
    ),
    segments=30,
)


def test_before_after_and_change_stand_in_columns() -> None:
    table = render_score(REPORT).splitlines()[:3]
    assert table == [
        "metric               before    after   change",
        "chrF with blanks ↑    95.00    99.12    +4.12",
        "TER with case ↓        8.00     2.50    -5.50",
    ]


def test_disagreements_are_told_in_words() -> None:
    text = render_score(REPORT)
    assert "3:23: “Qiangwho” became “Qiang who”; in the reference it is “Qiang, who”" in text
    assert "5:1: “both” was left; in the reference it is “Both”" in text
    assert "7:2: “Orange” became “orange”; in the reference it stays" in text


def test_only_so_many_disagreements_are_shown() -> None:
    text = render_score(REPORT, most_differences=1)
    assert "3:23" in text
    assert "7:2" not in text
    assert "and 2 more" in text


def test_what_the_repair_changed_comes_first() -> None:
    text = render_score(REPORT)
    assert text.index("3:23") < text.index("7:2") < text.index("5:1")


def test_without_a_baseline_there_is_one_column_and_no_edits() -> None:
    text = render_score(score("He said.\n", "He said.\n"))
    assert text.splitlines()[0].split() == ["metric", "score"]
    assert "edits" not in text
    assert "baseline" not in text


def test_signatures_are_shown() -> None:
    text = render_score(REPORT)
    assert "signatures (30 segments)" in text
    assert "TER with case     case:mixed" in text


def test_json_holds_everything() -> None:
    found = json.loads(
        score_to_json(score("He said.\nboth\n", "He said.\nBoth\n", "He said. .\nboth\n"))
    )
    assert found["segments"] == 2
    assert {"name", "value", "baseline", "higher_is_better", "signature"} == set(
        found["metrics"][0]
    )
    assert (found["edits"]["right"], found["edits"]["wrong"], found["edits"]["missed"]) == (1, 0, 1)
    assert found["edits"]["recall"] == pytest.approx(0.5)
    assert found["edits"]["differences"] == [
        {"line": 2, "column": 1, "baseline": "both", "hypothesis": "both", "reference": "Both"}
    ]


def test_json_without_a_baseline() -> None:
    found = json.loads(score_to_json(score("He said.\n", "He said.\n")))
    assert found["edits"] is None
    assert all(metric["baseline"] is None for metric in found["metrics"])
