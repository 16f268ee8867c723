"""Which places of a text are taken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from mtfix.model import Span


class Coverage:
    """A fixed set of spans, asked often."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take the spans, in any order."""
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def overlaps(self, span: Span) -> bool:
        """
        Tell whether a span of the set shares a code point with `span`.

        An empty span is a place: it counts where it lies inside a span of the set.

            >>> Coverage([Span(2, 5)]).overlaps(Span(3, 3))
            True
        """
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start
