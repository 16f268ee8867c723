"""
Labels of a page that were translated as common words.

`labels` has the words of a language, `run` reads a line of labels between strokes, and
`detector` makes the hits of a rule.
"""

from mtfix.detectors.label_run.detector import LabelRunDetector, make_label_run

__all__ = ["LabelRunDetector", "make_label_run"]
