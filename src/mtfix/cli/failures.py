"""Inputs that fail, while the others go on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mtfix.cli.guard import complain, note, report_bug
from mtfix.cli.pipeline import ChunkFailure
from mtfix.errors import MtfixError

_SHOWN = 10  # names of files


class Failures:
    """The names of the inputs that failed; the user is told of each one."""

    def __init__(self) -> None:
        """Begin with none."""
        self._names: list[str] = []

    def __bool__(self) -> bool:
        """Tell whether any failed."""
        return bool(self._names)

    @contextmanager
    def caught(self, name: str) -> Iterator[None]:
        """Go on behind the block where the input of this name fails in it."""
        try:
            yield
        except MtfixError as error:
            complain(str(error))
        except ChunkFailure as failure:
            report_bug(failure)
        else:
            return
        self._names.append(name)

    def sum_up(self, inputs: int) -> None:
        """Say once more which of several inputs failed."""
        if inputs > 1 and self._names:
            names, count = self._names, len(self._names)
            more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
            files = "1 file" if count == 1 else f"{count} files"
            note(f"{files} failed: {', '.join(names[:_SHOWN])}{more}")
