"""What is remembered of lines: corpora have many of them more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from heapq import merge

_MOST_JUDGED = 100_000  # lines, by their hashes: 10 MB


class LineMemory:
    r"""
    Finds suspects among lines, and asks only about those that have not been asked about before.

        >>> asked = []
        >>> memory = LineMemory(lambda block: asked.append(block) or [0])
        >>> list(memory.find_suspects("one\ntwo")), list(memory.find_suspects("two\none\nsix"))
        ([0], [1, 2])
        >>> asked
        ['one\ntwo', 'six']
    """

    def __init__(self, find_suspects: Callable[[str], Iterable[int]]) -> None:
        """Take what yields the numbers of suspects, in order, among the lines of a block."""
        self._find = find_suspects
        self._is_suspect: dict[int, bool] = {}

    def find_suspects(self, block: str) -> Iterator[int]:
        """Yield the same numbers; each line that is new is judged as it is asked for."""
        lines = block.split("\n")
        hashes = list(map(hash, lines))
        judged = list(map(self._is_suspect.get, hashes))
        new = [number for number, is_suspect in enumerate(judged) if is_suspect is None]
        if len(new) < len(lines):
            block = "\n".join(lines[number] for number in new)
        found = (new[place] for place in self._find(block)) if new else iter(())
        known = [number for number, is_suspect in enumerate(judged) if is_suspect]
        for number in merge(known, found):
            judged[number] = True
            yield number
        if len(self._is_suspect) > _MOST_JUDGED:
            self._is_suspect.clear()
        self._is_suspect.update((hashes[number], bool(judged[number])) for number in new)
