"""Which of many sets of literals have one in a text, told by three characters of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

_SIZE = 3
_FEWEST_TEXTS = 10  # that repay an index, which takes as long to make as they do without


class LiteralIndex:
    """
    Looks for sets of literals, of which most have none in a text.

    For each literal one stretch of three characters is kept, of three the one that the fewest
    others are kept under; a literal is looked for where its stretch stands in the text.

        >>> index = LiteralIndex([{"oxen", "ox"}, {"cow"}])
        >>> index.find("two oxen"), index.find("no cows")
        ({0}, {1})
    """

    def __init__(self, sets: Iterable[Iterable[str]]) -> None:
        """Take the sets, whose places are their numbers; no literal is empty."""
        self._sets = tuple(sets)
        self._texts = 0  # asked about so far
        self._short: list[str] = []
        self._kept: defaultdict[str, list[str]] = defaultdict(list)
        self._owners: defaultdict[str, list[int]] = defaultdict(list)

    def find(self, text: str) -> set[int]:
        """Return the numbers of the sets of which a literal stands in the text."""
        self._texts += 1
        if self._texts <= _FEWEST_TEXTS:
            return {
                number
                for number, literals in enumerate(self._sets)
                if any(literal in text for literal in literals)
            }
        if not self._owners:
            self._make()
        stretches = {text[start : start + _SIZE] for start in range(len(text) - _SIZE + 1)}
        found = [literal for literal in self._short if literal in text]
        for stretch in self._kept.keys() & stretches:
            found += [literal for literal in self._kept[stretch] if literal in text]
        return {number for literal in found for number in self._owners[literal]}

    def _make(self) -> None:
        for number, literals in enumerate(self._sets):
            for literal in literals:
                self._owners[literal].append(number)
        for literal in self._owners:
            size = len(literal)
            if size < _SIZE:
                self._short.append(literal)
                continue
            starts = {0, (size - _SIZE) // 2, size - _SIZE}
            stretches = (literal[start : start + _SIZE] for start in starts)
            min((self._kept[stretch] for stretch in stretches), key=len).append(literal)
