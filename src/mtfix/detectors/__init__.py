"""Detectors, which look at texts for rules, and the kinds of rules that they belong to."""

from mtfix.detectors.base import (
    Clued,
    Clues,
    Detector,
    DetectorMaker,
    Oddity,
    PatternTimeout,
    WordClasses,
)
from mtfix.detectors.kinds import BILINGUAL_KINDS, KINDS
from mtfix.detectors.pattern import PatternDetector

__all__ = [
    "BILINGUAL_KINDS",
    "KINDS",
    "Clued",
    "Clues",
    "Detector",
    "DetectorMaker",
    "Oddity",
    "PatternDetector",
    "PatternTimeout",
    "WordClasses",
]
