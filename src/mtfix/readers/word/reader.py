"""WordprocessingML: paragraphs, across the runs that they are cut into."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from mtfix.model import Document
from mtfix.readers.word.scan import Scan
from mtfix.readers.word.writing import write
from mtfix.readers.xml import read_events


@dataclass(frozen=True, slots=True)
class WordReader:
    """
    Reads a part of a document.

    A paragraph is a segment, whatever runs it is cut into; where the look of its text changes,
    or a link begins or ends, is a break. Tabs and line breaks are units that no rule touches;
    so are words in revisions that are not accepted, and the results of fields other than
    links. Deleted and hidden text is not seen.
    """

    name: str = "docx"
    extensions: tuple[str, ...] = (".docx", ".docm", ".dotx", ".dotm")
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the paragraphs; raises ReadError where `raw` is no well-formed XML."""
        scan = Scan(raw)
        for event in read_events(raw, path):
            scan.take(event)
        segments = tuple(paragraph.build() for paragraph in scan.paragraphs)
        write_segment = partial(write, raw, scan.spots)
        return Document(raw, segments, path, write_segment, counts_segments=True)
