"""The likeliest way to cut a run of characters into words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from mtfix.lexicon import Lexicon
from mtfix.patterns import compile_late

LONGEST_RUN = 80  # code points; longer runs are data, not glued prose
_LONGEST_PART = 30
_SWITCH = compile_late(
    r"(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\p{N})(?=\p{L})|(?<=\p{L}\p{M}*)(?=\p{N})"
    r"|(?<=\p{Lu}\p{Lu})(?=\p{Ll})|(?<=[ςךםןףץةى])(?=\p{L})",
)
LAST_LETTERS = frozenset("ςךםןףץةى")  # which end words, and stand nowhere else
_NEVER_LAST = "σ"
_MIXED = compile_late(r"\p{Ll}\p{M}*\p{Lu}")
_INSIDE = compile_late(r"\p{M}|(?<=\p{N})\p{N}")  # of a letter or a number, where no cut is
_PREFIX = compile_late(r"Ma?c(?=\p{Lu})")
_CUT = 0.5  # log10 odds against any one cut
_CUT_AT_SWITCH = -0.7
_WHOLE_CRUMBS = {1: 6.0, 2: 5.5}  # Zipf value from which one letter, and two, are a word
_RARE_CRUMB = 2.0  # -log10 of the chance that fewer are
_UNKNOWN = 2.0  # -log10 of the chance that a word is unknown


def find_switches(run: str) -> frozenset[int]:
    """
    Return the offsets in a run where case or kind of character changes as at a seam.

    So they do behind a letter that has a form for the end of words, and has it.

        >>> sorted(find_switches("G20according")), sorted(find_switches("OrganizationTHE"))
        ([1, 3], [12])
        >>> find_switches("τουςλόγους")
        frozenset({4})
    """
    return frozenset(match.start() for match in _SWITCH.finditer(run))


def cost_part(part: str, lexicon: Lexicon, is_name: Callable[[str], bool]) -> float:
    """Return -log10 of the chance of a word, with a guess for words that are unknown."""
    if is_name(part):
        return min(9 - lexicon.zipf(part), 5.0)
    known = _cost_known(part, lexicon.zipf(part))
    return _cost_unknown(part, lexicon.spell(part)) if known is None else known


def _cost_known(part: str, zipf: float) -> float | None:
    """Return the cost of a number, and of a word that has a frequency."""
    if part.isdigit():
        return 4.0
    if zipf > 0 and not _MIXED.search(part):
        # One and two letters are in every list, as abbreviations and crumbs.
        is_crumb = zipf < _WHOLE_CRUMBS.get(len(part), 0.0)
        return 9 - zipf + (_RARE_CRUMB if is_crumb else 0.0)
    return None


def _cost_unknown(part: str, spelling: float) -> float:
    """Return the cost of a word that no list has, by `Lexicon.spell`."""
    guess = 6.5 if part[0].isupper() else 8.0
    flat = guess + 0.7 * len(part)
    return min(flat, _UNKNOWN - spelling) if len(part) > 2 else flat


@dataclass(frozen=True, slots=True)
class Split:
    """
    The cheapest way to cut a run into two or more words, and what other ways cost.

    Costs are -log10 of a chance; `cuts` are offsets in the run. `margins` has for each cut
    by how much the ways without it are dearer. No way at all costs infinity.
    """

    cost: float
    cuts: tuple[int, ...]
    margins: tuple[float, ...]


def possible_names(run: str) -> Iterator[str]:
    """Yield all that may be a name in a run: what begins with a capital."""
    for start, letter in enumerate(run):
        if letter.isupper():
            yield from (run[start:end] for end in range(start + 1, len(run) + 1))


@lru_cache(maxsize=10_000)
def split_plain(run: str, lexicon: Lexicon) -> Split:
    """Return how a run is cut where no part of it is a name; as `split_run`."""
    return split_run(run, lexicon, lambda _: False)


def split_run(
    run: str,
    lexicon: Lexicon,
    is_name: Callable[[str], bool],
    forced: Collection[int] = (),
) -> Split:
    """Return the cheapest way to cut `run` into two or more words, with the cuts in `forced`."""
    size = len(run)
    spell = lexicon.spell_parts(run)

    def cost_of(start: int, end: int) -> float:
        part = run[start:end]
        if is_name(part):
            return cost_part(part, lexicon, is_name)
        known = _cost_known(part, lexicon.zipf(part))
        return _cost_unknown(part, spell(start, end)) if known is None else known

    switches = find_switches(run)
    whole = _PREFIX.match(run)
    closed = whole.end() if whole else 0  # Mc and Mac begin a name
    open_to = [
        place
        for place in range(size + 1)
        if place in (0, size)
        or (place != closed and run[place - 1] != _NEVER_LAST and not _INSIDE.match(run, place))
    ]
    arcs: list[tuple[int, int, float]] = []
    forward = dict.fromkeys(open_to, inf)
    forward[0] = 0.0
    came_from: dict[int, int] = {}
    for end in open_to[1:]:
        for start in open_to:
            if start >= end:
                break
            if end - start > _LONGEST_PART or end - start == size:
                continue
            if any(start < cut < end for cut in forced):
                continue
            cut = 0.0 if start == 0 else (_CUT_AT_SWITCH if start in switches else _CUT)
            cost = cut + cost_of(start, end)
            arcs.append((start, end, cost))
            if forward[start] + cost < forward[end]:
                forward[end] = forward[start] + cost
                came_from[end] = start
    if forward[size] == inf:
        return Split(inf, (), ())
    backward = dict.fromkeys(open_to, inf)
    backward[size] = 0.0
    for start, end, cost in reversed(arcs):
        backward[start] = min(backward[start], cost + backward[end])
    cuts: list[int] = []
    place = came_from[size]
    while place:
        cuts.append(place)
        place = came_from[place]
    cuts.reverse()
    without = [inf] * len(cuts)
    for start, end, cost in arcs:
        total = forward[start] + cost + backward[end]
        for number, cut in enumerate(cuts):
            if start < cut < end:
                without[number] = min(without[number], total)
    total = forward[size]
    return Split(total, tuple(cuts), tuple(other - total for other in without))
