"""Readers: text of a file format to segments of prose, and back."""

from __future__ import annotations

from pathlib import PurePath

from mtfix.errors import UsageProblem
from mtfix.readers.aligned import AlignedReader, align
from mtfix.readers.base import Reader, ReaderAround
from mtfix.readers.container import (
    Chunk,
    Container,
    Format,
    GetScreening,
    Part,
    Passage,
    ReadOptions,
    Repaired,
    Screening,
    Text,
    join_texts,
    text_format,
)
from mtfix.readers.declared import (
    FindEncoding,
    find_html_encoding,
    find_po_encoding,
    find_xml_encoding,
    no_encoding,
)
from mtfix.readers.encoding import Decoded, decode, encode
from mtfix.readers.late import LateReader, late_format
from mtfix.readers.line_blocks import Line, decode_lines
from mtfix.readers.lines import Lines
from mtfix.readers.plain import PlainReader

#: Readers of formats whose files are one text, by name.
READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        PlainReader(),
        LateReader("html", (".html", ".htm", ".xhtml"), "mtfix.readers.html:HtmlReader"),
        LateReader(
            "markdown", (".md", ".markdown", ".mdx"), "mtfix.readers.markdown:MarkdownReader"
        ),
        LateReader("rst", (".rst", ".rest"), "mtfix.readers.rst:RstReader"),
        LateReader("po", (".po", ".pot"), "mtfix.readers.po:PoReader"),
        LateReader("xliff", (".xlf", ".xliff"), "mtfix.readers.xliff:XliffReader"),
        LateReader("tmx", (".tmx",), "mtfix.readers.tmx:TmxReader"),
        LateReader("srt", (".srt",), "mtfix.readers.subtitles:SrtReader"),
        LateReader("vtt", (".vtt",), "mtfix.readers.subtitles:VttReader"),
    )
}

# Texts that name their own encoding.
_DECLARED: dict[str, FindEncoding] = {
    "html": find_html_encoding,
    "po": find_po_encoding,
    "xliff": find_xml_encoding,
}

#: All formats, by name: those of `READERS`, and those whose files need more than a reader.
FORMATS: dict[str, Format] = {
    name: text_format(reader, _DECLARED.get(name, no_encoding)) for name, reader in READERS.items()
} | {
    form.name: form
    for form in (
        late_format("tmx", (".tmx",), "mtfix.readers.tmx:TMX", is_one_text=True),
        late_format(
            "json", (".json",), "mtfix.readers.json:JSON", is_one_text=True, is_found=False
        ),
        late_format("jsonl", (".jsonl", ".ndjson"), "mtfix.readers.jsonl:JSONL", is_found=False),
        late_format("csv", (".csv",), "mtfix.readers.csv:CSV", is_found=False),
        late_format("tsv", (".tsv", ".tab"), "mtfix.readers.csv:TSV", is_found=False),
        late_format("parquet", (".parquet",), "mtfix.readers.parquet:PARQUET", is_found=False),
        late_format("docx", (".docx", ".docm", ".dotx", ".dotm"), "mtfix.readers.docx:DOCX"),
    )
}

# Read as plain text, their markup would be taken for damage.
_WITH_MARKUP = frozenset(
    {".adoc", ".epub", ".ipynb"}
    | {".odt", ".pdf", ".properties", ".resx"}
    | {".rtf", ".sbv", ".ass", ".strings", ".tex"}
    | {".xml", ".yaml", ".yml"}
)

__all__ = [
    "FORMATS",
    "READERS",
    "AlignedReader",
    "Chunk",
    "Container",
    "Decoded",
    "Format",
    "GetScreening",
    "Line",
    "Lines",
    "Part",
    "Passage",
    "ReadOptions",
    "Reader",
    "ReaderAround",
    "Repaired",
    "Screening",
    "Text",
    "align",
    "decode",
    "decode_lines",
    "encode",
    "format_for",
    "join_texts",
    "reader_for",
]


def format_for(path: str | None, format_name: str | None = None) -> Format:
    """
    Return the format called `format_name`, or else the one for the name of the file.

    A file of no known kind is plain text. Raises UsageProblem for an unknown format, and
    for a file whose markup no reader understands yet.

        >>> format_for("seeds/page.txt").name
        'text'
    """
    known = ", ".join(FORMATS)
    if format_name is not None:
        if format_name not in FORMATS:
            raise UsageProblem(f"there is no format “{format_name}”; mtfix reads: {known}")
        return FORMATS[format_name]
    extension = PurePath(path).suffix.lower() if path else ""
    for form in FORMATS.values():
        if extension in form.extensions:
            return form
    if extension in _WITH_MARKUP:
        raise UsageProblem(
            f"{path}: mtfix does not read {extension} files yet (it reads: {known}); "
            "if the file holds plain text, say so with --format text"
        )
    return FORMATS["text"]


def reader_for(format_name: str | None = None) -> Reader:
    """
    Return the reader of the format called `format_name`; without a name, of plain text.

    Raises UsageProblem for an unknown format, and for one whose files hold several texts.
    """
    if format_name is None:
        return READERS["text"]
    if format_name not in READERS:
        known = ", ".join(READERS)
        raise UsageProblem(
            f"there is no format “{format_name}” for a text in memory; mtfix reads: {known}"
        )
    return READERS[format_name]
