"""What inline markup encloses: bold words, links, code; each one is likely to be a text node."""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.model import Segment, Span


def find_enclosed(segment: Segment) -> Iterator[Span]:
    """
    Yield what inline markup encloses in a segment, in order of its ends.

    Markup that opens a segment, or closes it, is none of its breaks: it reaches to that end.
    Code that is one unit of the text is left out.
    """
    start, is_open = 0, True
    for place in segment.breaks:
        if place.raw > segment.to_raw(Span(place.at - 1, place.at)).end:
            yield Span(start, place.at)
            is_open = False
        if place.raw < segment.to_raw(Span(place.at, place.at + 1)).start:
            start, is_open = place.at, True
    if is_open and start:
        yield Span(start, len(segment.text))
