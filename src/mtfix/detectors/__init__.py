"""Rule kinds: what a rule's `kind:` may be, and the detector that it makes."""

from mtfix.detectors.base import (
    Clued,
    Clues,
    Detector,
    DetectorMaker,
    Oddity,
    PatternTimeout,
    WordClasses,
)
from mtfix.detectors.bilingual import (
    BilingualDetector,
    make_code_mismatch,
    make_end_mark,
    make_glossary_term,
    make_lost_name,
    make_lost_negation,
    make_lost_sentence,
    make_number_mismatch,
    make_too_long,
    make_two_translations,
    make_unmatched_bracket,
    make_untranslated,
    make_wrong_scale,
)
from mtfix.detectors.glue import make_glue
from mtfix.detectors.homoglyph import make_homoglyph
from mtfix.detectors.invisible import make_invisible
from mtfix.detectors.lost_capital import make_lost_capital
from mtfix.detectors.lost_comma import make_lost_comma
from mtfix.detectors.lost_letter import make_lost_letter
from mtfix.detectors.mojibake import make_mojibake
from mtfix.detectors.name_variant import make_name_variant
from mtfix.detectors.pattern import PatternDetector, make_pattern
from mtfix.detectors.quotes import make_quotes
from mtfix.detectors.repetition import make_repetition
from mtfix.detectors.translated_name import make_translated_name
from mtfix.detectors.unpaired import make_unpaired
from mtfix.detectors.wrong_language import make_wrong_language

KINDS: dict[str, DetectorMaker] = {
    "code-mismatch": make_code_mismatch,
    "end-mark": make_end_mark,
    "glossary-term": make_glossary_term,
    "glued-words": make_glue,
    "homoglyph": make_homoglyph,
    "invisible": make_invisible,
    "lost-capital": make_lost_capital,
    "lost-comma": make_lost_comma,
    "lost-letter": make_lost_letter,
    "lost-name": make_lost_name,
    "lost-negation": make_lost_negation,
    "lost-sentence": make_lost_sentence,
    "mojibake": make_mojibake,
    "name-variant": make_name_variant,
    "number-mismatch": make_number_mismatch,
    "pattern": make_pattern,
    "quotes": make_quotes,
    "repetition": make_repetition,
    "too-long": make_too_long,
    "translated-name": make_translated_name,
    "two-translations": make_two_translations,
    "unmatched-bracket": make_unmatched_bracket,
    "unpaired": make_unpaired,
    "untranslated": make_untranslated,
    "wrong-language": make_wrong_language,
    "wrong-scale": make_wrong_scale,
}

__all__ = [
    "KINDS",
    "BilingualDetector",
    "Clued",
    "Clues",
    "Detector",
    "DetectorMaker",
    "Oddity",
    "PatternDetector",
    "PatternTimeout",
    "WordClasses",
]
