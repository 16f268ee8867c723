from __future__ import annotations

from pathlib import Path

import pytest

from mtfix.errors import UsageProblem
from mtfix.scoring import score
from mtfix.scoring.artifacts import load_corpus

ROOT = Path(__file__).parents[2]


def test_without_a_baseline_there_is_neither_before_nor_edits() -> None:
    report = score("One.\n", "One!\n")
    assert (report.baseline_metrics, report.edits, report.segments) == ((), None, 1)


def test_before_and_after_are_the_same_metrics() -> None:
    report = score("He said.\n", "He said.\n", baseline="He said. .\n")
    assert [s.name for s in report.metrics] == [s.name for s in report.baseline_metrics]
    assert [s.signature for s in report.metrics] == [s.signature for s in report.baseline_metrics]
    before = {s.name: s.value for s in report.baseline_metrics}
    after = {s.name: s.value for s in report.metrics}
    assert after["TER with case"] == 0.0 < before["TER with case"]
    assert report.edits is not None
    assert report.edits.f05 == 1.0


def test_a_baseline_with_other_lines_is_refused() -> None:
    with pytest.raises(UsageProblem, match="the baseline 1"):
        score("a\nb", "a\nb", baseline="a b")


def test_the_seed_as_it_is() -> None:
    corpus = load_corpus(ROOT / "corpora/seed/artifacts.yaml", ROOT)
    report = score(corpus.document, corpus.reference, baseline=corpus.document)
    values = {s.name: s.value for s in report.metrics}
    # Doing nothing costs the seed about 8 points of TER: what a repair has to win.
    assert values["TER with case"] == pytest.approx(8, abs=0.5)
    assert values["chrF++"] == pytest.approx(94.1, abs=0.5)
    assert report.segments == 30
    assert report.edits is not None
    assert report.edits.recall == 0.0
