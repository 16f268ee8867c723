"""Segments put together from runs of text, units, and the markup between them."""

from __future__ import annotations

import re

from mtfix.model import Break, Piece, Segment, Span

# Stands for what is seen but not read: a picture, a field, a formula.
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_BLANKS = re.compile(r"[ \t\n\r\f]+")  # a no-break space is text
_READ = re.compile(rf"[^\s{OBJECT}]")


class SegmentBuilder:
    r"""
    Gathers a segment from left to right; blanks collapse as they do on a page.

        >>> raw = "Li\n  <b>Qiang</b>said"
        >>> builder = SegmentBuilder(raw)
        >>> builder.add_text(Span(0, 5))
        >>> builder.open_mark(5)
        >>> builder.add_text(Span(8, 13))
        >>> builder.close_mark(17)
        >>> builder.add_text(Span(17, 21))
        >>> segment = builder.build()
        >>> segment.text, segment.to_raw(Span(2, 3)), segment.break_at(8)
        ('Li Qiangsaid', Span(start=2, end=5), 17)
    """

    def __init__(self, raw: str) -> None:
        """Take the raw text that all spans are of."""
        self._raw = raw
        self._clear()

    def _clear(self) -> None:
        self._runs: list[str] = []
        self._length = 0
        self._ends_blank = True  # so that blanks at the start go
        self._pieces: list[Piece] = []
        self._protected: list[Span] = []
        self._breaks: list[Break] = []
        self._may_move = False  # the last break, behind another tag that closes there
        self._attached = -1  # where text that hangs on its neighbour begins or ends

    @property
    def text(self) -> str:
        """What the segment says so far."""
        return "".join(self._runs)

    @property
    def end(self) -> int:
        """Where in the raw text that ends; 0 where there is none yet."""
        return self._pieces[-1].raw.end if self._pieces else 0

    def add_text(self, span: Span, *, is_closed: bool = False) -> None:
        """Add raw text that stands for itself."""
        at = span.start
        for blanks in _BLANKS.finditer(self._raw, span.start, span.end):
            if self._ends_blank and blanks.start() == at:
                at = blanks.end()
            elif len(blanks[0]) > 1 or blanks[0] != " ":
                self._add(self._raw[at : blanks.start()], Span(at, blanks.start()), is_closed)
                self._add(" ", Span(*blanks.span()), is_closed)
                at = blanks.end()
            self._ends_blank = blanks.end() == span.end
        self._add(self._raw[at : span.end], Span(at, span.end), is_closed)

    def add_unit(self, text: str, raw: Span, *, is_closed: bool = False) -> None:
        """Add text that is written in another way in the raw text, to be replaced whole."""
        if text != " " or not self._ends_blank:
            self._add(text, raw, is_closed)

    def add_object(self, raw: Span) -> None:
        """Add something that is seen, but is no text."""
        self._add(OBJECT, raw, is_closed=True)

    def open_mark(self, start: int) -> None:
        """Note that inline markup opens, at this place of the raw text."""
        self._break(start)
        self._may_move = False

    def close_mark(self, end: int) -> None:
        """Note that inline markup closes, up to this place of the raw text."""
        self._break(end)

    def attach(self) -> None:
        """Note that what comes next hangs on what came last, whatever markup is between them."""
        self._attached = self._length
        if self._breaks and self._breaks[-1].at == self._length:
            self._breaks.pop()
            self._may_move = False

    def build(self, role: str = "paragraph", language: str | None = None) -> Segment | None:
        """Return the segment, None where there is nothing to read, and begin a new one."""
        text = self.text
        segment = None
        if _READ.search(text):
            kept = len(text) - text.endswith(" ")
            segment = Segment(
                text[:kept],
                tuple(self._pieces_up_to(kept)),
                role,
                tuple(Span(s.start, min(s.end, kept)) for s in self._protected if s.start < kept),
                tuple(place for place in self._breaks if 0 < place.at < kept),
                language=language,
            )
        if self._length or self._breaks:
            self._clear()
        return segment

    def _pieces_up_to(self, end: int) -> list[Piece]:
        *pieces, last = self._pieces
        over = last.text.end - end
        if not over:
            return self._pieces
        if len(last.text) == 1:
            return pieces
        text, raw = last.text, last.raw
        return [*pieces, Piece(Span(text.start, end), Span(raw.start, raw.end - over))]

    def _add(self, text: str, raw: Span, is_closed: bool) -> None:  # noqa: FBT001
        if not text:
            return
        span = Span(self._length, self._length + len(text))
        piece = Piece(span, raw)
        last = self._pieces[-1] if self._pieces else None
        if last and last.is_literal and piece.is_literal and last.raw.end == raw.start:
            self._pieces[-1] = Piece(Span(last.text.start, span.end), Span(last.raw.start, raw.end))
        else:
            self._pieces.append(piece)
        if is_closed:
            if self._protected and self._protected[-1].end == span.start:
                span = Span(self._protected.pop().start, span.end)
            self._protected.append(span)
        self._runs.append(text)
        self._length += len(text)
        self._ends_blank = text.endswith(" ")

    def _break(self, raw: int) -> None:
        if self._attached == self._length:
            return
        if not self._breaks or self._breaks[-1].at != self._length:
            self._breaks.append(Break(self._length, raw))
            self._may_move = True
        elif self._may_move:
            self._breaks[-1] = Break(self._length, raw)
