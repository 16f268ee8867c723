"""
The difference between two texts as a set of minimal edits, and the agreement of two sets.

Edits are found at three levels: lines, then tokens, then the letters inside of tokens that
were split, joined or changed in case. A blank is not a token, but whatever differs between
two tokens that stay is an edit, so a lost blank is one. Each edit is made minimal: what it
leaves as it is at its ends is cut off, and an insertion or deletion that could as well be
made further left is moved there (as genetic variants are normalised: Tan, Abecasis, Kang
2015), so that the same change has the same form whoever made it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

import regex

from mtfix.model import Edit, Span
from mtfix.scoring.align import Match, align

_LINE = regex.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# Scripts without blanks between words are read letter by letter.
_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_TOKEN = regex.compile(rf"(?V1)[{_SPACELESS}]\p{{M}}*|[\w--[{_SPACELESS}]]+|[^\w\s]")
_WORD = regex.compile(r"\w{2,}")
# A change of more pairs of letters than this is one edit.
_LONGEST_CHANGE = 250_000

Change = tuple[Span, Span]


def find_edits(text: str, other: str) -> tuple[Edit, ...]:
    """
    Return the minimal edits that turn `text` into `other`, in order of place.

    Spans are in code points of `text`. The edits neither overlap nor insert at the same
    place; the time is near linear in the length of the texts and of their differences.

        >>> find_edits("to Ukrainein the First year", "to Ukraine in the first year")
        (Edit(span=Span(start=10, end=10), replacement=' '), \
Edit(span=Span(start=17, end=18), replacement='f'))
    """
    edits: list[Edit] = []
    last_end = -1
    for old, new in _changes(text, other):
        edit = Edit(old, new.of(other)).trimmed(text)
        edit = _leftmost(edit, text, last_end)
        last_end = edit.span.end
        edits.append(edit)
    return tuple(edits)


def _leftmost(edit: Edit, text: str, floor: int) -> Edit:
    """Move an insertion or deletion as far left as the letters allow, but not to `floor`."""
    span, inserted = edit.span, edit.replacement
    if inserted and len(span):
        return edit
    moved = inserted or span.of(text)
    shift = 0
    while span.start - shift - 1 > floor and (
        text[span.start - shift - 1] == moved[-1 - shift % len(moved)]
    ):
        shift += 1
    turn = len(moved) - shift % len(moved)
    return Edit(span.shift(-shift), inserted[turn:] + inserted[:turn])


def _changes(text: str, other: str) -> Iterator[Change]:
    """Yield the places where the two texts differ, in order."""
    if text == other:
        return
    lines, other_lines = _spans(_LINE, text), _spans(_LINE, other)
    matches = align([line.of(text) for line in lines], [line.of(other) for line in other_lines])
    for old, new in _gaps(matches, len(lines), len(other_lines)):
        # As many lines on both sides are the same lines, changed; else they are one stretch.
        step = 1 if len(old) == len(new) else max(len(old), len(new))
        for offset in range(0, max(len(old), len(new)), step):
            before = _cover(lines, old, offset, step, len(text))
            after = _cover(other_lines, new, offset, step, len(other))
            yield from _moved(
                _token_changes(before.of(text), after.of(other)), before.start, after.start
            )


def _spans(pattern: regex.Pattern[str], text: str) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text)]


def _gaps(matches: list[Match], size: int, other_size: int) -> Iterator[Change]:
    """Yield what lies between the matches, in items of either side; one of both may be empty."""
    edges = [Match(0, 0, 0), *matches, Match(size, other_size, 0)]
    for before, after in pairwise(edges):
        old = Span(before.left + before.size, after.left)
        new = Span(before.right + before.size, after.right)
        if len(old) or len(new):
            yield old, new


def _cover(spans: list[Span], part: Span, offset: int, step: int, length: int) -> Span:
    """Return the stretch of text under `step` of the spans, or the place where none is."""
    first = part.start + offset
    last = min(first + step, part.end)
    start = spans[first].start if first < len(spans) else length
    return Span(start, spans[last - 1].end if last > first else start)


def _moved(changes: Iterable[Change], offset: int, other_offset: int) -> Iterator[Change]:
    for old, new in changes:
        yield old.shift(offset), new.shift(other_offset)


def _token_changes(before: str, after: str) -> Iterator[Change]:
    """Yield the changes between two stretches, cut at the tokens that stay."""
    tokens, other_tokens = _spans(_TOKEN, before), _spans(_TOKEN, after)
    matches = align(
        [_fold(token.of(before)) for token in tokens],
        [_fold(token.of(after)) for token in other_tokens],
    )
    kept = [
        (tokens[match.left + step], other_tokens[match.right + step])
        for match in matches
        for step in range(match.size)
    ]
    return _cut(before, after, kept, _letter_changes)


def _letter_changes(before: str, after: str) -> Iterator[Change]:
    """Yield the changes between two stretches without a common token, cut at whole words."""
    return _cut(before, after, _common_words(before, after), _one_change)


def _one_change(before: str, after: str) -> Iterator[Change]:
    yield Span(0, len(before)), Span(0, len(after))


def _cut(
    before: str,
    after: str,
    kept: Iterable[Change],
    between: Callable[[str, str], Iterator[Change]],
) -> Iterator[Change]:
    """Yield the changes of case in the stretches `kept`, and `between` them what that finds."""
    position, other_position = 0, 0
    end = Span(len(before), len(before)), Span(len(after), len(after))
    for old, new in [*kept, end]:
        gap, other_gap = before[position : old.start], after[other_position : new.start]
        if gap != other_gap:
            yield from _moved(between(gap, other_gap), position, other_position)
        yield from _moved(_case_changes(old.of(before), new.of(after)), old.start, new.start)
        position, other_position = old.end, new.end


def _fold(text: str) -> str:
    """Return `text` in lower case where that keeps its length: case is compared apart."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _common_words(before: str, after: str) -> Iterator[Change]:
    """Yield the stretches in common that hold a whole word of at least one of the sides."""
    if len(before) * len(after) > _LONGEST_CHANGE:
        return
    words, other_words = _spans(_WORD, before), _spans(_WORD, after)
    matcher = SequenceMatcher(None, _fold(before), _fold(after), autojunk=False)
    for left, right, size in matcher.get_matching_blocks():
        old, new = Span(left, left + size), Span(right, right + size)
        if any(map(old.contains, words)) or any(map(new.contains, other_words)):
            yield old, new


def _case_changes(before: str, after: str) -> Iterator[Change]:
    """Yield the runs of letters that differ between two stretches of the same length."""
    if before == after:
        return
    start: int | None = None
    for index in range(len(before) + 1):
        differs = index < len(before) and before[index] != after[index]
        if differs and start is None:
            start = index
        elif not differs and start is not None:
            yield Span(start, index), Span(start, index)
            start = None
