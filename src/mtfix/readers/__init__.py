"""Readers: text of a file format to segments of prose, and back."""

from __future__ import annotations

from pathlib import PurePath

from mtfix.errors import UsageProblem
from mtfix.readers.aligned import AlignedReader, align
from mtfix.readers.base import Reader
from mtfix.readers.encoding import Decoded, decode, encode
from mtfix.readers.lines import Line, decode_lines
from mtfix.readers.plain import PlainReader

READERS: dict[str, Reader] = {"text": PlainReader()}

# Read as plain text, their markup would be taken for damage.
_WITH_MARKUP = frozenset(
    {".adoc", ".csv", ".docx", ".epub", ".htm", ".html", ".ipynb", ".json", ".jsonl", ".md"}
    | {".markdown", ".mdx", ".odt", ".pdf", ".po", ".pot", ".properties", ".resx", ".rst"}
    | {".rtf", ".sbv", ".srt", ".ass", ".strings", ".tex", ".tmx", ".tsv", ".vtt", ".xhtml"}
    | {".xlf", ".xliff", ".xml", ".yaml", ".yml"}
)

__all__ = [
    "READERS",
    "AlignedReader",
    "Decoded",
    "Line",
    "Reader",
    "align",
    "decode",
    "decode_lines",
    "encode",
    "reader_for",
]


def reader_for(path: str | None, format_name: str | None = None) -> Reader:
    """
    Return the reader called `format_name`, or else the one for the name of the file.

    A file of no known kind is plain text. Raises UsageProblem for an unknown format, and
    for a file whose markup no reader understands yet.

        >>> reader_for("seeds/page.txt").name
        'text'
    """
    known = ", ".join(READERS)
    if format_name is not None:
        if format_name not in READERS:
            raise UsageProblem(f"there is no format “{format_name}”; mtfix reads: {known}")
        return READERS[format_name]
    extension = PurePath(path).suffix.lower() if path else ""
    for reader in READERS.values():
        if extension in reader.extensions:
            return reader
    if extension in _WITH_MARKUP:
        raise UsageProblem(
            f"{path}: mtfix does not read {extension} files yet (it reads: {known}); "
            "if the file holds plain text, say so with --format text"
        )
    return READERS["text"]
