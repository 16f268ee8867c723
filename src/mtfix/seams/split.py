"""The likeliest way to cut a run of characters into words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

import regex

from mtfix.lexicon import Lexicon

LONGEST_RUN = 80  # code points; longer runs are data, not glued prose
MOST_PARTS = 5
_LONGEST_PART = 30
_SWITCH = regex.compile(
    r"(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\p{N})(?=\p{L})|(?<=\p{L}\p{M}*)(?=\p{N})"
    r"|(?<=\p{Lu}\p{Lu})(?=\p{Ll})",
)
_PREFIX = regex.compile(r"Ma?c(?=\p{Lu})")
_CUT = 2.5  # log10 odds against any one cut
_CUT_AT_SWITCH = 0.3


def find_switches(run: str) -> frozenset[int]:
    """
    Return the offsets in a run where case or kind of character changes as at a seam.

        >>> sorted(find_switches("G20according")), sorted(find_switches("OrganizationTHE"))
        ([1, 3], [12])
    """
    if run.isalpha() and run[1:].islower():  # as nearly all words are
        return frozenset()
    return frozenset(match.start() for match in _SWITCH.finditer(run))


def cost_part(part: str, lexicon: Lexicon, is_name: Callable[[str], bool]) -> float:
    """Return -log10 of the chance of a word, with a guess for words that are unknown."""
    zipf = lexicon.zipf(part)
    if is_name(part):
        return min(9 - zipf, 5.0)
    if part.isdigit():
        return 4.0
    if zipf > 0:
        # One and two letters are in every list, as abbreviations and crumbs.
        rare_crumb = 2.0 if len(part) <= 2 and zipf < 5.5 else 0.0
        return 9 - zipf + rare_crumb
    guess = 6.5 if part[0].isupper() else 8.0
    return guess + 0.7 * len(part)


def possible_names(run: str) -> Iterator[str]:
    """Yield all that may be a name in a run: what begins with a capital."""
    for start, letter in enumerate(run):
        if letter.isupper():
            yield from (run[start:end] for end in range(start + 1, len(run) + 1))


@lru_cache(maxsize=10_000)
def split_plain(run: str, lexicon: Lexicon) -> tuple[float, tuple[int, ...]]:
    """Return how a run is cut where no part of it is a name; as `split_run`."""
    return split_run(run, lexicon, lambda _: False)


def split_run(
    run: str, lexicon: Lexicon, is_name: Callable[[str], bool]
) -> tuple[float, tuple[int, ...]]:
    """
    Return the cost of the cheapest way to cut `run` into two or more words, and its cuts.

    The cost is -log10 of the chance; cuts are offsets in the run. No way costs infinity.
    """
    size = len(run)
    switches = find_switches(run)
    whole = _PREFIX.match(run)
    closed = whole.end() if whole else 0  # Mc and Mac begin a name
    best: list[list[tuple[float, int]]] = [[(0.0, 0)] + [(float("inf"), 0)] * MOST_PARTS]
    for end in range(1, size + 1):
        if end < size and (end == closed or _is_mark(run[end])):
            best.append([(float("inf"), 0)] * (MOST_PARTS + 1))
            continue
        row = [(float("inf"), 0)] * (MOST_PARTS + 1)
        for start in range(max(0, end - _LONGEST_PART), end):
            cost = None
            for parts in range(1, MOST_PARTS + 1):
                before = best[start][parts - 1][0]
                if before == float("inf") or (start == 0) != (parts == 1):
                    continue
                if cost is None:
                    cost = cost_part(run[start:end], lexicon, is_name)
                cut = 0.0 if start == 0 else (_CUT_AT_SWITCH if start in switches else _CUT)
                if before + cut + cost < row[parts][0]:
                    row[parts] = (before + cut + cost, start)
        best.append(row)
    total, parts = min((best[size][n][0], n) for n in range(2, MOST_PARTS + 1))
    if total == float("inf"):
        return total, ()
    cuts: list[int] = []
    place = size
    while parts > 1:
        place = best[place][parts][1]
        cuts.append(place)
        parts -= 1
    return total, tuple(reversed(cuts))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")
