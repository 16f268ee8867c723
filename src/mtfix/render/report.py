"""Findings with their places in the file, as every renderer needs them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from mtfix.model import Document, Finding, Span

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: `line` and `column` count from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """
    What was found in one file, or in one line of it.

    Where `line` is given, the document is that line of the file; whatever it holds, it
    is one line.
    """

    path: str
    document: Document
    findings: tuple[Finding, ...]
    line: int | None = None
    _starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        starts = [0]
        if self.line is None:
            starts += (match.end() for match in _LINE_END.finditer(self.document.raw))
        object.__setattr__(self, "_starts", tuple(starts))

    def located(self) -> Iterator[tuple[Finding, Span]]:
        """Yield each finding with its span in the raw text."""
        for finding in self.findings:
            yield finding, self.document.segments[finding.segment].to_raw(finding.span)

    def position(self, offset: int) -> Position:
        """Return the place of the code point at `offset` of the raw text."""
        row = bisect_right(self._starts, offset) - 1
        return Position((self.line or 1) + row, offset - self._starts[row] + 1)

    def line_around(self, offset: int) -> Span:
        """Return the line that holds the code point at `offset`, without its line end."""
        row = bisect_right(self._starts, offset) - 1
        start, raw = self._starts[row], self.document.raw
        end = self._starts[row + 1] if row + 1 < len(self._starts) else len(raw)
        while end > start and raw[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)
