"""A file as read: segments of prose, each with an exact map to the raw text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mtfix.model.edit import Edit
from mtfix.model.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A run of segment text and the run of raw text that it stands for.

    Where both have the same length they are equal, character by character; otherwise
    (an entity, an escape) the piece is one unit that an edit replaces whole.
    """

    text: Span
    raw: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """
    A stretch of prose: a paragraph, heading, list item, table cell, message or cue.

    `text` is what a reader sees, without markup. `pieces` cover it in order, without gap.
    `protected` spans are closed to every rule. `breaks` are the places in `text` where
    inline markup opens or closes. `source` is the text it was translated from, if known;
    `language` its language, if the file says so (BCP 47).
    """

    text: str
    pieces: tuple[Piece, ...]
    role: str = "paragraph"
    protected: tuple[Span, ...] = ()
    breaks: tuple[int, ...] = ()
    source: str | None = None
    language: str | None = None

    def to_raw(self, span: Span) -> Span:
        """
        Return where `span` lies in the raw text of the document.

        An insertion at a piece's edge goes to the left piece's end, that is, inside the
        markup that closes there. Raises ValueError where the span is not in the text.
        """
        if span.end > len(self.text):
            raise ValueError(f"{span} is outside of a segment of {len(self.text)} code points")
        start, end = self._raw_start(span.start), self._raw_end(span.end)
        return Span(end, end) if len(span) == 0 else Span(start, end)

    def _raw_start(self, offset: int) -> int:
        for piece in self.pieces:
            if offset < piece.text.end:
                is_literal = len(piece.text) == len(piece.raw)
                return piece.raw.start + (offset - piece.text.start if is_literal else 0)
        return self.pieces[-1].raw.end if self.pieces else 0

    def _raw_end(self, offset: int) -> int:
        for piece in self.pieces:
            if offset <= piece.text.end:
                if len(piece.text) == len(piece.raw):
                    return piece.raw.start + offset - piece.text.start
                return piece.raw.start if offset == piece.text.start else piece.raw.end
        return self.pieces[-1].raw.end if self.pieces else 0

    def edit_to_raw(self, edit: Edit) -> Edit:
        """Return `edit` with its span in the raw text; the replacement stays as it is."""
        return Edit(self.to_raw(edit.span), edit.replacement)


@dataclass(frozen=True, slots=True)
class Document:
    """The decoded text of a file (`raw`, line ends kept) and its segments, in order."""

    raw: str
    segments: tuple[Segment, ...]
    path: str | None = None

    def closing(self, spans: Sequence[Span]) -> Document:
        """Return the document with these spans of the raw text closed to every rule."""
        if not spans:
            return self
        return replace(self, segments=tuple(_close(s, spans) for s in self.segments))


def _close(segment: Segment, spans: Sequence[Span]) -> Segment:
    closed = [
        Span(
            max(span.start - piece.raw.start, 0), min(span.end - piece.raw.start, len(piece.raw))
        ).shift(piece.text.start)
        for piece in segment.pieces
        for span in spans
        if span.overlaps(piece.raw)
    ]
    return replace(segment, protected=(*segment.protected, *closed)) if closed else segment
