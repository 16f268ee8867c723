"""Verse whose line ends were lost: capitals at regular distances are those of its lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from mtfix.lexicon.sequence import lowered
from mtfix.model import Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_SHORTEST, _LONGEST = 3, 12  # words of a line
_SPREAD = 4  # between the lines of a poem
_LINES = 3  # that begin in mid-sentence
# Two lines behind the start of a sentence tell less, and must be about as long as one another, and
# one of them ends with a comma.
_SHORTEST_OF_TWO, _SPREAD_OF_TWO = 5, 2

_NOUNS_HAVE_CAPITALS = ("de", "lb")

_Start = tuple[int, bool]  # the number of a word, and whether it is in mid-sentence


def is_in_verse(
    segment: int, span: Span, openers: Collection[str], context: DocumentContext
) -> bool:
    """
    Tell whether a span is in verse that stands on one line.

    Lines begin with one of `openers`, or behind a comma, in mid-sentence and with a capital. Those
    of text nodes are few, and stand anywhere.
    """
    rows = _find_verse(segment, _lower(tuple(openers)), context)
    if not rows:
        return False
    words = context.words(segment)
    at = next((number for number, word in enumerate(words) if word.end > span.start), len(words))
    return any(first - _LONGEST <= at <= last + _LONGEST for first, last in rows)


@lru_cache(maxsize=32)
def _lower(openers: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(lowered, openers))


def _find_verse(
    segment: int, openers: frozenset[str], context: DocumentContext
) -> tuple[tuple[int, int], ...]:
    """Return the numbers of the first and last word in a row that begin a line of verse."""
    memo = (_find_verse, segment, openers)
    if memo not in context.memo:
        starts = _find_starts(segment, openers, context)
        shortest = range(_SHORTEST, _LONGEST + 1)
        rows = [_longest_row(starts, least, _SPREAD) for least in shortest]
        found = {row for row in rows if max(_LINES, len(row) / 2) <= _count_lines(row)[0]}
        for least in range(_SHORTEST_OF_TWO, _LONGEST + 1):
            row = _longest_row(starts, least, _SPREAD_OF_TWO)
            is_long = len(row) == _LINES and _count_lines(row)[0] == _LINES - 1
            if is_long and any(_is_behind_comma(number, segment, context) for number, _ in row):
                found.add(row)
        context.memo[memo] = tuple(sorted((row[0][0], row[-1][0]) for row in found))
    return cast("tuple[tuple[int, int], ...]", context.memo[memo])


def _find_starts(
    segment: int, openers: frozenset[str], context: DocumentContext
) -> Sequence[_Start]:
    """
    Return where a line may begin: with a sentence, one of the openers, or behind a comma.

    None where too few begin in mid-sentence, as in most text.
    """
    words = context.words(segment)
    nouns_have_capitals = context.language_of(segment) in _NOUNS_HAVE_CAPITALS
    mid = {
        number
        for number, (form, start) in enumerate(words)
        if form[0].isupper()
        and (len(form) == 1 or not form.isupper())
        and (
            lowered(form) in openers
            or (not nouns_have_capitals and _is_behind_comma(number, segment, context))
        )
        and not context.starts_sentence(segment, start)
    }
    if len(mid) < _LINES - 1:
        return ()
    return [
        (number, number in mid)
        for number, word in enumerate(words)
        if number in mid or context.starts_sentence(segment, word.start)
    ]


def _is_behind_comma(number: int, segment: int, context: DocumentContext) -> bool:
    start = context.words(segment)[number].start
    return context.text(segment)[max(start - 2, 0) : start] == ", "


def _longest_row(starts: Sequence[_Start], least: int, spread: int) -> tuple[_Start, ...]:
    """Return the most starts whose distances are at least so many words, and few more."""
    most = min(least + spread, _LONGEST)
    # Of each start, how many lines the longest row from it has, how many starts, and the next one.
    rows: list[tuple[int, int, int]] = [(0, 0, -1)] * len(starts)
    for index in reversed(range(len(starts))):
        number, is_mid = starts[index]
        lines, length, following = 0, 0, -1
        for later in range(index + 1, len(starts)):
            distance = starts[later][0] - number
            if distance > most:
                break
            if distance >= least and rows[later][:2] > (lines, length):
                lines, length, following = *rows[later][:2], later
        rows[index] = lines + is_mid, length + 1, following
    place = max(range(len(starts)), key=lambda index: rows[index][:2], default=-1)
    row = []
    while place >= 0:
        row.append(starts[place])
        place = rows[place][2]
    return tuple(row)


def _count_lines(row: tuple[_Start, ...]) -> tuple[int, int]:
    return sum(mid for _, mid in row), len(row)
