"""Texts that a file holds as values: in strings of JSON, in fields of tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from mtfix.model import Break, Document, Edit, Piece, Segment, Span
from mtfix.model.writing import Writer
from mtfix.readers.base import Reader

#: Columns that are taken for prose where the user names none.
USUAL_COLUMNS = (
    *("text", "content", "title", "body", "headline", "subtitle", "lead", "description"),
    *("summary", "abstract", "paragraph", "paragraphs", "sentence", "translation"),
    *("target", "target_text", "hypothesis", "mt"),
)


@dataclass(frozen=True, slots=True)
class Value:
    """
    A text that a file holds as a value, as one segment that maps it to the raw text.

    `write` writes edits of it into the file, escaped as they must be there.
    """

    whole: Segment
    write: Writer


def document_of(
    raw: str, values: Sequence[Value], reader: Reader, path: str | None = None
) -> Document:
    """
    Return the document whose segments are those that `reader` finds in the values.

    The values come in the order of the file. A value's source goes to its segments where it
    has as many.
    """
    inner = [(value, reader.read(value.whole.text, path)) for value in values]
    segments: list[Segment] = []
    homes: dict[int, tuple[Value, Document, Segment]] = {}
    for value, document in inner:
        sources = _sources(value.whole, reader, len(document.segments))
        for segment, source in zip(document.segments, sources, strict=True):
            outer = _outer(segment, value.whole)
            homes[_start(outer)] = (value, document, segment)
            segments.append(replace(outer, source=source))
    return Document(raw, tuple(segments), path, partial(_write, homes))


def _write(
    homes: dict[int, tuple[Value, Document, Segment]], segment: Segment, edits: Sequence[Edit]
) -> tuple[Edit, ...] | None:
    value, document, inner = homes[_start(segment)]
    in_value = document.write(inner, edits)
    return None if in_value is None else value.write(value.whole, in_value)


def _start(segment: Segment) -> int:
    return segment.pieces[0].raw.start if segment.pieces else -1


def _sources(whole: Segment, reader: Reader, count: int) -> list[str | None]:
    if whole.source is None:
        return [None] * count
    sources: list[str | None] = [segment.text for segment in reader.read(whole.source).segments]
    return sources if len(sources) == count else [None] * count


def _outer(inner: Segment, whole: Segment) -> Segment:
    """Return a segment of a value as one of the file that holds the value."""
    ends = [piece.text.end for piece in whole.pieces]
    return replace(
        inner,
        pieces=tuple(part for piece in inner.pieces for part in _pieces(piece, whole, ends)),
        breaks=tuple(
            Break(place.at, whole.to_raw(Span(place.raw, place.raw)).start)
            for place in inner.breaks
        ),
        language=inner.language or whole.language,
    )


def _pieces(piece: Piece, whole: Segment, ends: Sequence[int]) -> Iterator[Piece]:
    """Yield a piece that leads into the value as pieces that lead into the file."""
    if not piece.is_literal:
        yield Piece(piece.text, whole.to_raw(piece.raw))
        return
    shift = piece.text.start - piece.raw.start
    for outer in whole.pieces[bisect_right(ends, piece.raw.start) :]:
        start = max(outer.text.start, piece.raw.start)
        end = min(outer.text.end, piece.raw.end)
        if start >= end:
            break
        raw = outer.raw
        if outer.is_literal:
            raw = Span(start, end).shift(outer.raw.start - outer.text.start)
        yield Piece(Span(start, end).shift(shift), raw)
