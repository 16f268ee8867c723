"""Reads the document of an example beside what the example says of its text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest

from mtfix.model import Document, Segment
from mtfix.readers import ReaderAround


@dataclass(frozen=True, slots=True)
class BesideReader(ReaderAround):
    """
    Reads like `reader`, and gives the paragraphs after the first `before` their sources.

    `source` has them, one paragraph for one; `limit` is how many code points each may have.
    """

    before: int
    source: str | None
    limit: int | None

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the document, its own text with sources where the counts agree."""
        document = self.reader.read(raw, path)
        own = document.segments[self.before :]
        sources = [s.text for s in self.reader.read(self.source or "").segments]
        if sources and len(sources) != len(own):
            return document
        beside: list[Segment] = [
            replace(segment, source=source, limit=self.limit)
            for segment, source in zip_longest(own, sources)
        ]
        return replace(document, segments=(*document.segments[: self.before], *beside))
