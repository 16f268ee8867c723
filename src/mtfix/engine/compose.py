"""Edits of several passes, told as edits of the first text."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from mtfix.model import AppliedEdit, Edit, Span


def compose(
    original: str, first: Sequence[AppliedEdit], second: Sequence[AppliedEdit]
) -> list[AppliedEdit]:
    """
    Return edits of `original` that do what `first` and then `second` do.

    `second` counts in the text that `first` leaves; both are in order and do not touch
    within themselves. Edits of the two that touch are joined into one.

        >>> one = AppliedEdit(Edit(Span(4, 4), " "), ("a",))
        >>> two = AppliedEdit(Edit(Span(5, 8), "the"), ("b",))
        >>> compose("saidTHE man", [one], [two])
        [AppliedEdit(edit=Edit(span=Span(start=4, end=7), replacement=' the'), rules=('a', 'b'))]
    """
    composed: list[AppliedEdit] = []
    shift = 0  # current offset minus original offset, left of the place reached
    waiting_first, waiting_second = deque(first), deque(second)
    while waiting_first or waiting_second:
        group = _take_group(waiting_first, waiting_second, shift)
        composed.append(_join(original, *group, shift))
        shift += sum(len(a.edit.replacement) - len(a.edit.span) for a in group[0])
    return composed


def _current(applied: AppliedEdit, shift: int) -> Span:
    """Return where an edit of the original now stands."""
    start = applied.edit.span.start + shift
    return Span(start, start + len(applied.edit.replacement))


def _take_group(
    first: deque[AppliedEdit], second: deque[AppliedEdit], shift: int
) -> tuple[list[AppliedEdit], list[AppliedEdit]]:
    """Remove the next edits that touch one another from the heads of both lists."""
    ours: list[AppliedEdit] = []
    theirs: list[AppliedEdit] = []
    reach = -1
    inner = shift
    while True:
        head = _current(first[0], inner) if first else None
        other = second[0].edit.span if second else None
        is_fresh = not ours and not theirs
        if head and (is_fresh or head.start <= reach) and (not other or head.start <= other.start):
            applied = first.popleft()
            ours.append(applied)
            reach = max(reach, head.end)
            inner += len(applied.edit.replacement) - len(applied.edit.span)
        elif other and (is_fresh or other.start <= reach):
            theirs.append(second.popleft())
            reach = max(reach, other.end)
        else:
            return ours, theirs


def _join(
    original: str, ours: list[AppliedEdit], theirs: list[AppliedEdit], shift: int
) -> AppliedEdit:
    """Return one edit of the original for a group of edits that touch."""
    inner, pieces, spans = shift, [], []
    for applied in ours:
        spans.append(_current(applied, inner))
        inner += len(applied.edit.replacement) - len(applied.edit.span)
    every = spans + [applied.edit.span for applied in theirs]
    start, end = min(s.start for s in every), max(s.end for s in every)
    place = start - shift
    for applied in ours:
        pieces += [original[place : applied.edit.span.start], applied.edit.replacement]
        place = applied.edit.span.end
    finish = end - inner
    pieces.append(original[place:finish])
    text = "".join(pieces)
    for applied in reversed(theirs):
        span = applied.edit.span.shift(-start)
        text = text[: span.start] + applied.edit.replacement + text[span.end :]
    rules = sorted({rule for applied in (*ours, *theirs) for rule in applied.rules})
    edit = Edit(Span(start - shift, finish), text)
    return AppliedEdit(edit, tuple(rules))
