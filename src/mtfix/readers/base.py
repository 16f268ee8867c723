"""What every reader promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from mtfix.model import Document


class Reader(Protocol):
    """Turns the text of one file format into a document of prose segments."""

    @property
    def name(self) -> str:
        """The word that --format takes."""

    @property
    def extensions(self) -> tuple[str, ...]:
        """The file name endings that it reads, in lower case, with the dot."""

    @property
    def has_markup(self) -> bool:
        """Whether a repair could make markup of prose, so that each one must be proven."""

    def read(self, raw: str, path: str | None = None) -> Document:
        """
        Return the segments of `raw`, with an exact map to it; `raw` itself is kept.

        The document's `write` knows how the format writes edits. Raises ReadError, with
        the path and the place, where `raw` is broken beyond doubt.
        """


@dataclass(frozen=True, slots=True)
class ReaderAround:
    """What a reader around another one says of its format: the same."""

    reader: Reader

    @property
    def name(self) -> str:
        """The format of the text."""
        return self.reader.name

    @property
    def extensions(self) -> tuple[str, ...]:
        """The file name endings of the format."""
        return self.reader.extensions

    @property
    def has_markup(self) -> bool:
        """Whether repairs of this format must be proven."""
        return self.reader.has_markup
