"""A stretch of prose, with an exact map to the raw text that it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from mtfix.model.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A run of segment text and the run of raw text that it stands for.

    Where both have the same length, character stands for character (a line end inside a
    paragraph may stand for a blank); otherwise (an entity, an escape, a run of blanks) the
    piece is one unit that an edit replaces whole.
    """

    text: Span
    raw: Span

    @property
    def is_literal(self) -> bool:
        """Whether each character of the text has one of its own in the raw text."""
        return len(self.text) == len(self.raw)


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """
    A place where inline markup opens or closes.

    It is before the code point `at` of the segment's text. What is inserted there belongs
    at `raw` in the raw text: behind tags that close, before tags that open.
    """

    at: int
    raw: int


@dataclass(frozen=True, slots=True)
class Segment:
    """
    A stretch of prose: a paragraph, heading, list item, table cell, message or cue.

    `text` is what a reader sees, without markup. `pieces` cover it in order, without gap.
    `protected` spans are closed to every rule. `breaks`, in order, are the places in `text`
    where inline markup opens or closes. `source` is the text it was translated from, if
    known; `language` its language and `source_language` that of the source, if the file says
    so (BCP 47). `limit` is how many code points the file allows it.
    """

    text: str
    pieces: tuple[Piece, ...]
    role: str = "paragraph"
    protected: tuple[Span, ...] = ()
    breaks: tuple[Break, ...] = ()
    source: str | None = None
    language: str | None = None
    source_language: str | None = None
    limit: int | None = None

    def to_raw(self, span: Span) -> Span:
        """
        Return where `span` lies in the raw text of the document, markup inside it included.

        An empty span at a break goes where the break says, elsewhere to the end of the piece
        to its left. Raises ValueError where the span is not in the text.
        """
        if span.end > len(self.text):
            raise ValueError(f"{span} is outside of a segment of {len(self.text)} code points")
        if len(span) == 0:
            end = self.break_at(span.start)
            end = self._raw_end(span.end) if end is None else end
            return Span(end, end)
        return Span(self._raw_start(span.start), self._raw_end(span.end))

    def break_at(self, offset: int) -> int | None:
        """Return where text belongs that is inserted at a break; None where there is none."""
        return next((place.raw for place in self.breaks if place.at == offset), None)

    @property
    def joints(self) -> tuple[int, ...]:
        """The offsets in `text` where the raw text has something between two pieces."""
        return tuple(
            left.text.end
            for left, right in pairwise(self.pieces)
            if left.raw.end != right.raw.start
        )

    def widen(self, span: Span) -> Span:
        """Return `span` with the rest of the units that it begins or ends in."""
        start, end = span.start, span.end
        for piece in self.pieces:
            if not piece.is_literal:
                start = piece.text.start if piece.text.start < start < piece.text.end else start
                end = piece.text.end if piece.text.start < end < piece.text.end else end
        return Span(start, end)

    def _raw_start(self, offset: int) -> int:
        for piece in self.pieces:
            if offset < piece.text.end:
                return piece.raw.start + (offset - piece.text.start if piece.is_literal else 0)
        return self.pieces[-1].raw.end if self.pieces else 0

    def _raw_end(self, offset: int) -> int:
        for piece in self.pieces:
            if offset <= piece.text.end:
                if piece.is_literal:
                    return piece.raw.start + offset - piece.text.start
                return piece.raw.start if offset == piece.text.start else piece.raw.end
        return self.pieces[-1].raw.end if self.pieces else 0
