"""What inline markup encloses: bold words, links, code; each one is likely to be a text node."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtfix.model import Segment, Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext


def find_elements(segment: int, context: DocumentContext) -> list[Span]:
    """
    Return what inline markup encloses in a segment, or code in plain text, in order.

    Markup that opens a segment, or closes it, is none of its breaks: it reaches to that end.
    """
    whole = context.document.segments[segment]
    marked = {place.at for place in whole.breaks}
    code = (
        span
        for span in context.protected(segment)
        if not marked.isdisjoint((span.start, span.end)) or span.of(whole.text).startswith("`")
    )
    return sorted({*_enclosed(whole), *code})


def _enclosed(segment: Segment) -> Iterator[Span]:
    start, is_open = 0, True
    for place in segment.breaks:
        if place.raw > segment.to_raw(Span(place.at - 1, place.at)).end:
            yield Span(start, place.at)
            is_open = False
        if place.raw < segment.to_raw(Span(place.at, place.at + 1)).start:
            start, is_open = place.at, True
    if is_open and start:
        yield Span(start, len(segment.text))


def between(left: Span, right: Span, segment: int, context: DocumentContext) -> str:
    """Return the raw text between two spans of a segment, markup included."""
    to_raw = context.document.segments[segment].to_raw
    return context.document.raw[to_raw(left).end : to_raw(right).start]
