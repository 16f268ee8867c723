"""Edits of a segment, written into the raw text without harm to its markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from mtfix.model.edit import Edit
from mtfix.model.segment import Segment
from mtfix.model.span import Span

# Returns edits of the raw text that do what the given edits do to a segment; None where the
# format cannot hold them, or where markup would be torn.
Writer = Callable[[Segment, Sequence[Edit]], tuple[Edit, ...] | None]

_SEPARATORS = " \u00a0\u202f,;"


def write_edits(
    segment: Segment, edits: Sequence[Edit], escape: Callable[[str], str] = str
) -> tuple[Edit, ...] | None:
    """
    Return the edits of the raw text that do what `edits` do to a segment, in order.

    `escape` returns a replacement as the format writes it. An edit across markup is taken
    apart, so that the markup stays: what is deleted goes on both sides of it, blanks and
    commas stand outside of tags. None where that cannot be done.

        >>> from mtfix.model import Break, Piece
        >>> raw = "<b>Li Qiang</b>Who spoke"
        >>> pieces = (Piece(Span(0, 8), Span(3, 11)), Piece(Span(8, 17), Span(15, 24)))
        >>> segment = Segment("Li QiangWho spoke", pieces, breaks=(Break(8, 15),))
        >>> write_edits(segment, [Edit(Span(8, 9), ", w")])
        (Edit(span=Span(start=15, end=16), replacement=', w'),)
    """
    written: list[Edit] = []
    for edit in sorted(edits):
        whole = _widen(edit, segment)
        parts = _split(whole, segment)
        if parts is None:
            return None
        for part in parts:
            written += _place(part, segment, escape)
    return tuple(_join(sorted(written)))


def _widen(edit: Edit, segment: Segment) -> Edit:
    span = segment.widen(edit.span)
    before = segment.text[span.start : edit.span.start]
    after = segment.text[edit.span.end : span.end]
    return Edit(span, before + edit.replacement + after)


def _split(edit: Edit, segment: Segment) -> list[Edit] | None:
    """Return edits that together do the same, and of which none spans markup."""
    joints = [at for at in segment.joints if edit.span.start < at < edit.span.end]
    if not joints:
        return [edit]
    old = edit.span.of(segment.text)
    parts: list[Edit] = []
    matcher = SequenceMatcher(None, old, edit.replacement, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        span = Span(start, end).shift(edit.span.start)
        new = edit.replacement[new_start:new_end]
        inside = [at for at in joints if span.start < at < span.end]
        if inside and new:
            return None  # nothing tells on which side of the markup the new words belong
        bounds = (span.start, *inside, span.end)
        parts += (Edit(Span(a, b), new) for a, b in pairwise(bounds))
    return parts


def _place(edit: Edit, segment: Segment, escape: Callable[[str], str]) -> Iterator[Edit]:
    """Yield the edit in the raw text, the blanks and commas at its ends outside of tags."""
    raw, new = segment.to_raw(edit.span), edit.replacement
    if len(edit.span) == 0:
        yield Edit(raw, escape(new))
        return
    before, after = segment.break_at(edit.span.start), segment.break_at(edit.span.end)
    if before is not None and before != raw.start:
        rest = new.lstrip(_SEPARATORS)
        if lead := new[: len(new) - len(rest)]:
            yield Edit(Span(before, before), escape(lead))
        new = rest
    if after is not None and after != raw.end:
        rest = new.rstrip(_SEPARATORS)
        if tail := new[len(rest) :]:
            yield Edit(Span(after, after), escape(tail))
        new = rest
    yield Edit(raw, escape(new))


def _join(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Make one edit of those that meet at one place."""
    last: Edit | None = None
    for edit in edits:
        if last is not None and last.span.end == edit.span.start:
            span = Span(last.span.start, edit.span.end)
            last = Edit(span, last.replacement + edit.replacement)
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last
