"""Rows of tables: fields with exact places, quoted as CSV has it or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from mtfix.errors import ReadError
from mtfix.model import Document, Edit, Piece, Segment, Span, apply_edits, write_edits
from mtfix.readers.base import Reader
from mtfix.readers.plain import PlainReader
from mtfix.readers.values import Value, document_of


@dataclass(frozen=True, slots=True)
class Dialect:
    """
    What parts the fields, and whether quotes may stand around them.

    Without quotes every quote is a letter; but a field that a quoting program wrote (a quote
    at both ends, all others doubled) is read as such, since that is right in either case.
    """

    delimiter: str = ","
    has_quotes: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a row; `span` is what is in it, without the quotes that it may have."""

    span: Span
    is_quoted: bool = False


class OpenQuote(Exception):  # noqa: N818 - no error: the row goes on
    """A row ends inside of quotes, so that the next line belongs to it."""


@cache
def _patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    bare = re.compile(rf"[^{re.escape(delimiter)}]*")
    quoted = re.compile(r'"([^"]*(?:""[^"]*)*)"(?!")')
    return bare, quoted


def split_row(row: str, dialect: Dialect) -> list[Field]:
    """
    Return the fields of a row, which comes without its line end.

    Raises OpenQuote where the row is not yet whole, ReadError where something follows a
    quote that closes.

        >>> [field.span.of('1,"a, b",c') for field in split_row('1,"a, b",c', Dialect())]
        ['1', 'a, b', 'c']
    """
    bare, quoted = _patterns(dialect.delimiter)
    fields: list[Field] = []
    at = 0
    while True:
        match = quoted.match(row, at) if row.startswith('"', at) else None
        is_cut = match is not None and not dialect.has_quotes and dialect.delimiter in match[1]
        if match and not is_cut and row[match.end() : match.end() + 1] in ("", dialect.delimiter):
            fields.append(Field(Span(*match.span(1)), is_quoted=True))
            at = match.end()
        elif dialect.has_quotes and row.startswith('"', at):
            if match is None:
                raise OpenQuote
            raise ReadError(
                f"has {row[match.end()]!r} behind the quote that closes field {len(fields) + 1}"
            )
        else:
            match = bare.match(row, at)
            assert match is not None  # noqa: S101 - it matches nothing, too
            fields.append(Field(Span(*match.span())))
            at = match.end()
        if at >= len(row):
            return fields
        at += 1


@dataclass(frozen=True, slots=True)
class RowReader:
    """
    Reads the prose in a row of a table of `width` columns.

    `columns` are the numbers, from 0, of those that hold prose, `source` and `language` those
    of what it was translated from and of the code of its language.
    """

    dialect: Dialect
    width: int
    columns: tuple[int, ...]
    source: int | None = None
    language: int | None = None
    inner: Reader = field(default_factory=PlainReader)
    name: str = "csv"
    extensions: tuple[str, ...] = ()
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the prose; raises ReadError where the row is broken."""
        fields = self.split(raw, path or "-")
        source, language = (
            None if number is None else _segment(raw, fields[number]).text
            for number in (self.source, self.language)
        )
        values = []
        for number in sorted(self.columns):
            cell = fields[number]
            whole = replace(_segment(raw, cell), source=source, language=language or None)
            values.append(Value(whole, partial(_write, raw, cell, self.dialect)))
        return document_of(raw, values, self.inner, path)

    def split(self, raw: str, path: str) -> list[Field]:
        """Return the fields of a row; raises ReadError where they are not as many as columns."""
        try:
            fields = split_row(raw, self.dialect)
        except OpenQuote:
            raise ReadError(f"{path}: the row has a quote that is not closed") from None
        except ReadError as error:
            raise ReadError(f"{path}: the row {error}") from None
        if len(fields) != self.width:
            raise ReadError(
                f"{path}: the row has {len(fields)} fields, not {self.width} as the first one; "
                "if they are parted by something else, say so with --delimiter"
            )
        return fields


def _segment(raw: str, cell: Field) -> Segment:
    """Return a field as one segment."""
    content = cell.span.of(raw)
    pieces: list[Piece] = []
    length, at = 0, cell.span.start
    for part in content.split('""') if cell.is_quoted else [content]:
        if at > cell.span.start:
            pieces.append(Piece(Span(length, length + 1), Span(at - 2, at)))
            length += 1
        if part:
            pieces.append(Piece(Span(length, length + len(part)), Span(at, at + len(part))))
        length += len(part)
        at += len(part) + 2
    return Segment(content.replace('""', '"') if cell.is_quoted else content, tuple(pieces))


def _write(
    raw: str, cell: Field, dialect: Dialect, segment: Segment, edits: Sequence[Edit]
) -> tuple[Edit, ...] | None:
    """Return the edits of the raw text; a bare field gets quotes where it needs them now."""
    before, after = segment.text, apply_edits(segment.text, edits)
    if cell.is_quoted and dialect.has_quotes:
        return write_edits(segment, edits, _double)
    has_more = any(
        after.count(mark) > before.count(mark) for mark in (dialect.delimiter, "\n", "\r")
    )
    opens_quote = after.startswith('"') and not before.startswith('"')
    if not dialect.has_quotes:
        has_more |= after.count('"') > before.count('"') and (cell.is_quoted or opens_quote)
        return None if has_more else write_edits(segment, edits)
    written = write_edits(segment, edits)
    if written is None or not (has_more or opens_quote):
        return written
    return _quoted(raw, cell.span, written)


def _quoted(raw: str, span: Span, edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
    """Return edits of a bare field that put quotes around it, and double those inside."""
    all_edits = [Edit(edit.span, _double(edit.replacement)) for edit in edits]
    for at in (at for at in range(span.start, span.end) if raw[at] == '"'):
        quote = Span(at, at + 1)
        if any(edit.span.touches(quote) and not edit.span.contains(quote) for edit in edits):
            return None
        if not any(edit.span.contains(quote) for edit in edits):
            all_edits.append(Edit(quote, '""'))
    all_edits.sort()
    if all_edits[0].span.start == span.start:
        all_edits[0] = replace(all_edits[0], replacement='"' + all_edits[0].replacement)
    else:
        all_edits.insert(0, Edit(Span(span.start, span.start), '"'))
    if all_edits[-1].span.end == span.end:
        all_edits[-1] = replace(all_edits[-1], replacement=all_edits[-1].replacement + '"')
    else:
        all_edits.append(Edit(Span(span.end, span.end), '"'))
    return tuple(all_edits)


def _double(text: str) -> str:
    return text.replace('"', '""')
