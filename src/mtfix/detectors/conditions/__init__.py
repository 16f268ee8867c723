"""Conditions of a rule: what the document must say about a match, by their names in packs."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import regex

from mtfix.detectors.conditions.document import (
    document_has,
    has_number_nearby,
    has_words_nearby,
    is_unlike_source,
    is_unusual,
    stands_elsewhere,
)
from mtfix.detectors.conditions.passage import is_no_passage, is_no_verse, is_not_english
from mtfix.detectors.conditions.place import GroupCondition, Place
from mtfix.detectors.conditions.position import (
    closes_document,
    is_amid,
    is_mid_sentence,
    is_no_gap_beside_markup,
    is_no_label,
    is_on_one_line,
    opens_document,
    starts_anew,
    starts_sentence,
)
from mtfix.detectors.conditions.words import (
    LAST_WORD,
    is_known,
    is_name,
    is_native,
    is_not_name,
    is_unknown,
)

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

NumberCondition = Callable[[Place, int, "DocumentContext"], "str | None"]
PatternCondition = Callable[[regex.Pattern[str], str, "DocumentContext"], "str | None"]
ClassCondition = Callable[[Place, Collection[str], "DocumentContext"], "str | None"]
LanguageCondition = Callable[[Place, Collection[str], "DocumentContext"], "str | None"]

GROUP_CONDITIONS: dict[str, GroupCondition] = {
    "name": is_name,
    "not-name": is_not_name,
    "known": is_known,
    "unknown": is_unknown,
    **LAST_WORD,
    "native": is_native,
    "no-english": is_not_english,
    "sentence-start": starts_sentence,
    "mid-sentence": is_mid_sentence,
    "elsewhere": stands_elsewhere,
    "same-line": is_on_one_line,
    "plain-gap": is_no_gap_beside_markup,
    "no-label": is_no_label,
    "document-start": opens_document,
    "document-end": closes_document,
    "amid": is_amid,
    "anew": starts_anew,
    "unlike-source": is_unlike_source,
}
NUMBER_CONDITIONS: dict[str, NumberCondition] = {
    "number-nearby": has_number_nearby,
}
CLASS_CONDITIONS: dict[str, ClassCondition] = {
    "words-nearby": has_words_nearby,
    "no-verse": is_no_verse,
}
LANGUAGE_CONDITIONS: dict[str, LanguageCondition] = {
    "no-passage": is_no_passage,
}
PATTERN_CONDITIONS: dict[str, PatternCondition] = {
    "usually": is_unusual,
    "document": document_has,
}
CONDITIONS = (
    *GROUP_CONDITIONS,
    *NUMBER_CONDITIONS,
    *CLASS_CONDITIONS,
    *LANGUAGE_CONDITIONS,
    *PATTERN_CONDITIONS,
)
