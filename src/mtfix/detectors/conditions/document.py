"""Conditions that ask what else stands in the document: nearby, elsewhere, or in its source."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from mtfix.detectors.base import PatternTimeout, time_limit
from mtfix.detectors.conditions.place import Place, tell
from mtfix.detectors.nearby import members_around
from mtfix.detectors.occurrences import count_matches, count_standing
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

FEWEST_MEMBERS = 2  # of a word class, to tell what a text is about

_AROUND = '+-(),.;"“”«»'  # what may touch a figure
_DIGIT = compile_late(r"\p{Nd}")
_JOINS = compile_late(r"[\p{L}\p{M}\p{N}]")


def has_number_nearby(place: Place, distance: int, context: DocumentContext) -> str | None:
    """Hold where a digit stands within `distance` code points before or after the hit."""
    text = context.document.segments[place.segment].text
    before = text[max(place.span.start - distance, 0) : place.span.start]
    after = text[place.span.end : place.span.end + distance]
    return tell(bool(_DIGIT.search(before) or _DIGIT.search(after)))


def has_words_nearby(
    place: Place, members: Collection[str], context: DocumentContext
) -> str | None:
    """Hold where two different words of the class stand within 50 words of the hit."""
    found = members_around(place.segment, place.span, members, context)
    told = " and ".join(f"“{word}”" for word in found[:FEWEST_MEMBERS])
    return tell(len(found) >= FEWEST_MEMBERS, f"{told} stand nearby")


def stands_elsewhere(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group's text stands in the document once more, as words of its own."""
    text = context.document.segments[place.segment].text
    before, after = text[: place.span.start][-1:], text[place.span.end :][:1]
    own = 0 if _JOINS.match(before) or _JOINS.match(after) else 1
    return tell(
        count_standing(place.text, context) > own, f"“{place.text}” stands elsewhere in the text"
    )


def is_unlike_source(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group does not stand between blanks in the source, too, if there is one."""
    source = context.document.segments[place.segment].source
    parts = source.split() if source else []
    return tell(not {*parts, *(part.strip(_AROUND) for part in parts)} & {place.text.strip()})


@lru_cache(maxsize=256)
def compile_condition(pattern: str) -> regex.Pattern[str]:
    """Compile a condition's pattern the way that packs promise; raises regex.error."""
    return regex.compile(pattern, regex.VERSION1)


def is_unusual(pattern: regex.Pattern[str], regular: str, context: DocumentContext) -> str | None:
    """
    Hold where the document has more matches of `regular` than of the rule's pattern.

    Where `regular` has a group `usual`, its matches with that group are weighed against
    those without, and the rule's pattern is not counted.
    """
    wanted = compile_condition(regular)
    if "usual" in wanted.groupindex:
        usual = count_matches(wanted, context, "usual")
        other = count_matches(wanted, context) - usual
    else:
        usual, other = count_matches(wanted, context), count_matches(pattern, context)
    return tell(usual > other, "the text writes it otherwise more often")


def document_has(_pattern: regex.Pattern[str], wanted: str, context: DocumentContext) -> str | None:
    """
    Hold where a pattern is found in the whole text of the document, line ends included.

    Raises PatternTimeout where that takes too long.
    """
    key = ("document", wanted)
    if key not in context.memo:
        raw = context.document.raw
        context.memo[key] = False
        try:
            match = compile_condition(wanted).search(raw, timeout=time_limit(raw))
        except TimeoutError:
            raise PatternTimeout from None
        context.memo[key] = match is not None
    return tell(context.memo[key])
