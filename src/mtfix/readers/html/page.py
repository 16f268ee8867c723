"""The segments of a page, gathered token by token."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from mtfix.model import Document, Segment, Writer
from mtfix.readers.builder import SegmentBuilder
from mtfix.readers.html import elements
from mtfix.readers.html.tokens import Attribute, Token, read_attributes, read_text
from mtfix.readers.tags import find_tag

_ROOTS = frozenset({"html", "body"})


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside of an element, beginning with the page itself."""

    name: str = ""
    role: str = "paragraph"
    is_unread: bool = False
    is_closed: bool = False
    language: str | None = None


class Page:
    """Gathers the segments of a page, and the language that it says it is in."""

    def __init__(self, raw: str, tags: str | None = None) -> None:
        """Take the raw text that all spans are of, and how its tags are to be read."""
        self.raw = raw
        self._tags = raw if tags is None else tags
        self._segments: list[Segment] = []
        self._language: str | None = None
        self._builder = SegmentBuilder(raw)
        self._captions = SegmentBuilder(raw)
        self._open = [_State()]
        self._names: Counter[str] = Counter()
        self._block = self._open[0]  # the state that the segment began in

    def take(self, token: Token) -> None:
        """Add what comes next."""
        state = self._open[-1]
        if token.kind == "open":
            self._enter(token)
        elif token.kind == "close":
            self._leave(token)
        elif state.is_unread or token.kind == "other":
            return
        else:
            is_closed = state.is_closed or state.language != self._block.language
            _add(token, self._builder, self.raw, is_closed=is_closed)

    def end_segment(self) -> None:
        """End the segment here, whatever is open."""
        self.add_segment(self._builder.build(self._block.role, self._block.language))

    def add_segment(self, segment: Segment | None) -> None:
        """Add a segment that was read in another way, if there is one."""
        if segment:
            self._segments.append(segment)

    def finish(self, path: str | None, write: Writer) -> Document:
        """End the page, and return it with its segments in order."""
        self.end_segment()
        segments = sorted(self._segments, key=lambda segment: segment.pieces[0].raw.start)
        return Document(self.raw, tuple(segments), path, write, self._language)

    def end_unread(self) -> None:
        """End the elements that hold no prose, and all that is open in them."""
        while self._open[-1].is_unread:
            self._pop()

    def take_caption(self, tokens: Iterable[Token]) -> None:
        """Add text that is read in place of something else, as a segment of its own."""
        for token in tokens:
            _add(token, self._captions, self.raw)
        self.add_segment(self._captions.build("attribute", self._open[-1].language))

    def _enter(self, token: Token) -> None:
        name = token.name
        self._end_siblings(name)
        outer = self._open[-1]
        inner = replace(outer, name=name, role=elements.ROLES.get(name, outer.role))
        attributes = read_attributes(self._tags, token.span)
        if attributes:
            inner = self._with_attributes(inner, attributes)
            if not inner.is_unread and not inner.is_closed:
                self._take_attributes(inner, attributes)
        if outer.is_unread:
            pass
        elif name in elements.INLINE or name in elements.CODE:
            is_hidden = any(attribute.name == "hidden" for attribute in attributes)
            if is_hidden:
                self._builder.add_object(token.span)  # one of several readings: nothing is glued
            elif name in elements.ATTACHED:
                self._builder.attach()
            else:
                self._builder.open_mark(token.span.start)
            is_closed = inner.is_closed or name in elements.CODE
            inner = replace(inner, is_closed=is_closed, is_unread=is_hidden)
        elif name in elements.OBJECTS:
            self._builder.add_object(token.span)
            inner = replace(inner, is_unread=name != "select")
        elif name in elements.UNSEEN:
            inner = replace(inner, is_unread=True)
        else:
            self.end_segment()
            is_code = any(
                attribute.name == "class"
                and not elements.CODE_CLASSES.isdisjoint(attribute.value.split())
                for attribute in attributes
            )
            inner = replace(inner, is_unread=is_code or name in elements.CLOSED_BLOCKS)
            self._block = inner
        if name not in elements.VOID and not token.is_empty:
            self._open.append(inner)
            self._names[name] += 1
        elif self._block is inner:
            self._block = outer

    def _leave(self, token: Token) -> None:
        name = token.name
        was_unread = self._open[-1].is_unread
        if self._names[name]:
            while self._pop() != name:
                pass
        if was_unread and self._open[-1].is_unread:
            return
        if name in elements.INLINE or name in elements.CODE:
            if name in elements.ATTACHED:
                self._builder.attach()
            else:
                self._builder.close_mark(token.span.end)
        elif name not in elements.OBJECTS and name not in elements.UNSEEN:
            self.end_segment()
            self._block = self._open[-1]

    def _pop(self) -> str:
        name = self._open.pop().name
        self._names[name] -= 1
        return name

    def _end_siblings(self, name: str) -> None:
        """End what HTML ends by itself where this element begins."""
        if self._open[-1].name == "p" and name != "br" and name not in elements.WITHIN:
            self._pop()
        parents = elements.SIBLINGS.get(name, "").split()
        for depth in range(len(self._open) - 1, 0, -1) if self._names[name] else ():
            open_name = self._open[depth].name
            if open_name in parents:
                return
            if open_name == name:
                while len(self._open) > depth:
                    self._pop()
                return

    def _with_attributes(self, state: _State, attributes: list[Attribute]) -> _State:
        values = {attribute.name: attribute.value for attribute in attributes}
        language = find_tag(values.get("lang") or values.get("xml:lang") or "")
        if language:
            if state.name in _ROOTS:
                self._language = language
            elif _primary(language) != _primary(state.language or self._language or ""):
                state = replace(state, language=language)
        translate = values.get("translate", "").lower()
        classes = values.get("class", "").split()
        if translate == "no" or "notranslate" in classes:
            return replace(state, is_closed=True)
        return replace(state, is_closed=False) if translate == "yes" else state

    def _take_attributes(self, state: _State, attributes: list[Attribute]) -> None:
        values = {attribute.name: attribute.value.strip().lower() for attribute in attributes}
        for attribute in attributes:
            if attribute.is_quoted and _is_prose(attribute.name, state.name, values):
                self.take_caption(read_text(self.raw, attribute.span))


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _add(token: Token, builder: SegmentBuilder, raw: str, *, is_closed: bool = False) -> None:
    """Add a token that is seen to a segment."""
    if token.kind == "unit":
        builder.add_unit(token.name, token.span, is_closed=is_closed)
    elif token.kind == "text":
        builder.add_text(token.span, is_closed=is_closed)
    elif raw.startswith("{{", token.span.start):
        builder.add_text(token.span, is_closed=True)
    else:
        builder.add_object(token.span)


def _is_prose(name: str, element: str, values: dict[str, str]) -> bool:
    """Tell whether people read an attribute, given the other ones beside it."""
    if element == "meta":
        named = values.get("name") or values.get("property")
        return name == "content" and named in elements.PROSE_META
    if element == "input" and name == "value":
        return values.get("type") in elements.BUTTONS
    return name in elements.PROSE_ATTRIBUTES
