"""Half-open stretches of text, counted in code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """
    The code points from `start` up to, and without, `end`.

        >>> Span(7, 9).of("Ukrainein")
        'in'

    Raises ValueError where the bounds are negative or out of order.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True  # an empty span is a place, not nothing

    def of(self, text: str) -> str:
        """Return what the span covers in `text`."""
        return text[self.start : self.end]

    def shift(self, offset: int) -> Span:
        """Return the span moved by `offset` code points."""
        return Span(self.start + offset, self.end + offset)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a code point; an empty span overlaps nothing."""
        return max(self.start, other.start) < min(self.end, other.end)

    def touches(self, other: Span) -> bool:
        """
        Tell whether the two overlap or meet.

            >>> Span(0, 3).touches(Span(3, 5))
            True
        """
        return self.start <= other.end and other.start <= self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end
