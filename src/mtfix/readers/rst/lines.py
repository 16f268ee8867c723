"""Lines of reStructuredText, and how wide they look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import combining, east_asian_width

from mtfix.model import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_TAB = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it; `column` is where its text begins."""

    text: str
    start: int
    column: int

    @property
    def end(self) -> int:
        """Where the text ends in the raw text."""
        return self.start + len(self.text)

    def rest(self, at: int, column: int) -> Line:
        """Return what follows the first `at` code points, as a line that begins in `column`."""
        text = self.text[at:]
        bare = text.lstrip()
        return Line(bare, self.start + at + len(text) - len(bare), column)


def split_lines(raw: str) -> list[Line]:
    """Return the lines of a text."""
    return list(_lines(raw))


def _lines(raw: str) -> Iterator[Line]:
    for match in _LINE.finditer(raw):
        whole = match[0]
        text = whole.strip()
        indent = whole[: len(whole) - len(whole.lstrip())] if text else ""
        yield Line(text, match.start() + len(indent), len(indent.expandtabs(_TAB)))


def lines_above(lines: Sequence[Line], at: int, column: int) -> int:
    """Return the number of the first line from `at` on that begins in `column` or before."""
    while at < len(lines) and (not lines[at].text or lines[at].column > column):
        at += 1
    return at


def least_column(lines: Sequence[Line], default: int) -> int:
    """Return the column in which the outermost of the lines begins."""
    return min((line.column for line in lines if line.text), default=default)


def joined(lines: Sequence[Line]) -> Span:
    """Return the span from the first line to the last one."""
    return Span(lines[0].start, lines[-1].end)


def behind(line: Line, at: int, below: Sequence[Line]) -> list[Line]:
    """Return the rest of a line and the lines below it, in the column of those."""
    return [line.rest(at, least_column(below, line.column + at)), *below]


def until_blank(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines above the first blank one."""
    return lines[: find_blank(lines, 0)]


def find_blank(lines: Sequence[Line], at: int) -> int:
    """Return the number of the first blank line from `at` on."""
    while at < len(lines) and lines[at].text:
        at += 1
    return at


def measure_width(text: str) -> int:
    """
    Return how many columns a text takes; letters of East Asia take two, accents none.

        >>> measure_width("漢字"), measure_width("e\N{COMBINING ACUTE ACCENT}")
        (4, 1)
    """
    return sum(
        2 if east_asian_width(character) in "WF" else not combining(character) for character in text
    )
