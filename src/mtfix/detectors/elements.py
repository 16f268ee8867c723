"""Stretches of a segment that were text nodes of their own, by its markup, and code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtfix.model import Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext


def find_elements(segment: int, context: DocumentContext) -> list[Span]:
    """Return what inline markup encloses in a segment, or code in plain text, in order."""
    whole = context.document.segments[segment]
    marked = {place.at for place in whole.breaks}
    code = (
        span
        for span in context.protected(segment)
        if not marked.isdisjoint((span.start, span.end)) or span.of(whole.text).startswith("`")
    )
    return sorted({*context.enclosed(segment), *code})


def between(left: Span, right: Span, segment: int, context: DocumentContext) -> str:
    """Return the raw text between two spans of a segment, markup included."""
    to_raw = context.document.segments[segment].to_raw
    return context.document.raw[to_raw(left).end : to_raw(right).start]
