"""
Scores: metrics against a reference, agreement of edits, and annotated artifacts.

Importing this is cheap: sacrebleu is loaded by the first call that needs it.
"""

from mtfix.scoring.agreement import Difference, EditScore, compare_edits
from mtfix.scoring.edits import find_edits
from mtfix.scoring.metrics import Score
from mtfix.scoring.score import ScoreReport, score

__all__ = [
    "Difference",
    "EditScore",
    "Score",
    "ScoreReport",
    "compare_edits",
    "find_edits",
    "score",
]
