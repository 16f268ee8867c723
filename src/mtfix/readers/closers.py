"""Where things end that may have no end, looked for in linear time."""

from __future__ import annotations


class Closers:
    """
    Finds what ends a construct; what is missing is looked for only once.

        >>> closers = Closers("{{ a }} {{ b")
        >>> closers.find("}}", 2), closers.find("}}", 10), closers.find("}}", 11)
        (7, None, None)
    """

    def __init__(self, text: str) -> None:
        """Take the text; places must be asked for in order."""
        self._text = text
        self._found: dict[str, int] = {}  # the start of each closer that was found last, or -1

    def find(self, closer: str, at: int) -> int | None:
        """Return the offset behind the next `closer` that begins at `at` or later, if any."""
        start = self._found.get(closer, 0)
        if start >= 0 and (start < at or closer not in self._found):
            start = self._found[closer] = self._text.find(closer, at)
        return start + len(closer) if start >= 0 else None
