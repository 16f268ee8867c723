"""Conditions that ask where a match stands: in its sentence, its line, its document."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from mtfix.detectors.conditions.place import Place, tell
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_LETTER = compile_late(r"\p{L}")
_START = compile_late(r"\s*\p{L}(?=\p{L}*[ ,])")
_MARKED = compile_late(r"[\[\])*_`]")
_BOLD = compile_late(r"<(?:b|strong|button|label)\b|\*\*")
_MANY_SMALL = 5
_MANY_APART = 6  # blanks beside markup that are a style
_OPEN_ENDS = (",", ";", "–", "—")
_GOES_ON = compile_late(r"[\p{L}\p{M}\p{N},;:–—-]\Z|\A\s*\S+[^\s.!?]\Z")
_TITLES = ("heading", "metadata")


def starts_sentence(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group may start a sentence."""
    return tell(context.starts_sentence(place.segment, place.span.start))


def is_mid_sentence(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group cannot start a sentence."""
    return tell(not context.starts_sentence(place.segment, place.span.start))


def is_on_one_line(place: Place, context: DocumentContext) -> str | None:
    """Hold where the file does not begin a new line inside of the group: that blank is wrapping."""
    span = context.document.segments[place.segment].to_raw(place.span)
    return tell("\n" not in span.of(context.document.raw))


def is_no_gap_beside_markup(place: Place, context: DocumentContext) -> str | None:
    """
    Hold where the group is no blank that sets code, or what is marked, apart from text.

    In Markdown many authors do so; in other formats where most of the document has such blanks.
    """
    raw = context.document.raw
    if any(place.span.touches(code) for code in context.closed(place.segment)):
        return None
    breaks = context.document.segments[place.segment].breaks
    near = [b.raw for b in breaks if place.span.start <= b.at <= place.span.end]
    if any(_MARKED.search(raw[max(at - 1, 0) : at + 2]) for at in near):
        return None
    return tell(not near or not _sets_markup_apart(context))


def is_no_label(place: Place, context: DocumentContext) -> str | None:
    """Hold where the group does not open several bold words: those are mostly a button's."""
    segment, start = context.document.segments[place.segment], place.span.start
    if not any(
        span.start == start and len(span.of(segment.text).split()) > 1
        for span in context.enclosed(place.segment)
    ):
        return ""
    opened = (b.raw for b in segment.breaks if b.at == start)
    return tell(not any(_BOLD.match(context.document.raw, at) for at in opened))


def _sets_markup_apart(context: DocumentContext) -> bool:
    """Tell whether blanks stand beside most of the inline markup of the document."""
    if _sets_markup_apart not in context.memo:
        beside = [
            " " in segment.text[max(place.at - 1, 0) : place.at + 1]
            for segment in context.document.segments
            for place in segment.breaks
            if 0 < place.at < len(segment.text)
        ]
        apart = sum(beside)
        context.memo[_sets_markup_apart] = apart >= _MANY_APART and 2 * apart > len(beside)
    return bool(context.memo[_sets_markup_apart])


def opens_document(place: Place, context: DocumentContext) -> str | None:
    """Hold where nothing but blanks, titles and front matter stands before the group."""
    return tell(_opens_document(place, context))


def is_amid(place: Place, context: DocumentContext) -> str | None:
    """Hold where text stands before the group in the document."""
    return tell(not _opens_document(place, context))


def _opens_document(place: Place, context: DocumentContext) -> bool:
    segments = context.document.segments
    before = segments[place.segment].text[: place.span.start]
    return not before.strip() and not any(
        segment.text.strip() and segment.role not in _TITLES
        for segment in islice(segments, place.segment)
    )


def closes_document(place: Place, context: DocumentContext) -> str | None:
    """Hold where nothing but blanks stands after the group in the whole document."""
    segments = context.document.segments
    after = segments[place.segment].text[place.span.end :]
    return tell(
        not after.strip()
        and not any(s.text.strip() for s in islice(segments, place.segment + 1, None))
    )


def starts_anew(place: Place, context: DocumentContext) -> str | None:
    """
    Hold where no sentence of the line, or of the paragraph, above the group goes on in its own.

    Lines of a poem are segments, and so are those of a text whose wrapping is not plain. Nor does
    it hold where the source begins in lower case, the paragraph above or below does, as items of
    a list do, or many paragraphs of the document.
    """
    segments = context.document.segments
    letter = _LETTER.search(segments[place.segment].source or "")
    if (letter is not None and letter[0].islower()) or _is_often_small(context):
        return None
    before = next((s for s in reversed(segments[: place.segment]) if s.text.strip()), None)
    if before is None or before.role in _TITLES:
        return ""
    after = next((s for s in islice(segments, place.segment + 1, None) if s.text.strip()), None)
    if _starts_small(before.text) or (after and _starts_small(after.text)):
        return None
    end = before.text.rstrip()
    raw, first = context.document.raw, segments[place.segment].pieces[0].raw.start
    between = raw[before.pieces[-1].raw.end : first]
    is_next_line = not between.strip() and between.count("\n") == 1
    goes_on = end.endswith(_OPEN_ENDS) or (is_next_line and _GOES_ON.search(end))
    return tell(not goes_on)


def _starts_small(text: str) -> bool:
    first = _START.match(text)
    return first is not None and first[0][-1].islower()


def _is_often_small(context: DocumentContext) -> bool:
    """Tell whether several paragraphs, and every fifth, begin in lower case."""
    if _is_often_small not in context.memo:
        texts = (segment.text for segment in context.document.segments)
        firsts = [match[0] for text in texts if (match := _START.match(text))]
        small = sum(first[-1].islower() for first in firsts)
        context.memo[_is_often_small] = small >= _MANY_SMALL and small * 5 > len(firsts)
    return bool(context.memo[_is_often_small])
