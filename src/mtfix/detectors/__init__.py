"""Rule kinds: what a rule's `kind:` may be, and the detector that it makes."""

from mtfix.detectors.base import Detector, DetectorMaker, PatternTimeout, WordClasses
from mtfix.detectors.pattern import PatternDetector, make_pattern

KINDS: dict[str, DetectorMaker] = {
    "pattern": make_pattern,
}

__all__ = [
    "KINDS",
    "Detector",
    "DetectorMaker",
    "PatternDetector",
    "PatternTimeout",
    "WordClasses",
]
