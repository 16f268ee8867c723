"""Edits of a segment, written as reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mtfix.model import Edit, Segment, Span, apply_edits, write_edits
from mtfix.readers.rst.blocks import Block
from mtfix.readers.rst.lines import measure_width

# What could begin markup where it stands.
_MARKS = re.compile(r"\\|(?<!\w)[*`|](?=\S)|(?<=\w)_(?!\w)")


def write_rst(
    raw: str, titles: Mapping[int, Block], segment: Segment, edits: Sequence[Edit]
) -> tuple[Edit, ...] | None:
    """
    Return edits of the file `raw` that do what `edits` do to a segment; None if they cannot.

    The lines under and over a title are kept as long as it is; a longer one stays so.
    """
    written = write_edits(segment, edits, _escape)
    title = titles.get(segment.pieces[0].raw.start)
    if not written or title is None:
        return written
    return tuple(sorted([*written, *_fit_adornments(raw, title, written)]))


def _fit_adornments(raw: str, title: Block, edits: Sequence[Edit]) -> list[Edit]:
    inside = [Edit(edit.span.shift(-title.span.start), edit.replacement) for edit in edits]
    indent = _column(raw, title.span) - _column(raw, title.adornments[0])
    old = indent + measure_width(title.span.of(raw))
    new = indent + measure_width(apply_edits(title.span.of(raw), inside))
    length = len(title.adornments[0])
    wanted = new if length == old else max(length, new)
    return [
        Edit(
            Span(min(line.start + wanted, line.end), line.end), raw[line.start] * (wanted - length)
        )
        for line in title.adornments
        if wanted != length
    ]


def _column(raw: str, span: Span) -> int:
    return span.start - max(raw.rfind(end, 0, span.start) for end in "\r\n") - 1


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)
