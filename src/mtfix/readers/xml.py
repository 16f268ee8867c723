"""XML as a stream of events, each with its exact place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from xml.parsers import expat

from mtfix.errors import ReadError
from mtfix.model import Span

_TAG_END = re.compile(r"""(?:[^>"']|"[^"]*"|'[^']*')*>""")
_COMMENT_END = re.compile(r"-->")
_INSTRUCTION_END = re.compile(r"\?>")
_XML = "http://www.w3.org/XML/1998/namespace"
_NEEDS_ESCAPE = re.compile("[&<>]")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

Kind = Literal["open", "close", "text", "other"]


@dataclass(frozen=True, slots=True)
class Event:
    """
    A tag, a run of text, or something else (a comment, an instruction, a CDATA mark).

    `name` is an element's, `namespace` and prefix left out; those of XML itself keep their
    prefix among the attributes (`xml:lang`). `span` is where it stands in the text. An empty
    element opens and closes with the same span.
    """

    kind: Kind
    span: Span
    name: str = ""
    text: str = ""
    namespace: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def escape_xml(text: str) -> str:
    """
    Return text as it is written between tags.

        >>> escape_xml("A & B")
        'A &amp; B'
    """
    return _NEEDS_ESCAPE.sub(lambda match: _ESCAPED[match[0]], text)


def read_events(raw: str, path: str | None = None) -> list[Event]:
    """
    Return the events of an XML document, in order.

    Nothing outside of the text is ever read, and no entity expanded that it declares itself.
    Raises ReadError, with the place, where the text is no well-formed XML, and where it
    declares or names entities of its own.

        >>> [event.text for event in read_events("<p>A &amp; B</p>") if event.kind == "text"]
        ['A ', '&', ' B']
    """
    encoded = raw.encode("utf-8", "surrogatepass")
    recorder = _Recorder(path or "-")
    try:
        recorder.parser.Parse(encoded, True)  # noqa: FBT003 - expat takes no keywords
    except expat.ExpatError as error:
        raise ReadError(
            f"{path or '-'}:{error.lineno}:{error.offset + 1}: "
            f"is no well-formed XML: {expat.errors.messages[error.code]}"
        ) from None
    return list(_place(raw, encoded, recorder.events))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What expat told, at a byte of the encoded text."""

    kind: Kind
    start: int
    name: str = ""
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    end: re.Pattern[str] | None = None  # what ends it, where that is not the next event


class _Recorder:
    """Writes down what expat tells, and where."""

    def __init__(self, path: str) -> None:
        self.events: list[_Seen] = []
        self._path = path
        # The text is decoded, so whatever its prolog says of the encoding is past.
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = lambda _: self._add("other", end=_COMMENT_END)
        parser.ProcessingInstructionHandler = lambda *_: self._add("other", end=_INSTRUCTION_END)
        parser.StartCdataSectionHandler = lambda: self._add("other")
        parser.EndCdataSectionHandler = lambda: self._add("other")
        parser.EntityDeclHandler = self._refuse
        parser.SkippedEntityHandler = self._refuse

    def _add(self, kind: Kind, *, end: re.Pattern[str] | None = None) -> None:
        self.events.append(_Seen(kind, self.parser.CurrentByteIndex, end=end))

    def _open(self, name: str, attributes: Mapping[str, str]) -> None:
        start = self.parser.CurrentByteIndex
        self.events.append(_Seen("open", start, name, "", attributes, _TAG_END))

    def _close(self, name: str) -> None:
        start = self.parser.CurrentByteIndex
        self.events.append(_Seen("close", start, name, end=_TAG_END))

    def _text(self, text: str) -> None:
        self.events.append(_Seen("text", self.parser.CurrentByteIndex, text=text))

    def _refuse(self, name: str, *_: object) -> None:
        raise ReadError(
            f"{self._path}:{self.parser.CurrentLineNumber}: uses the entity “{name}” of its own; "
            "mtfix expands none but those of XML (&amp; &lt; &gt; &quot; &apos;)"
        )


def _place(raw: str, encoded: bytes, seen: list[_Seen]) -> Iterator[Event]:
    """Yield the events with their places in code points."""
    starts = list(_code_points(encoded, [event.start for event in seen]))
    opened = Span(0, 0)
    for number, event in enumerate(seen):
        start = starts[number]
        if event.end is not None:
            match = event.end.search(raw, start)
            end = match.end() if match else len(raw)
        else:
            end = starts[number + 1] if number + 1 < len(seen) else len(raw)
        span = Span(start, end)
        if event.kind == "close" and not raw.startswith("</", start):
            span = opened  # of an empty element, which has one tag
        elif event.kind == "open":
            opened = span
        namespace, _, name = event.name.rpartition(" ")
        attributes = {_attribute(key): value for key, value in event.attributes.items()}
        # A parser makes one line feed of every line end; a map to the file keeps them.
        text = span.of(raw) if event.text == "\n" and "\r" in span.of(raw) else event.text
        yield Event(event.kind, span, name, text, namespace, attributes)


def _attribute(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return f"xml:{local}" if namespace == _XML else local


def _code_points(encoded: bytes, offsets: list[int]) -> Iterator[int]:
    """Yield how many code points stand before each offset; offsets hardly ever go back."""
    place = count = 0
    for offset in offsets:
        if offset < place:
            place = count = 0
        count += len(encoded[place:offset].decode("utf-8", "surrogatepass"))
        place = offset
        yield count
