"""How likely the letters of a word are, each judged by the three before it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from mtfix.lexicon.table import beginning_key, ending_key, inside_key

_MOST_KEPT = 40_000  # counts of letters; 4 MB
STRANGE = -300  # the least that a letter counts
NONE = -500  # log10 of a share that is too small to be counted
_LONG = 3  # letters, from which there is one that others stand before

Share = Callable[[str], int]  # log10 of the share of a key, in centibels


class _Counts(dict[str, int]):
    """What some letters count, worked out when it is first asked for."""

    def __init__(self, count: Callable[[str], int]) -> None:
        super().__init__()
        self._count = count

    def __missing__(self, letters: str) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[letters] = self._count(letters)
        return found


class Spelling:
    """
    Weighs the letters of folded words.

    It adds hundredths, since whole numbers have the same sum in whatever order.
    """

    def __init__(self, share: Share) -> None:
        """Take the share of a key."""

        def step(three: str, key: str) -> int:
            """Return what the last letter counts that a key has behind the three before it."""
            before = share(inside_key(three))
            return STRANGE if before == NONE else max(share(key) - before, STRANGE)

        self._heads = _Counts(lambda letters: share(beginning_key(letters)))
        self._steps = _Counts(lambda letters: step(letters[:3], inside_key(letters)))
        self._tails = _Counts(lambda letters: step(letters, ending_key(letters)))

    def spell(self, word: str) -> float:
        """Return log10 of the chance that a word has the letters of this one."""
        if len(word) < _LONG:
            return self._heads[word] / 100
        steps, threes = self._steps, range(len(word) - 3)
        inside = sum([steps[word[n : n + 4]] for n in threes])
        return (self._heads[word[:3]] + inside + self._tails[word[-3:]]) / 100

    def spell_parts(self, word: str) -> Callable[[int, int], float]:
        """Return what gives `spell` of the part of a word between two offsets."""
        threes = range(len(word) - 2)
        heads = [self._heads[word[n : n + 3]] for n in threes]
        tails = [self._tails[word[n : n + 3]] for n in threes]
        reached = [0, *accumulate(self._steps[word[n : n + 4]] for n in threes[:-1])]

        def spell(start: int, end: int) -> float:
            if end - start < _LONG:
                return self._heads[word[start:end]] / 100
            last = end - 3
            return (heads[start] + reached[last] - reached[start] + tails[last]) / 100

        return spell
