"""The text of a reStructuredText block, without the marks in it."""

from __future__ import annotations

import re
from unicodedata import category

from mtfix.model import Span
from mtfix.readers.builder import SegmentBuilder
from mtfix.readers.rst.directives import LINK_ROLES, PROSE_ROLES

_START = re.compile(
    r"""
      \\ | \* | ` | \|(?=\S) | :[\w.+-]+(?::[\w.+-]+)*:(?=`) | \[[#*\w.-]+\]_(?!\w) | _(?=`)
    | (?<![\w.:+-])[^\W_]+(?:[-._+:][^\W_]+)*__?(?!\w)
    """,
    re.VERBOSE,
)
# The ends of marks; what stands before one is no blank and no backslash.
_ENDS = {
    "*": re.compile(r"(?<=[^\s\\*])\*(?!\*)"),
    "**": re.compile(r"(?<=[^\s\\])\*\*"),
    "``": re.compile(r"(?<=\S)``"),
    "`": re.compile(r"(?<=[^\s\\])`"),
    "|": re.compile(r"(?<=[^\s\\])\|"),
}
_ROLE = re.compile(r":[\w.+-]+(?::[\w.+-]+)*:")
_TARGET = re.compile(r"\s*<[^<>]+>\Z")
_PAIRS = {"'": "'", '"': '"', "(": ")", "[": "]", "{": "}", "<": ">", "“": "”", "‘": "’", "«": "»"}


def add_inline(raw: str, span: Span, builder: SegmentBuilder) -> None:
    """Add what a reader sees of a block to a segment, its marks as breaks."""
    _Inline(raw, span, builder).add()


class _Inline:
    def __init__(self, raw: str, span: Span, builder: SegmentBuilder) -> None:
        self._raw = raw
        self._span = span
        self._builder = builder
        self._at = span.start  # what is before has been added
        self._unended: set[str] = set()  # marks that have no end in the rest of the block
        self._is_joined = False  # to what is before, by an escaped blank

    def add(self) -> None:
        place = self._span.start
        while found := _START.search(self._raw, place, self._span.end):
            place = self._take(found)
        self._add_text(self._span.end)

    def _take(self, found: re.Match[str]) -> int:
        """Add what begins here, and return where to look on."""
        start, sign = found.start(), found[0]
        if sign == "\\":
            return self._take_escape(start)
        if not self._may_start(start, found.end()):
            return start + 1 if sign in "*`|" else found.end()
        if sign[0] == "[":
            return self._take_object(start, found.end())
        if sign[0].isalnum():
            end = found.end() - len(sign) + len(sign.rstrip("_"))
            return self._take_marked(start, Span(start, end), found.end(), is_closed=True)
        return self._take_mark(start, sign)

    def _take_escape(self, start: int) -> int:
        self._add_text(start)
        end = min(start + 2, self._span.end)
        following = self._raw[start + 1 : end]
        self._is_joined = following.isspace()
        if following and not self._is_joined:
            self._builder.add_unit(following, Span(start, end))
        self._at = end
        return end

    def _take_mark(self, start: int, sign: str) -> int:
        raw = self._raw
        role = sign if sign[0] == ":" else ""
        opened = start + len(role) + (sign == "_")
        mark = "`" if role or sign == "_" else sign
        if mark in "*`" and raw.startswith(mark * 2, opened):
            mark *= 2
        inside = opened + len(mark)
        if inside >= self._span.end or raw[inside].isspace() or mark in self._unended:
            return inside
        closing = _ENDS[mark].search(raw, inside + 1, self._span.end)
        if not closing:
            self._unended.add(mark)
            return inside
        content = Span(inside, closing.start())
        if mark == "|":
            end = closing.end()
            while raw.startswith("_", end):
                end += 1
            return self._take_object(start, end)
        if mark != "`":
            return self._take_marked(start, content, closing.end(), is_closed=mark == "``")
        return self._take_interpreted(start, content, closing.end(), role, is_target=sign == "_")

    def _take_interpreted(
        self, start: int, content: Span, end: int, role: str, *, is_target: bool
    ) -> int:
        """Add what is in single backquotes: a link, a role, or the target of a link."""
        is_link = False
        if not role and not is_target:
            if suffix := re.compile("__?").match(self._raw, end, self._span.end):
                is_link, end = True, suffix.end()
            elif suffix := _ROLE.match(self._raw, end, self._span.end):
                role, end = suffix[0], suffix.end()
        target = _TARGET.search(content.of(self._raw)) if is_link or role else None
        shown = Span(content.start, content.start + target.start()) if target else content
        name = role.strip(":").rpartition(":")[2].lower()
        is_named = bool(target) and len(shown) > 0 and (is_link or name in LINK_ROLES)
        is_prose = is_target or is_named or name in PROSE_ROLES
        return self._take_marked(
            start, shown if len(shown) else content, end, is_closed=not is_prose
        )

    def _take_marked(self, start: int, content: Span, end: int, *, is_closed: bool) -> int:
        """Add text between marks; there is no seam where the author has joined it to a word."""
        self._add_text(start)
        if not self._is_joined:
            self._builder.open_mark(start)
        self._is_joined = False
        at = content.start
        for escape in () if is_closed else re.finditer(r"\\(.)", content.of(self._raw), re.DOTALL):
            where = Span(*escape.span()).shift(content.start)
            self._builder.add_text(Span(at, where.start))
            if not escape[1].isspace():
                self._builder.add_unit(escape[1], where)
            at = where.end
        self._builder.add_text(Span(at, content.end), is_closed=is_closed)
        is_joined_behind = (
            self._raw[end : end + 1] == "\\" and self._raw[end + 1 : end + 2].isspace()
        )
        if not is_joined_behind:
            self._builder.close_mark(end)
        self._at = end
        return end

    def _take_object(self, start: int, end: int) -> int:
        self._add_text(start)
        self._builder.add_object(Span(start, end))
        self._at = end
        return end

    def _add_text(self, end: int) -> None:
        if end > self._at:
            self._builder.add_text(Span(self._at, end))
            self._is_joined = False
        self._at = end

    def _may_start(self, start: int, end: int) -> bool:
        """Tell whether markup may begin here, by what stands before it."""
        if start == self._span.start:
            return True
        before = self._raw[start - 1]
        if before in _PAIRS and self._raw[end : end + 1] == _PAIRS[before]:
            return False  # it is quoted
        return before.isspace() or before == "<" or category(before) in _BEFORE


_BEFORE = frozenset({"Ps", "Pi", "Pf", "Pd", "Po"})
