"""A text beside the text that it was translated from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mtfix.errors import UsageProblem
from mtfix.model import Document
from mtfix.readers.base import Reader, ReaderAround


@dataclass(frozen=True, slots=True)
class AlignedReader(ReaderAround):
    """
    Reads like `reader`, and gives each segment its source.

    Where a repair has changed the number of segments, none has a source any more: a
    wrong one is worse than none.
    """

    sources: tuple[str, ...]

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the document, its segments with their sources where the counts agree."""
        document = self.reader.read(raw, path)
        if len(document.segments) != len(self.sources):
            return document
        pairs = zip(document.segments, self.sources, strict=True)
        aligned = tuple(replace(segment, source=source) for segment, source in pairs)
        return replace(document, segments=aligned)


def align(reader: Reader, raw: str, source: str, *, name: str, source_name: str) -> AlignedReader:
    """
    Return a reader that gives the paragraphs of `raw` those of `source`.

    Raises UsageProblem where there are not equally many.
    """
    ours, theirs = reader.read(raw).segments, reader.read(source).segments
    if len(ours) != len(theirs):
        raise UsageProblem(
            f"{source_name} has {len(theirs)} paragraphs and {name} has {len(ours)}; "
            "--source needs the same number in the same order"
        )
    return AlignedReader(reader, tuple(segment.text for segment in theirs))
