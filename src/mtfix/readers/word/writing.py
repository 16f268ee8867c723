"""Repairs of paragraphs as edits of the XML that they were read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mtfix.model import Break, Edit, Segment, Span, apply_edits, write_edits
from mtfix.readers.word.paragraph import BLANKS, Spot
from mtfix.readers.xml import escape_xml


def write(
    raw: str, spots: Sequence[Spot], segment: Segment, edits: Sequence[Edit]
) -> tuple[Edit, ...] | None:
    """Return the edits of the XML; None where they would put text where none may stand."""
    starts = [spot.span.start for spot in spots]

    def spot_of(span: Span) -> Spot | None:
        number = bisect_right(starts, span.start) - 1
        return spots[number] if number >= 0 and spots[number].span.contains(span) else None

    behind_units = [
        Break(right.text.start, right.raw.start)
        for left, right in pairwise(segment.pieces)
        if spot_of(left.raw) is None and spot_of(right.raw) is not None
    ]
    anchored = replace(segment, breaks=(*segment.breaks, *behind_units))
    written = write_edits(anchored, edits, escape_xml)
    if written is None:
        return None
    changed: dict[Span, tuple[Spot, list[Edit]]] = {}
    for edit in written:
        spot = spot_of(edit.span)
        if spot is None:
            return None
        changed.setdefault(spot.span, (spot, []))[1].append(edit)
    marks = []
    for spot, inside in changed.values():
        shifted = [Edit(e.span.shift(-spot.span.start), e.replacement) for e in inside]
        content = apply_edits(spot.span.of(raw), shifted)
        if content.strip(BLANKS) != content and not spot.keeps_blanks:
            marks.append(Edit(Span(spot.tag, spot.tag), ' xml:space="preserve"'))
    return tuple(sorted((*written, *marks)))
