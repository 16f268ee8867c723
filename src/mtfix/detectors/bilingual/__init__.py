"""Detectors that compare a target with its source."""

from mtfix.detectors.bilingual.code_mismatch import make_code_mismatch
from mtfix.detectors.bilingual.glossary_term import make_glossary_term
from mtfix.detectors.bilingual.lengths import make_lost_sentence, make_too_long
from mtfix.detectors.bilingual.lost_name import make_lost_name
from mtfix.detectors.bilingual.lost_negation import make_lost_negation
from mtfix.detectors.bilingual.marks import make_end_mark, make_unmatched_bracket
from mtfix.detectors.bilingual.number_mismatch import make_number_mismatch
from mtfix.detectors.bilingual.pair import BilingualDetector
from mtfix.detectors.bilingual.untranslated import make_two_translations, make_untranslated
from mtfix.detectors.bilingual.wrong_scale import make_wrong_scale

__all__ = [
    "BilingualDetector",
    "make_code_mismatch",
    "make_end_mark",
    "make_glossary_term",
    "make_lost_name",
    "make_lost_negation",
    "make_lost_sentence",
    "make_number_mismatch",
    "make_too_long",
    "make_two_translations",
    "make_unmatched_bracket",
    "make_untranslated",
    "make_wrong_scale",
]
