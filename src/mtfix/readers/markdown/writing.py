"""Edits of a segment, written as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from mtfix.model import Edit, Segment, write_edits
from mtfix.readers.html.writing import write_html
from mtfix.readers.markdown.front_matter import METADATA, write_metadata

# What could begin or end markup; an asterisk between blanks does not.
_MARKS = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|[`\[]|(?<!\s)\*|\*(?!\s)|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=[A-Za-z#])"
)


def write_markdown(raw: str, segment: Segment, edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
    """
    Return edits of the file `raw` that do what `edits` do to a segment; None if they cannot.

    Signs of new text that could be markup are escaped, in settings as their quotes ask for.
    """
    if segment.role == METADATA:
        return write_metadata(raw, segment, edits)
    if segment.role == "attribute" and _is_in_tag(raw, segment.pieces[0].raw.start):
        return write_html(raw, segment, edits)
    return write_edits(segment, edits, partial(_escape, is_cell=segment.role == "table-cell"))


def _is_in_tag(raw: str, start: int) -> bool:
    return raw[max(start - 80, 0) : start].rstrip().endswith(('"', "'"))


def _escape(text: str, *, is_cell: bool) -> str:
    text = _MARKS.sub(r"\\\g<0>", text)
    return text.replace("|", r"\|") if is_cell else text
