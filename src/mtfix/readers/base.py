"""What every reader promises."""

from __future__ import annotations

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

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the segments of `raw`, with an exact map to it; `raw` itself is kept."""

    def escape(self, replacement: str) -> str:
        """Return `replacement` as it must be written in the file."""
