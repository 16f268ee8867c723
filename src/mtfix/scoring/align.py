"""Aligns two long sequences: what stands in both, in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

# A window of up to so many pairs of items goes to difflib, whose time is quadratic.
_WINDOW = 40_000
# A wider one without an item to anchor it is cut into chunks of so many items.
_CHUNK = 100
_GRAM = 6


class Match(NamedTuple):
    """`size` items from `left` on in one sequence equal those from `right` on in the other."""

    left: int
    right: int
    size: int


def align(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Match]:
    """
    Return what matches between the two sequences, in order, without overlaps.

    Ends that agree are matched first, then items that are unique in both sequences, as in
    a patience diff, and what lies between these by difflib, in chunks where it is long. So
    the time grows with the length, not with its square.

        >>> align("the first customer".split(), "our first customer".split())
        [Match(left=1, right=1, size=2)]
    """
    matches: list[Match] = []
    windows = [_Window(0, len(left), 0, len(right))]
    while windows:
        window = windows.pop()
        ends = _equal_ends(left, right, window)
        matches += ends
        window = _between(window, ends)[1]
        mine = left[window.start : window.end]
        theirs = right[window.other_start : window.other_end]
        if len(mine) * len(theirs) <= _WINDOW:
            matches += _placed(_plain_matches(mine, theirs), window)
        elif anchors := _anchors(mine, theirs):
            found = _placed(anchors, window)
            matches += found
            windows += _between(window, found)
        else:
            matches += _placed(_chunked_matches(mine, theirs), window)
    return sorted(match for match in matches if match.size)


class _Window(NamedTuple):
    start: int
    end: int
    other_start: int
    other_end: int


def _between(window: _Window, matches: list[Match]) -> list[_Window]:
    """Return what of the window lies before, between and after the matches, in order."""
    edges = [
        Match(window.start, window.other_start, 0),
        *matches,
        Match(window.end, window.other_end, 0),
    ]
    return [
        _Window(before.left + before.size, after.left, before.right + before.size, after.right)
        for before, after in pairwise(edges)
    ]


def _placed(matches: Iterable[Match], window: _Window) -> list[Match]:
    """Return matches that count from the window's start as ones that count from the text's."""
    return [
        Match(window.start + match.left, window.other_start + match.right, match.size)
        for match in matches
    ]


def _equal_ends(
    left: Sequence[Hashable], right: Sequence[Hashable], window: _Window
) -> list[Match]:
    """Return the match at the start and that at the end of the window; each may be empty."""
    start, end, other_start, other_end = window
    shortest = min(end - start, other_end - other_start)
    head = 0
    while head < shortest and left[start + head] == right[other_start + head]:
        head += 1
    tail = 0
    while tail < shortest - head and left[end - 1 - tail] == right[other_end - 1 - tail]:
        tail += 1
    return [Match(start, other_start, head), Match(end - tail, other_end - tail, tail)]


def _plain_matches(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Match]:
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [Match(*block) for block in matcher.get_matching_blocks()]


def _chunked_matches(left: Sequence[Hashable], right: Sequence[Hashable]) -> Iterator[Match]:
    """
    Yield the matches of long windows, chunk by chunk.

    The second half of a chunk is taken again by the next one: it may match what only that
    shows to differ.
    """
    half = _CHUNK // 2
    start, other_start = 0, 0
    while start < len(left) and other_start < len(right):
        chunk = left[start : start + _CHUNK]
        other_chunk = right[other_start : other_start + _CHUNK]
        reached, other_reached = half, half
        for match in _plain_matches(chunk, other_chunk):
            if match.size and max(match.left, match.right) < half:
                yield Match(start + match.left, other_start + match.right, match.size)
                reached, other_reached = match.left + match.size, match.right + match.size
        start, other_start = start + reached, other_start + other_reached


def _anchors(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Match]:
    """
    Return items that are unique on both sides and keep their order, as many as can be.

    Where there is none (Chinese, read letter by letter), an item counts with those after it.
    """
    for size in (1, _GRAM):
        mine, theirs = _grams(left, size), _grams(right, size)
        counts, other_counts = Counter(mine), Counter(theirs)
        places = {gram: index for index, gram in enumerate(theirs) if other_counts[gram] == 1}
        pairs = [
            (index, places[gram])
            for index, gram in enumerate(mine)
            if counts[gram] == 1 and gram in places
        ]
        if pairs:
            return [Match(*pair, 1) for pair in _longest_increasing(pairs)]
    return []


def _grams(items: Sequence[Hashable], size: int) -> Sequence[Hashable]:
    return items if size == 1 else list(zip(*(items[at:] for at in range(size)), strict=False))


def _longest_increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence in which the second numbers grow, too."""
    tops: list[int] = []  # the smallest end of a subsequence of each length
    ends: list[int] = []  # where in `pairs` it ends
    previous: list[int] = []
    for index, (_, value) in enumerate(pairs):
        length = bisect_left(tops, value)
        previous.append(ends[length - 1] if length else -1)
        tops[length:] = [value] if length == len(tops) else [value, *tops[length + 1 :]]
        ends[length : length + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = previous[index]
    return chain[::-1]
