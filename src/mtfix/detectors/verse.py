"""Verse whose line ends were lost: capitals at regular distances are those of its lines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from mtfix.lexicon.sequence import lowered
from mtfix.model import Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_LONGEST = 12  # words of a line
_DISTANCES = range(3, _LONGEST + 1)  # between the starts of lines, at least
_SPREAD = 4  # between the lines of a poem
_LINES = 3  # that begin in mid-sentence
# Two lines behind the start of a sentence tell less, and must be about as long as one another, and
# one of them ends with a comma.
_DISTANCES_OF_TWO, _SPREAD_OF_TWO = range(5, _LONGEST + 1), 2

_NOUNS_HAVE_CAPITALS = ("de", "lb")

_LINE = 1_000_000  # a line weighs more than any number of other starts

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
        are_enough = sum(is_mid for _, is_mid in starts) >= _LINES
        distances = _DISTANCES if are_enough else ()
        rows = [_longest_row(starts, least, _SPREAD) for least in distances]
        found = {row for row in rows if max(_LINES, len(row) / 2) <= _count_lines(row)[0]}
        behind_comma = {
            start for start in starts if start[1] and _is_behind_comma(start[0], segment, context)
        }
        for least in _DISTANCES_OF_TWO if behind_comma else ():
            row = _longest_row(starts, least, _SPREAD_OF_TWO)
            is_long = len(row) == _LINES and _count_lines(row)[0] == _LINES - 1
            if is_long and not behind_comma.isdisjoint(row):
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
    words, text = context.words(segment), context.text(segment)
    is_plain = not context.enclosed(segment) and not context.closed(segment)

    def starts_sentence(start: int) -> bool:
        if is_plain and text[start - 1 : start] == " " and text[start - 2 : start - 1].isalnum():
            return False  # as nearly all words, which are told at a glance
        return context.starts_sentence(segment, start)

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
        and not starts_sentence(start)
    }
    if len(mid) < _LINES - 1:
        return ()
    return [
        (number, number in mid)
        for number, word in enumerate(words)
        if number in mid or starts_sentence(word.start)
    ]


def _is_behind_comma(number: int, segment: int, context: DocumentContext) -> bool:
    start = context.words(segment)[number].start
    return context.text(segment)[max(start - 2, 0) : start] == ", "


def _longest_row(starts: Sequence[_Start], least: int, spread: int) -> tuple[_Start, ...]:
    """Return the most starts whose distances are at least so many words, and few more."""
    most, size = min(least + spread, _LONGEST), len(starts)
    # Of each start, how many lines and starts the longest row from it has, and the next one in it.
    lengths, following = [0] * size, [size] * size
    for index in reversed(range(size)):
        number, is_mid = starts[index]
        longest = 0
        for later in range(index + 1, size):
            distance = starts[later][0] - number
            if distance > most:
                break
            if distance >= least and lengths[later] > longest:
                longest, following[index] = lengths[later], later
        lengths[index] = longest + (_LINE + 1 if is_mid else 1)
    row, place = [], lengths.index(max(lengths)) if starts else size
    while place < size:
        row.append(starts[place])
        place = following[place]
    return tuple(row)


def _count_lines(row: tuple[_Start, ...]) -> tuple[int, int]:
    return sum(mid for _, mid in row), len(row)
