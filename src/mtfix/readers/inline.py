"""The content of a translation unit: text, and the codes of the original between its words."""

from __future__ import annotations

import re
from dataclasses import replace

from mtfix.model import Segment, Span
from mtfix.readers.builder import SegmentBuilder
from mtfix.readers.xml import Event

_INDENT = re.compile(r"\s*\n\s*")  # a line end in XML comes with the blanks around it
_AROUND = frozenset({"g", "pc", "mrk", "hi"})  # hold text of the sentence
_OPENING = frozenset({"bx", "sc", "sm", "bpt"})
_CLOSING = frozenset({"ex", "ec", "em", "ept"})
_EITHER = frozenset({"it"})
_CLOSES = frozenset({"close", "end"})  # what `pos` says of an isolated code


class InlineContent:
    """
    Builds a segment from the events inside of a `source`, `target` or `seg`.

    Codes that open or close a format are places where markup changes. Others (a variable,
    an image, a line break) stand in the text as one sign that no rule touches; so does what
    `mrk` says is not to be translated.
    """

    def __init__(self, raw: str) -> None:
        """Start with nothing of the `raw` text of the file."""
        self._raw = raw
        self._builder = SegmentBuilder(raw)
        self._native: list[Event] = []  # open codes, in which nothing is text
        self._marks: list[int | None] = []  # where a closed `mrk` began, for each open one
        self._closed: list[Span] = []

    @property
    def text(self) -> str:
        """What it says so far."""
        return self._builder.text

    def build(self) -> Segment | None:
        """Return the segment, None where there is nothing to read."""
        segment = self._builder.build("message")
        if segment is None or not self._closed:
            return segment
        return replace(segment, protected=tuple(sorted((*segment.protected, *self._closed))))

    def add(self, event: Event) -> None:
        """Take the next event."""
        if event.kind == "open":
            self._open(event)
        elif event.kind == "close":
            self._close(event)
        elif self._native:
            return
        elif event.kind == "text":
            self._text(event)
        else:
            self._builder.close_mark(event.span.end)

    def _open(self, event: Event) -> None:
        if self._native or event.name not in _AROUND:
            self._native.append(event)
            return
        self._builder.open_mark(event.span.start)
        if event.name == "mrk":
            is_closed = event.attributes.get("mtype") == "protected" or (
                event.attributes.get("translate") == "no"
            )
            self._marks.append(len(self.text) if is_closed else None)

    def _close(self, event: Event) -> None:
        if not self._native:
            self._builder.close_mark(event.span.end)
            start = self._marks.pop() if event.name == "mrk" else None
            if start is not None and len(self.text) > start:
                self._closed.append(Span(start, len(self.text)))
            return
        code = self._native.pop()
        if self._native:
            return
        if code.name in _OPENING or (code.name in _EITHER and not _is_closing(code)):
            self._builder.open_mark(code.span.start)
        elif code.name in _CLOSING or code.name in _EITHER:
            self._builder.close_mark(event.span.end)
        else:
            self._builder.add_object(Span(code.span.start, event.span.end))

    def _text(self, event: Event) -> None:
        if event.text != event.span.of(self._raw):
            self._builder.add_unit(event.text, event.span)
            return
        place = event.span.start
        for blanks in _INDENT.finditer(event.text):
            start, end = (event.span.start + at for at in blanks.span())
            self._builder.add_unit(self._raw[place:start], Span(place, start))
            self._builder.add_unit("\n", Span(start, end))
            place = end
        self._builder.add_unit(self._raw[place : event.span.end], Span(place, event.span.end))


def _is_closing(code: Event) -> bool:
    return code.attributes.get("pos") in _CLOSES
