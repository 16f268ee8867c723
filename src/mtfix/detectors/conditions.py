"""Conditions of a rule: what the document must say about a match."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from mtfix.detectors.nearby import members_around
from mtfix.model import Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

FEWEST_MEMBERS = 2  # of a word class, to tell what a text is about
LEAST_ZIPF = 1.5  # a word this rare or rarer is as good as unknown

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_DIGIT = regex.compile(r"\p{Nd}")
_JOINS = regex.compile(r"[\p{L}\p{M}\p{N}]")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one segment that a condition asks about."""

    segment: int
    span: Span
    text: str


# Answers with the evidence for a reader ("" where there is nothing to tell), or None where
# the condition does not hold.
GroupCondition = Callable[[Place, "DocumentContext"], "str | None"]
NumberCondition = Callable[[Place, int, "DocumentContext"], "str | None"]
ClassCondition = Callable[[Place, Collection[str], "DocumentContext"], "str | None"]


def _tell(holds: object, evidence: str = "") -> str | None:
    return evidence if holds else None


def is_name(place: Place, context: DocumentContext) -> str | None:
    """Hold where every word of the group is a name of this document."""
    words = _WORD.findall(place.text)
    holds = bool(words) and all(
        context.names.is_name(word) if word[0].isupper() else word.islower() for word in words
    )
    holds = holds and any(word[0].isupper() for word in words)
    return _tell(holds, f"“{place.text}” is a name in this document")


def is_not_name(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group is not a name of this document."""
    return _tell(is_name(place, context) is None)


def is_known(place: Place, context: DocumentContext) -> str | None:
    """Hold where every word of the group is in the lexicon of the segment's language."""
    words = _WORD.findall(place.text)
    lexicon = context.lexicon(context.language_of(place.segment))
    return _tell(bool(words) and all(lexicon.zipf(word) >= LEAST_ZIPF for word in words))


def is_unknown(place: Place, context: DocumentContext) -> str | None:
    """Hold where a word of the group is not in the lexicon, if there is a lexicon."""
    lexicon = context.lexicon(context.language_of(place.segment))
    holds = bool(lexicon) and is_known(place, context) is None
    return _tell(holds, f"“{place.text}” is not a known word")


def starts_sentence(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group may start a sentence."""
    return _tell(context.starts_sentence(place.segment, place.span.start))


def is_mid_sentence(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group cannot start a sentence."""
    return _tell(not context.starts_sentence(place.segment, place.span.start))


def stands_elsewhere(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group's text stands in the document once more, as words of its own."""
    text = context.document.segments[place.segment].text
    before, after = text[: place.span.start][-1:], text[place.span.end :][:1]
    own = 0 if _JOINS.match(before) or _JOINS.match(after) else 1
    return _tell(
        count_standing(place.text, context) > own, f"“{place.text}” stands elsewhere in the text"
    )


def count_standing(text: str, context: DocumentContext) -> int:
    """Count how often `text` stands in the document with no letter or digit at its ends."""
    if _WORD.fullmatch(text):
        return context.counts[text]
    pattern = regex.compile(rf"(?<![\p{{L}}\p{{N}}]){regex.escape(text)}(?![\p{{L}}\p{{N}}])")
    return sum(len(pattern.findall(segment.text)) for segment in context.document.segments)


def has_number_nearby(place: Place, distance: int, context: DocumentContext) -> str | None:
    """Hold where a digit stands within `distance` code points before or after the hit."""
    text = context.document.segments[place.segment].text
    before = text[max(place.span.start - distance, 0) : place.span.start]
    after = text[place.span.end : place.span.end + distance]
    return _tell(bool(_DIGIT.search(before) or _DIGIT.search(after)))


def has_words_nearby(
    place: Place, members: Collection[str], context: DocumentContext
) -> str | None:
    """Hold where two different words of the class stand within 50 words of the hit."""
    found = members_around(place.segment, place.span, members, context)
    told = " and ".join(f"“{word}”" for word in found[:FEWEST_MEMBERS])
    return _tell(len(found) >= FEWEST_MEMBERS, f"{told} stand nearby")


GROUP_CONDITIONS: dict[str, GroupCondition] = {
    "name": is_name,
    "not-name": is_not_name,
    "known": is_known,
    "unknown": is_unknown,
    "sentence-start": starts_sentence,
    "mid-sentence": is_mid_sentence,
    "elsewhere": stands_elsewhere,
}
NUMBER_CONDITIONS: dict[str, NumberCondition] = {
    "number-nearby": has_number_nearby,
}
CLASS_CONDITIONS: dict[str, ClassCondition] = {
    "words-nearby": has_words_nearby,
}
CONDITIONS = (*GROUP_CONDITIONS, *NUMBER_CONDITIONS, *CLASS_CONDITIONS)
