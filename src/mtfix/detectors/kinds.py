"""Rule kinds: what a rule's `kind:` may be, and the detector that it makes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import cast

from mtfix.detectors.base import Detector, DetectorMaker, WordClasses


def _maker_at(home: str) -> DetectorMaker:
    """
    Return what imports the module in `home` (module:function) and calls the function there.

    A text needs few kinds.
    """

    def make(params: Mapping[str, object], classes: WordClasses) -> Detector:
        module, _, name = home.partition(":")
        maker = getattr(import_module(f"mtfix.detectors.{module}"), name)
        return cast("Detector", maker(params, classes))

    return make


#: Those that compare with a source.
BILINGUAL_KINDS: dict[str, DetectorMaker] = {
    "code-mismatch": _maker_at("bilingual.code_mismatch:make_code_mismatch"),
    "end-mark": _maker_at("bilingual.marks:make_end_mark"),
    "glossary-term": _maker_at("bilingual.glossary_term:make_glossary_term"),
    "lost-name": _maker_at("bilingual.lost_name:make_lost_name"),
    "lost-negation": _maker_at("bilingual.lost_negation:make_lost_negation"),
    "lost-sentence": _maker_at("bilingual.lengths:make_lost_sentence"),
    "number-mismatch": _maker_at("bilingual.number_mismatch:make_number_mismatch"),
    "too-long": _maker_at("bilingual.lengths:make_too_long"),
    "two-translations": _maker_at("bilingual.untranslated:make_two_translations"),
    "unmatched-bracket": _maker_at("bilingual.marks:make_unmatched_bracket"),
    "untranslated": _maker_at("bilingual.untranslated:make_untranslated"),
    "wrong-scale": _maker_at("bilingual.wrong_scale:make_wrong_scale"),
}

KINDS: dict[str, DetectorMaker] = BILINGUAL_KINDS | {
    "article": _maker_at("article:make_article"),
    "clause-capital": _maker_at("clause_capital:make_clause_capital"),
    "glued-code": _maker_at("glued_code:make_glued_code"),
    "glued-words": _maker_at("glue:make_glue"),
    "homoglyph": _maker_at("homoglyph:make_homoglyph"),
    "invisible": _maker_at("invisible:make_invisible"),
    "label-run": _maker_at("label_run:make_label_run"),
    "lone-word": _maker_at("lone_word:make_lone_word"),
    "lost-capital": _maker_at("lost_capital:make_lost_capital"),
    "lost-comma": _maker_at("lost_comma:make_lost_comma"),
    "lost-letter": _maker_at("lost_letter:make_lost_letter"),
    "mixed-address": _maker_at("mixed_address:make_mixed_address"),
    "mojibake": _maker_at("mojibake:make_mojibake"),
    "myriads": _maker_at("myriads:make_myriads"),
    "name-variant": _maker_at("name_variant:make_name_variant"),
    "node-capital": _maker_at("node_capital:make_node_capital"),
    "node-mark": _maker_at("node_mark:make_node_mark"),
    "node-word": _maker_at("node_word:make_node_word"),
    "pattern": _maker_at("pattern:make_pattern"),
    "pronoun-drift": _maker_at("pronoun_drift:make_pronoun_drift"),
    "quotes": _maker_at("quotes:make_quotes"),
    "repetition": _maker_at("repetition:make_repetition"),
    "sums": _maker_at("sums:make_sums"),
    "table-word": _maker_at("table_word:make_table_word"),
    "thought": _maker_at("thought:make_thought"),
    "title-case": _maker_at("title_case:make_title_case"),
    "translated-name": _maker_at("translated_name:make_translated_name"),
    "unpaired": _maker_at("unpaired:make_unpaired"),
    "wrong-language": _maker_at("wrong_language:make_wrong_language"),
}
