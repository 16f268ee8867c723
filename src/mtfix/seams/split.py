"""The likeliest way to cut a run of characters into words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from mtfix.lexicon import Lexicon
from mtfix.patterns import compile_late
from mtfix.seams.cost import cost_name, find_costs

LONGEST_RUN = 80  # code points; longer runs are data, not glued prose
_LONGEST_PART = 30
_SWITCH = compile_late(
    r"(?<=\p{Ll}\p{M}*)(?=\p{Lu})|(?<=\p{N})(?=\p{L})|(?<=\p{L}\p{M}*)(?=\p{N})"
    r"|(?<=\p{Lu}\p{Lu})(?=\p{Ll})|(?<=[ςךםןףץةى])(?=\p{L})",
)
LAST_LETTERS = frozenset("ςךםןףץةى")  # which end words, and stand nowhere else
_NEVER_LAST = "σ"
_INSIDE = compile_late(r"\p{M}|(?<=\p{N})\p{N}")  # of a letter or a number, where no cut is
_PREFIX = compile_late(r"Ma?c(?=\p{Lu})")
_CUT = 0.5  # log10 odds against any one cut
_CUT_AT_SWITCH = -0.7


def find_switches(run: str) -> frozenset[int]:
    """
    Return the offsets in a run where case or kind of character changes as at a seam.

    So they do behind a letter that has a form for the end of words, and has it.

        >>> sorted(find_switches("G20according")), sorted(find_switches("OrganizationTHE"))
        ([1, 3], [12])
        >>> find_switches("τουςλόγους")
        frozenset({4})
    """
    if run.isalpha() and run[1:].islower() and (run.isascii() or LAST_LETTERS.isdisjoint(run)):
        return frozenset()  # as in nearly all words
    return frozenset(match.start() for match in _SWITCH.finditer(run))


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


@lru_cache(maxsize=1500)  # as many as cuts are kept of
def split_plain(run: str, lexicon: Lexicon) -> Split:
    """Return how a run is cut where no part of it is a name; as `split_run`."""
    return split_run(run, lexicon)


def split_run(
    run: str,
    lexicon: Lexicon,
    is_name: Callable[[str], bool] | None = None,
    forced: Collection[int] = (),
) -> Split:
    """
    Return the cheapest way to cut `run` into two or more words, with the cuts in `forced`.

    `is_name` is asked of parts that begin with a capital.
    """
    size = len(run)
    arcs = list(_weigh_arcs(run, lexicon, is_name, forced))
    forward = [0.0] + [inf] * size
    came_from = [0] * (size + 1)
    for start, ends, costs in arcs:
        reached = forward[start]
        for end, cost in zip(ends, costs, strict=True):
            if reached + cost < forward[end]:
                forward[end] = reached + cost
                came_from[end] = start
    total = forward[size]
    if total == inf:
        return Split(inf, (), ())
    cuts: list[int] = []
    place = came_from[size]
    while place:
        cuts.append(place)
        place = came_from[place]
    cuts.reverse()
    backward = [inf] * size + [0.0]
    without = [inf] * len(cuts)
    first = len(cuts)  # of the cuts behind where an arc starts
    for start, ends, costs in reversed(arcs):
        while first and cuts[first - 1] > start:
            first -= 1
        reached, least = forward[start], inf
        behind = cuts[first] if first < len(cuts) else size
        for end, cost in zip(ends, costs, strict=True):
            onward = cost + backward[end]
            least = min(least, onward)
            if end > behind:
                around = reached + cost + backward[end]
                number = first
                while number < len(cuts) and cuts[number] < end:
                    without[number] = min(without[number], around)
                    number += 1
        backward[start] = least
    return Split(total, tuple(cuts), tuple(other - total for other in without))


def _weigh_arcs(
    run: str,
    lexicon: Lexicon,
    is_name: Callable[[str], bool] | None,
    forced: Collection[int],
) -> Iterator[tuple[int, Sequence[int], Sequence[float]]]:
    """Yield where parts of a run may start, with where they may end then, and what they cost."""
    rows, switches, places = find_costs(run, lexicon), find_switches(run), _find_places(run)
    for number, start in enumerate(places[:-1], 1):
        reach = min([start + _LONGEST_PART, *(cut for cut in forced if cut > start)])
        ends = [end for end in places[number:] if end <= reach and end - start < len(run)]
        toll = 0.0 if start == 0 else (_CUT_AT_SWITCH if start in switches else _CUT)
        row = rows[start]
        costs = [toll + row[end - start] for end in ends]
        if is_name and run[start].isupper():
            for place, end in enumerate(ends):
                if is_name(run[start:end]):
                    costs[place] = toll + cost_name(run[start:end], lexicon)
        yield start, ends, costs


def _find_places(run: str) -> Sequence[int]:
    """Return the offsets where a run may be cut, those of its start and its end among them."""
    whole = _PREFIX.match(run)
    closed = whole.end() if whole else 0  # Mc and Mac begin a name
    if run.isalpha() and not closed and _NEVER_LAST not in run:
        return range(len(run) + 1)
    inner = (
        place
        for place in range(1, len(run))
        if place != closed and run[place - 1] != _NEVER_LAST and not _INSIDE.match(run, place)
    )
    return (0, *inner, len(run))
