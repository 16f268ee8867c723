"""Offsets of bytes, which parsers give, to those of code points, which we count."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate


class CodePoints:
    r"""
    Turns offsets in the UTF-8 form of a text into offsets of code points.

        >>> CodePoints("né\nà b")(6)
        4
    """

    def __init__(self, text: str) -> None:
        """Take the text, which is encoded line by line; it has no surrogates."""
        self._is_ascii = text.isascii()
        lines = [] if self._is_ascii else text.split("\n")
        self._lines = [f"{line}\n".encode() for line in lines]
        self._starts = [0, *accumulate(len(line) for line in self._lines)]
        self._firsts = [0, *accumulate(len(line) + 1 for line in lines)]

    def __call__(self, offset: int) -> int:
        """Return how many code points stand before the byte at `offset`."""
        if self._is_ascii:
            return offset
        number = min(bisect_right(self._starts, offset), len(self._lines)) - 1
        line = self._lines[number][: offset - self._starts[number]]
        return self._firsts[number] + len(line.decode(errors="ignore"))
