"""Rule kinds: what a rule's `kind:` may be, and the detector that it makes."""

from mtfix.detectors.base import Detector, DetectorMaker, PatternTimeout, WordClasses
from mtfix.detectors.glue import make_glue
from mtfix.detectors.homoglyph import make_homoglyph
from mtfix.detectors.lost_comma import make_lost_comma
from mtfix.detectors.mojibake import make_mojibake
from mtfix.detectors.pattern import PatternDetector, make_pattern

KINDS: dict[str, DetectorMaker] = {
    "glued-words": make_glue,
    "homoglyph": make_homoglyph,
    "lost-comma": make_lost_comma,
    "mojibake": make_mojibake,
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
