"""How often a text or a pattern stands in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from mtfix.detectors.base import PatternTimeout, time_limit
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_WORD = compile_late(r"[\p{L}\p{M}\p{N}]+")


def count_standing(text: str, context: DocumentContext) -> int:
    """Count how often `text` stands in the document with no letter or digit at its ends."""
    if _WORD.fullmatch(text):
        return context.counts[text]
    key = ("standing", text)
    if key not in context.memo:
        pattern = rf"(?<![\p{{L}}\p{{N}}]){regex.escape(text)}(?![\p{{L}}\p{{N}}])"
        texts = (segment.text for segment in context.document.segments if text in segment.text)
        context.memo[key] = sum(len(regex.findall(pattern, each)) for each in texts)
    return int(str(context.memo[key]))


def count_matches(pattern: regex.Pattern[str], context: DocumentContext, group: str = "") -> int:
    """
    Count the matches of a pattern in the document, those with a group or all, once.

    Raises PatternTimeout where that takes too long.
    """
    key = ("matches", pattern, group)
    if key not in context.memo:
        context.memo[key] = 0  # what takes too long is said once, and then taken for nothing
        texts = (segment.text for segment in context.document.segments)
        limit = time_limit(context.document.raw)
        try:
            matches = [match for text in texts for match in pattern.finditer(text, timeout=limit)]
        except TimeoutError:
            raise PatternTimeout from None
        context.memo[key] = sum(match.start(group or 0) >= 0 for match in matches)
    return int(str(context.memo[key]))
