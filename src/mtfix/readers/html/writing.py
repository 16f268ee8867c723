"""Edits of a segment, written as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from mtfix.model import Edit, Segment, write_edits


def write_html(raw: str, segment: Segment, edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
    """
    Return edits of the page `raw` that do what `edits` do to a segment; None if they cannot.

    New text has its signs escaped, the quotes around it too where it is an attribute; a
    no-break space is written as the page writes it.
    """
    start = segment.pieces[0].raw.start
    before = raw[max(start - 80, 0) : start].rstrip()
    quote = before[-1:] if segment.role == "attribute" else ""
    has_names = "&nbsp;" in raw
    return write_edits(segment, edits, partial(_escape, quote=quote, has_names=has_names))


def _escape(text: str, *, quote: str, has_names: bool) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    if quote == '"':
        text = text.replace('"', "&quot;")
    elif quote == "'":
        text = text.replace("'", "&#39;")
    return text.replace("\N{NO-BREAK SPACE}", "&nbsp;") if has_names else text
