"""A file as read: the raw text, its segments, and how edits are written into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from mtfix.model.segment import Piece, Segment
from mtfix.model.span import Span
from mtfix.model.writing import Writer, write_edits


@dataclass(frozen=True, slots=True)
class Document:
    """
    The decoded text of a file (`raw`, line ends kept) and its segments, in order.

    `write` tells how the format writes edits of a segment; see `write_edits`. `language` is
    what the file says of itself as a whole (BCP 47), which is often a template's default. In
    a document that `counts_segments` a user knows places by the number of the segment: the
    raw text is nothing that is ever seen.
    """

    raw: str
    segments: tuple[Segment, ...]
    path: str | None = None
    write: Writer = field(default=write_edits, compare=False, repr=False)
    language: str | None = None
    counts_segments: bool = False

    def closing(self, spans: Sequence[Span]) -> Document:
        """Return the document with these spans of the raw text closed to every rule."""
        if not spans:
            return self
        return replace(self, segments=tuple(_close(s, spans) for s in self.segments))


def _close(segment: Segment, spans: Sequence[Span]) -> Segment:
    closed = [
        _within(piece, span)
        for piece in segment.pieces
        for span in spans
        if span.overlaps(piece.raw)
    ]
    return replace(segment, protected=(*segment.protected, *closed)) if closed else segment


def _within(piece: Piece, raw: Span) -> Span:
    """Return what of a piece's text a span of the raw text covers."""
    if not piece.is_literal:
        return piece.text
    start, end = (min(max(at - piece.raw.start, 0), len(piece.raw)) for at in (raw.start, raw.end))
    return Span(start, end).shift(piece.text.start)
