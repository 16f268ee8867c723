"""Scores a text against a reference, and what was done to it against what had to be done."""

from __future__ import annotations

from dataclasses import dataclass

from mtfix.scoring.agreement import EditScore, compare_edits
from mtfix.scoring.metrics import Score, measure
from mtfix.scoring.segments import split_alike


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """
    The metrics of a text and, where it was given, of the baseline that it was made from.

    `metrics` and `baseline_metrics` hold the same metrics in the same order; the latter and
    `edits` are empty and None without a baseline. `segments` is how many were compared.
    """

    metrics: tuple[Score, ...]
    baseline_metrics: tuple[Score, ...]
    edits: EditScore | None
    segments: int


def score(
    hypothesis: str, reference: str, baseline: str | None = None, language: str | None = None
) -> ScoreReport:
    """
    Compare `hypothesis` with `reference` and, if given, both with the noisy `baseline`.

    The texts are compared line by line, without blank lines (see `split_alike`).
    `language` (BCP 47) is that of the texts. Raises UsageProblem where the texts do not
    have the same lines, or are empty.
    """
    if baseline is None:
        hypotheses, references = split_alike(hypothesis=hypothesis, reference=reference)
        metrics = measure(hypotheses, references, language)
        return ScoreReport(metrics, (), None, len(references))
    hypotheses, references, baselines = split_alike(
        hypothesis=hypothesis, reference=reference, baseline=baseline
    )
    return ScoreReport(
        metrics=measure(hypotheses, references, language),
        baseline_metrics=measure(baselines, references, language),
        edits=compare_edits(baseline, hypothesis, reference),
        segments=len(references),
    )
