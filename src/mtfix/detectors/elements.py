"""Stretches of a segment that were text nodes of their own, by its markup, and code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from mtfix.detectors.base import Clues
from mtfix.model import Edit, Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

CODE = "`"  # what ends code in plain text; elsewhere the file says where markup is
BLANKS = r"[ \u00a0]{0,2}"  # behind a node: one of them may be lost, or stand twice


def find_elements(segment: int, context: DocumentContext) -> list[Span]:
    """Return what inline markup encloses in a segment, or code in plain text, in order."""
    whole = context.document.segments[segment]
    marked = {place.at for place in whole.breaks}
    code = (
        span
        for span in context.protected(segment)
        if not marked.isdisjoint((span.start, span.end)) or span.of(whole.text).startswith(CODE)
    )
    return sorted({*context.enclosed(segment), *code})


def find_behind(
    pattern: regex.Pattern[str], segment: int, context: DocumentContext
) -> Iterator[tuple[Span, regex.Match[str]]]:
    """
    Yield each element with the match of a pattern right behind its end.

    What the pattern's group `word` matches begins on the line of the file on which the element
    ends.
    """
    text = context.text(segment)
    for element in find_elements(segment, context):
        match = pattern.match(text, element.end)
        if match is not None and _is_on_line(element, Span(*match.span("word")), segment, context):
            yield element, match


def write_behind(element: Span, span: Span, instead: str) -> Edit:
    """Return the edit that puts `instead` for what stands behind an element, and a lost blank."""
    return Edit(span, instead if element.end < span.start else f" {instead}")


def clues_behind(*behind: str) -> Clues:
    """Return what finds patterns behind code; markup has to be looked at."""
    return Clues(tuple(f"{CODE}{pattern}" for pattern in behind), spread=True)


def _is_on_line(left: Span, right: Span, segment: int, context: DocumentContext) -> bool:
    """Tell whether no line of the file ends between two spans of a segment."""
    document = context.document
    to_raw = document.segments[segment].to_raw
    return "\n" not in document.raw[to_raw(left).end : to_raw(right).start]
