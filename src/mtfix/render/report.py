"""Findings with their places in the file, as every renderer needs them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mtfix.model import Document, Edit, Finding, Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_NEWLINE = re.compile(r"\n")


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: `line` and `column` count from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class FileReport:
    r"""
    What was found in one file, or in one text of it.

    Where `line` is given, the document is a line or record of the file that begins there,
    and only `\n` ends lines inside it. `place` is the part of the file that it is. Of a
    document that counts its segments, a line is a segment, and columns are those of its text.
    """

    path: str
    document: Document
    findings: tuple[Finding, ...]
    line: int | None = None
    place: str = ""
    text: str = field(init=False)  # what a user sees of the document
    _starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        document = self.document
        if document.counts_segments:
            texts = [segment.text.replace("\n", " ") for segment in document.segments]
            text, ends = "\n".join(texts), _NEWLINE
        else:
            text, ends = document.raw, _LINE_END if self.line is None else _NEWLINE
        object.__setattr__(self, "text", text)
        starts = (0, *(match.end() for match in ends.finditer(text)))
        object.__setattr__(self, "_starts", starts)

    @property
    def where(self) -> str:
        """The path, and the part of the file."""
        return f"{self.path}:{self.place}" if self.place else self.path

    def located(self) -> Iterator[tuple[Finding, Span]]:
        """Yield each finding with its span in `text`."""
        for finding in self.findings:
            if self.document.counts_segments:
                yield finding, finding.span.shift(self._starts[finding.segment])
            else:
                yield finding, self.document.segments[finding.segment].to_raw(finding.span)

    def edits(self, finding: Finding, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Return what edits of the finding's segment do in `text`."""
        if not self.document.counts_segments:
            return self.document.write(self.document.segments[finding.segment], edits) or ()
        start = self._starts[finding.segment]
        return tuple(Edit(edit.span.shift(start), edit.replacement) for edit in edits)

    def seen(self, edit: Edit) -> Edit | None:
        """Return what an edit of the raw text does in `text`; None where that is nothing."""
        if not self.document.counts_segments:
            return edit
        for start, segment in zip(self._starts, self.document.segments, strict=False):
            for piece in segment.pieces:
                if piece.is_literal and piece.raw.start <= edit.span.start <= piece.raw.end:
                    end = min(edit.span.end, piece.raw.end)
                    span = Span(edit.span.start, end).shift(-piece.raw.start)
                    return Edit(span.shift(piece.text.start + start), edit.replacement)
        return None

    def position(self, offset: int) -> Position:
        """Return the place of the code point at `offset` of `text`."""
        row = bisect_right(self._starts, offset) - 1
        return Position((self.line or 1) + row, offset - self._starts[row] + 1)

    def line_around(self, offset: int) -> Span:
        """Return the line that holds the code point at `offset`, without its line end."""
        row = bisect_right(self._starts, offset) - 1
        start, text = self._starts[row], self.text
        end = self._starts[row + 1] if row + 1 < len(self._starts) else len(text)
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)
