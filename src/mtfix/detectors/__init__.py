"""Rule kinds: what a rule's `kind:` may be, and the detector that it makes."""

from mtfix.detectors.article import make_article
from mtfix.detectors.base import (
    Clued,
    Clues,
    Detector,
    DetectorMaker,
    Oddity,
    PatternTimeout,
    WordClasses,
)
from mtfix.detectors.bilingual import BilingualDetector, LateDetector, maker_at
from mtfix.detectors.clause_capital import make_clause_capital
from mtfix.detectors.glue import make_glue
from mtfix.detectors.glued_code import make_glued_code
from mtfix.detectors.homoglyph import make_homoglyph
from mtfix.detectors.invisible import make_invisible
from mtfix.detectors.label_run import make_label_run
from mtfix.detectors.lone_word import make_lone_word
from mtfix.detectors.lost_capital import make_lost_capital
from mtfix.detectors.lost_comma import make_lost_comma
from mtfix.detectors.lost_letter import make_lost_letter
from mtfix.detectors.mixed_address import make_mixed_address
from mtfix.detectors.mojibake import make_mojibake
from mtfix.detectors.myriads import make_myriads
from mtfix.detectors.name_variant import make_name_variant
from mtfix.detectors.node_capital import make_node_capital
from mtfix.detectors.node_mark import make_node_mark
from mtfix.detectors.node_word import make_node_word
from mtfix.detectors.pattern import PatternDetector, make_pattern
from mtfix.detectors.pronoun_drift import make_pronoun_drift
from mtfix.detectors.quotes import make_quotes
from mtfix.detectors.repetition import make_repetition
from mtfix.detectors.sums import make_sums
from mtfix.detectors.table_word import make_table_word
from mtfix.detectors.thought import make_thought
from mtfix.detectors.title_case import make_title_case
from mtfix.detectors.translated_name import make_translated_name
from mtfix.detectors.unpaired import make_unpaired
from mtfix.detectors.wrong_language import make_wrong_language

#: Those that compare with a source.
BILINGUAL_KINDS: dict[str, DetectorMaker] = {
    "code-mismatch": maker_at("code_mismatch:make_code_mismatch"),
    "end-mark": maker_at("marks:make_end_mark"),
    "glossary-term": maker_at("glossary_term:make_glossary_term"),
    "lost-name": maker_at("lost_name:make_lost_name"),
    "lost-negation": maker_at("lost_negation:make_lost_negation"),
    "lost-sentence": maker_at("lengths:make_lost_sentence"),
    "number-mismatch": maker_at("number_mismatch:make_number_mismatch"),
    "too-long": maker_at("lengths:make_too_long"),
    "two-translations": maker_at("untranslated:make_two_translations"),
    "unmatched-bracket": maker_at("marks:make_unmatched_bracket"),
    "untranslated": maker_at("untranslated:make_untranslated"),
    "wrong-scale": maker_at("wrong_scale:make_wrong_scale"),
}

KINDS: dict[str, DetectorMaker] = BILINGUAL_KINDS | {
    "article": make_article,
    "clause-capital": make_clause_capital,
    "glued-code": make_glued_code,
    "glued-words": make_glue,
    "homoglyph": make_homoglyph,
    "invisible": make_invisible,
    "label-run": make_label_run,
    "lone-word": make_lone_word,
    "lost-capital": make_lost_capital,
    "lost-comma": make_lost_comma,
    "lost-letter": make_lost_letter,
    "mixed-address": make_mixed_address,
    "mojibake": make_mojibake,
    "myriads": make_myriads,
    "name-variant": make_name_variant,
    "node-capital": make_node_capital,
    "node-mark": make_node_mark,
    "node-word": make_node_word,
    "pattern": make_pattern,
    "pronoun-drift": make_pronoun_drift,
    "quotes": make_quotes,
    "repetition": make_repetition,
    "sums": make_sums,
    "table-word": make_table_word,
    "thought": make_thought,
    "title-case": make_title_case,
    "translated-name": make_translated_name,
    "unpaired": make_unpaired,
    "wrong-language": make_wrong_language,
}

__all__ = [
    "BILINGUAL_KINDS",
    "KINDS",
    "BilingualDetector",
    "Clued",
    "Clues",
    "Detector",
    "DetectorMaker",
    "LateDetector",
    "Oddity",
    "PatternDetector",
    "PatternTimeout",
    "WordClasses",
]
