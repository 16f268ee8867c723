"""Edits, and the suggestions that group them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from mtfix.model.span import Span


class Safety(Enum):
    """
    How far a repair is trusted.

    `SAFE` is applied by default, `UNSAFE` with --unsafe-fixes, `FLAG` is only shown.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    FLAG = "flag"

    def at_most(self, limit: Safety) -> bool:
        """
        Tell whether a run that applies up to `limit` applies this.

            >>> Safety.SAFE.at_most(Safety.UNSAFE), Safety.FLAG.at_most(Safety.UNSAFE)
            (True, False)
        """
        return _BOLDNESS[self] <= _BOLDNESS[limit]


_BOLDNESS = {Safety.SAFE: 0, Safety.UNSAFE: 1, Safety.FLAG: 2}


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace what `span` covers with `replacement`; an empty span inserts."""

    span: Span
    replacement: str

    def trimmed(self, text: str) -> Edit:
        """
        Return the same change without the ends that it leaves as they are.

            >>> Edit(Span(0, 9), "Ukraine in").trimmed("Ukrainein")
            Edit(span=Span(start=7, end=7), replacement=' ')
        """
        old, new = self.span.of(text), self.replacement
        head = 0
        while head < min(len(old), len(new)) and old[head] == new[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        span = Span(self.span.start + head, self.span.end - tail)
        return Edit(span, new[head : len(new) - tail])


@dataclass(frozen=True, slots=True)
class Suggestion:
    """
    One way to repair a finding: all of its edits, or none.

    Raises ValueError where two edits overlap, or insert at the same place.
    """

    edits: tuple[Edit, ...]
    safety: Safety

    def __post_init__(self) -> None:
        ordered = sorted(self.edits)
        for left, right in itertools.pairwise(ordered):
            if left.span.end > right.span.start or left.span == right.span:
                raise ValueError(f"edits overlap: {left} and {right}")


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """
    Return `text` with all `edits` made; they must not overlap.

        >>> apply_edits("a unprecedented", [Edit(Span(1, 1), "n")])
        'an unprecedented'
    """
    pieces: list[str] = []
    reached = 0
    for edit in sorted(edits):
        pieces += (text[reached : edit.span.start], edit.replacement)
        reached = edit.span.end
    return "".join((*pieces, text[reached:]))
