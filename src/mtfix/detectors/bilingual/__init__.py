"""Detectors that compare a target with its source; each is imported when one is there."""

from mtfix.detectors.bilingual.late import LateDetector, maker_at
from mtfix.detectors.bilingual.pair import BilingualDetector

__all__ = ["BilingualDetector", "LateDetector", "maker_at"]
