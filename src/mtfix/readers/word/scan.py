"""The way through the XML of a part: which paragraphs there are, and where text may stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mtfix.model import Span
from mtfix.readers.builder import OBJECT
from mtfix.readers.word.paragraph import BLANKS, Paragraph, Run, Spot
from mtfix.readers.xml import Event

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
#: What stands in a run for a character, or for a thing that is seen but not read.
_UNITS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "sym": OBJECT,
    "drawing": OBJECT,
    "pict": OBJECT,
    "object": OBJECT,
    "footnoteReference": OBJECT,
    "endnoteReference": OBJECT,
}
_OTHERS_WORDS = ("ins", "moveTo")  # revisions that an editor has yet to accept
_NOT_SEEN = ("del", "moveFrom")
#: Properties of a run that say nothing of its look: two runs may differ in them by chance.
_INVISIBLE = ("lang", "noProof", "rPrChange", "bCs", "iCs", "szCs", "kern", "webHidden")
_NAME = re.compile(r"<[^\s/>]+")


@dataclass(slots=True)
class _Field:
    """A field: its code, and whether its result has begun."""

    number: int
    code: str = ""
    is_result: bool = False

    @property
    def is_link(self) -> bool:
        return self.is_result and self.code.strip().upper().startswith("HYPERLINK")


class Scan:
    """Goes through the events of a part, and gathers its `paragraphs` and `spots`."""

    def __init__(self, raw: str) -> None:
        self.paragraphs: list[Paragraph] = []
        self.spots: list[Spot] = []
        self._raw = raw
        self._path: list[str] = []  # the names of the open elements, "" for those of others
        self._keeps: list[bool] = [False]  # whether each of them keeps blanks
        self._open: list[Paragraph] = []
        self._runs: list[Run] = []
        self._links: list[int] = []
        self._fields: list[_Field] = []
        self._content: list[Event] = []
        self._tag = Span(0, 0)

    def take(self, event: Event) -> None:
        """Take the next event, in order."""
        if event.kind == "open":
            self._begin(event)
            self._path.append(event.name if event.namespace in _WORD else "")
            keeps = event.attributes.get("xml:space")
            self._keeps.append(self._keeps[-1] if keeps is None else keeps == "preserve")
        elif event.kind == "close":
            self._path.pop()
            self._finish(event, keeps=self._keeps.pop())
        elif event.kind == "text" and self._path[-1:] == ["t"]:
            self._content.append(event)
        elif event.kind == "text" and self._path[-1:] == ["instrText"] and self._fields:
            self._fields[-1].code += event.text

    def _begin(self, event: Event) -> None:
        name, attributes = event.name, event.attributes
        if event.namespace not in _WORD:
            if name == "oMath" and self._parent() == "p" and self._open:
                self._open[-1].add(OBJECT, event.span, is_closed=True)
        elif name == "p":
            self._open.append(Paragraph())
            self.paragraphs.append(self._open[-1])
        elif name == "r":
            link = self._links[-1] if self._links else 0
            links = [field.number for field in self._fields if field.is_link]
            self._runs.append(Run(link=link or (links[-1] if links else 0)))
        elif self._path[-2:] == ["r", "rPr"]:
            self._note_look(name, attributes)
        elif name == "hyperlink":
            self._links.append(event.span.start)
        elif name == "fldSimple":
            code = attributes.get("instr", "")
            self._fields.append(_Field(event.span.start, code, is_result=True))
        elif self._parent() == "r":
            if name == "t":
                self._tag, self._content = event.span, []
            elif name == "fldChar":
                self._take_field_mark(attributes.get("fldCharType", ""), event.span.start)
            elif name in _UNITS and self._is_seen():
                self._open[-1].add(_UNITS[name], event.span, is_closed=True)

    def _finish(self, event: Event, *, keeps: bool) -> None:
        name = event.name if event.namespace in _WORD else ""
        if name == "t" and self._parent() == "r":
            self._add_content(event, keeps=keeps)
        elif name == "p":
            self._open.pop()
        elif name == "r":
            self._runs.pop()
        elif name == "hyperlink":
            self._links.pop()
        elif name == "fldSimple" and self._fields:
            self._fields.pop()

    def _parent(self) -> str:
        """Return the nearest element of the word processor's own."""
        return next((name for name in reversed(self._path) if name), "")

    def _note_look(self, name: str, attributes: Mapping[str, str]) -> None:
        is_on = attributes.get("val", "1") not in ("0", "false", "off")
        if name == "vanish":
            self._runs[-1].is_hidden = is_on
        elif is_on and name not in _INVISIBLE:
            kept = {key: value for key, value in attributes.items() if key != "hint"}
            self._runs[-1].look.add((name, tuple(sorted(kept.items()))))

    def _take_field_mark(self, kind: str, number: int) -> None:
        if kind == "begin":
            self._fields.append(_Field(number))
        elif kind == "separate" and self._fields:
            self._fields[-1].is_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _is_seen(self) -> bool:
        """Tell whether what stands here is part of the text."""
        return bool(
            self._open
            and self._runs
            and not self._runs[-1].is_hidden
            and all(field.is_result for field in self._fields)
            and not any(name in _NOT_SEEN for name in self._path)
        )

    def _add_content(self, event: Event, *, keeps: bool) -> None:
        """Add what stands in a `w:t`, without the blanks at its ends that are not kept."""
        if event.span == self._tag:  # an empty element
            return
        match = _NAME.match(self._raw, self._tag.start)
        assert match is not None  # noqa: S101
        content = Span(self._tag.end, event.span.start)
        self.spots.append(Spot(content, match.end(), keeps))
        if not self._is_seen():
            return
        is_closed = any(not field.is_link for field in self._fields) or any(
            name in _OTHERS_WORDS for name in self._path
        )
        found = [(part.text, part.span) for part in self._content]
        if not keeps:
            found = _trimmed(found)
        if not found:
            return
        paragraph = self._open[-1]
        paragraph.enter(self._runs[-1], found[0][1].start)
        for text, raw in found:
            paragraph.add(text, raw, is_closed=is_closed)
        paragraph.last = (self._runs[-1], found[-1][1].end)


def _trimmed(found: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    while found:
        text, raw = found[0]
        rest = text.lstrip(BLANKS)
        if rest:
            if rest != text:
                found[0] = (rest, Span(raw.end - len(rest), raw.end))
            break
        del found[0]
    while found:
        text, raw = found[-1]
        rest = text.rstrip(BLANKS)
        if rest:
            found[-1] = (
                (rest, Span(raw.start, raw.start + len(rest))) if rest != text else found[-1]
            )
            break
        del found[-1]
    return found
