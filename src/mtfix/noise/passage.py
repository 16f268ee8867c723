"""Clean text as passages of nodes: what a page was cut into before it was translated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import regex

from mtfix.context.protection import find_protected
from mtfix.model import Span

_EDGE = regex.compile(r"[\s,،，]+")


@dataclass(frozen=True)
class Passage:
    """
    A paragraph of clean text; `breaks` are the places in it where inline tags stand.

    `start` is where it begins in the document. All other offsets count its own code points.

        >>> passage = Passage("Li Qiang, who spoke", breaks=(8,))
        >>> [span.of(passage.text) for span in passage.nodes]
        ['Li Qiang', 'who spoke']
        >>> [gap.of(passage.text) for _, gap, _ in passage.seams]
        [', ']
    """

    text: str
    breaks: tuple[int, ...] = ()
    start: int = 0

    @cached_property
    def nodes(self) -> tuple[Span, ...]:
        """The nodes that hold more than blanks and commas, without those at their edges."""
        places = sorted({0, *self.breaks, len(self.text)})
        trimmed = (self._trim(start, end) for start, end in pairwise(places))
        return tuple(span for span in trimmed if len(span))

    @property
    def seams(self) -> Iterator[tuple[Span, Span, Span]]:
        """Every two nodes that follow one another, and the gap between them."""
        for left, right in pairwise(self.nodes):
            yield left, Span(left.end, right.start), right

    @cached_property
    def protected(self) -> tuple[Span, ...]:
        """The spans that no damage enters, since no repair may."""
        return find_protected(self.text)

    def _trim(self, start: int, end: int) -> Span:
        head = _EDGE.match(self.text, start, end)
        start = head.end() if head else start
        while end > start and _EDGE.match(self.text, end - 1, end):
            end -= 1
        return Span(start, end)


@dataclass(frozen=True, slots=True)
class CleanText:
    """A clean document, and the passages that may be damaged."""

    text: str
    passages: tuple[Passage, ...]
