"""How far long work has come, on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

_PATIENCE, _PAUSE = 1.0, 0.2  # seconds before the first line, and between two
_WIDTH = 24  # columns of the bar
_ERASE = "\r\x1b[K"


class Progress:
    """
    A line on standard error that tells how much is done, how fast, and how long it will take.

    It is our own since click's bar knows no rate, and rich takes longer to load than most
    files take to be cleaned. `total` is in bytes.
    """

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Show nothing yet."""
        self._total, self._clock = max(total, 1), clock
        self._start = clock()
        self._next = self._start + _PATIENCE
        self._finished = 0
        self._is_shown = False

    def finish(self, size: int) -> None:
        """Count a file of so many bytes as done."""
        self._finished += size
        self.hide()
        self.show(0)

    def show(self, done: int) -> None:
        """Show that so many bytes of the next file are done, too, if it is time to."""
        now = self._clock()
        if now >= self._next:
            self._next = now + _PAUSE
            self._is_shown = True
            sys.stderr.write(
                _ERASE + describe(self._finished + done, self._total, now - self._start)
            )
            sys.stderr.flush()

    def hide(self) -> None:
        """Make room for something else."""
        if self._is_shown:
            self._is_shown = False
            sys.stderr.write(_ERASE)
            sys.stderr.flush()


def describe(done: int, total: int, seconds: float) -> str:
    """
    Return the line for so many bytes done in so many seconds.

        >>> describe(3_000_000, 12_000_000, 2.0)
        '[######                  ]  25%  1.5 MB/s  0:06 left'
    """
    share = min(done / total, 1.0)
    bar = "#" * int(share * _WIDTH)
    rate = done / seconds if seconds > 0 else 0.0
    left = _as_clock((total - done) / rate) if rate > 0 else "?:??"
    return f"[{bar:{_WIDTH}}] {share:4.0%}  {rate / 1e6:.1f} MB/s  {left} left"


def _as_clock(seconds: float) -> str:
    minutes, rest = divmod(round(max(seconds, 0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
