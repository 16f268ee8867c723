"""Markdown: CommonMark, with what GitHub, static sites and MDX add to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from mtfix.model import Document, Span
from mtfix.readers.html import elements
from mtfix.readers.html.page import Page
from mtfix.readers.html.tokens import Token, tokenize
from mtfix.readers.markdown.code import find_front_matter, mask_code
from mtfix.readers.markdown.front_matter import read_front_matter
from mtfix.readers.markdown.writing import write_markdown
from mtfix.readers.offsets import CodePoints

_BLOCKS = {
    "BlockQuote": "blockquote",
    "CodeBlock": "pre",
    "DefinitionList": "dl",
    "DefinitionListDefinition": "dd",
    "DefinitionListTitle": "dt",
    "FootnoteDefinition": "div",
    "Heading": "h1",
    "Item": "li",
    "List": "ul",
    "Paragraph": "p",
    "Table": "table",
    "TableCell": "td",
}
_MARKS = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "s"}
# Their text is what finds the address.
_BY_TEXT = frozenset({"Autolink", "Collapsed", "CollapsedUnknown", "Email", "Shortcut"})

_BLANK_CODE = re.compile(r"""\{\s*(?:" "|' '|` `)\s*\}""")


@dataclass(frozen=True, slots=True)
class MarkdownReader:
    r"""
    Reads Markdown; in files called `.mdx`, imports and expressions too.

        >>> document = MarkdownReader().read("# A *b*\n\n> Li **Qiang**\n> said `x`.")
        >>> [segment.text for segment in document.segments]
        ['A b', 'Li Qiang said x.']
    """

    name: str = "markdown"
    extensions: tuple[str, ...] = (".md", ".markdown", ".mdx")
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the prose of `raw`; every text is Markdown, so nothing is raised."""
        is_mdx = bool(path) and str(path).lower().endswith(".mdx")
        masked, codes = mask_code(raw, is_mdx=is_mdx)
        reading = _Reading(raw, masked, codes)
        for segment in read_front_matter(raw, find_front_matter(raw)):
            reading.page.add_segment(segment)
        for kind, value, span in _parse(masked):
            reading.take(kind, value, span)
        return reading.page.finish(path, partial(write_markdown, raw))


def _parse(text: str) -> Iterator[tuple[str, Any, Span]]:
    """Yield the events of the parser: their kind, what they say, and where."""
    import pyromark  # noqa: PLC0415  # plain text needs no parser

    options = pyromark.Options
    wanted = (
        options.ENABLE_DEFINITION_LIST
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_GFM
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_MATH
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TABLES
        | options.ENABLE_TASKLISTS
    )
    to_points = CodePoints(text)
    for event, span in pyromark.events_with_range(text, options=wanted):
        place = Span(to_points(span["start"]), to_points(span["end"]))
        if isinstance(event, str):
            yield event, None, place
        else:
            ((kind, value),) = event.items()
            yield kind, value, place


class _Reading:
    """Tells a page what the events of the parser mean."""

    def __init__(self, raw: str, masked: str, codes: list[Span]) -> None:
        self.page = Page(raw, masked)
        self._raw = raw
        self._masked = masked
        self._codes = codes
        self._links: list[str] = []  # the elements that stand for the open ones
        self._html: list[Span] = []
        self._caption: list[Token] = []  # the text in place of a picture
        self._pictures = 0  # that are open, one in the other
        self._blank: int | None = None  # where a line ended inside of a paragraph
        self._end = 0  # of what was read so far

    def take(self, kind: str, value: Any, span: Span) -> None:
        """Add what comes next."""
        is_escaped = (
            kind == "Text" and self._end < span.start and self._masked[span.start - 1] == "\\"
        )
        start = span.start - is_escaped
        if self._blank is not None and kind != "End":
            self._add(Token("unit", Span(self._blank, start), " "))
        self._blank = span.start if kind == "SoftBreak" else None
        if kind == "Start":
            self._open(value, span)
        elif kind == "End":
            self._close(value if isinstance(value, str) else next(iter(value)), span)
        elif kind == "Text" and value == span.of(self._masked):
            if is_escaped:
                self._add(Token("unit", Span(start, span.start + 1), value[0]))
            self._add_text(Span(span.start + is_escaped, span.end))
        elif kind == "Text":
            self._add(Token("unit", Span(start, span.end), value))
        elif kind == "Html":
            self._html.append(span)
        elif kind == "InlineHtml":
            for token in _shift(tokenize(span.of(self._masked)), span.start):
                self._add(_in_line(token))
        elif kind == "FootnoteReference":
            self._add(Token("close", span, "span"))
        elif kind in ("HardBreak", "Rule"):
            self.page.end_segment()
        elif kind.startswith(("Code", "Inline", "Display")):  # code or formula
            self._add_closed(value, span)
        self._end = span.start if kind == "Start" else span.end

    def _open(self, value: Any, span: Span) -> None:
        kind, details = (value, {}) if isinstance(value, str) else next(iter(value.items()))
        if kind == "Image":
            if not self._pictures:
                self._add(Token("code", span))
            self._pictures += 1
        elif kind in ("Link", *_MARKS):
            name = _MARKS.get(kind) or ("code" if details["link_type"] in _BY_TEXT else "a")
            self._links.append(name)
            self._add(Token("open", Span(span.start, span.start), name))
        elif kind in _BLOCKS:
            self.page.take(Token("open", Span(span.start, span.start), _BLOCKS[kind]))

    def _close(self, kind: str, span: Span) -> None:
        end = Span(span.end, span.end)
        if kind == "Image":
            self._pictures -= 1
            if not self._pictures:
                self.page.take_caption(self._caption)
                self._caption = []
        elif kind in ("Link", *_MARKS):
            self._add(Token("close", end, self._links.pop()))
        elif kind == "HtmlBlock":
            self._add_html()
        elif kind in _BLOCKS:
            self.page.take(Token("close", end, _BLOCKS[kind]))

    def _add(self, token: Token) -> None:
        if not self._pictures:
            self.page.take(token)
        elif token.kind in ("text", "unit", "code"):
            self._caption.append(token)

    def _add_text(self, span: Span) -> None:
        """Add text that stands for itself, and the code in it apart."""
        at = span.start
        first = bisect_right(self._codes, Span(at, at)) - 1
        for code in self._codes[max(first, 0) :]:
            if code.start >= span.end:
                break
            if code.end > at:
                if at < code.start:
                    self._add(Token("text", Span(at, code.start)))
                self._add(_read_code(self._raw, code))
                at = code.end
        if at < span.end:
            self._add(Token("text", Span(at, span.end)))

    def _add_closed(self, text: str, span: Span) -> None:
        if self._pictures:
            self._add(Token("code", span))
            return
        self._add(Token("open", Span(span.start, span.start), "code"))
        self._add(Token("unit", span, text))
        self._add(Token("close", Span(span.end, span.end), "code"))

    def _add_html(self) -> None:
        """Add a block of HTML; the marks of a quotation around it are not in its lines."""
        lines, self._html = self._html, []
        if not lines:
            return
        start, end = lines[0].start, lines[-1].end
        parts, at = [], start
        for line in lines:
            parts += [" " * (line.start - at), line.of(self._masked)]
            at = line.end
        for token in _shift(tokenize("".join(parts)), start):
            if token.kind != "text":
                self.page.take(token)
                continue
            for line in lines:
                if line.overlaps(token.span):
                    start, end = max(line.start, token.span.start), min(line.end, token.span.end)
                    self._add_text(Span(start, end))
        self.page.end_unread()
        self.page.end_segment()


def _shift(tokens: Iterator[Token], by: int) -> Iterator[Token]:
    return (replace(token, span=token.span.shift(by)) for token in tokens)


def _in_line(token: Token) -> Token:
    """Return a tag in a line of text as what it is there: one of no known name is inline."""
    is_known = token.name in elements.BLOCKS or token.name in elements.WITHIN
    if token.kind not in ("open", "close") or is_known:
        return token
    return replace(token, name="embed" if token.is_empty else "span")


def _read_code(raw: str, span: Span) -> Token:
    """Return what code shows on the page, as far as that is known."""
    if _BLANK_CODE.fullmatch(raw, span.start, span.end):
        return Token("unit", span, " ")
    if raw[span.end - 2 : span.end] in ("<>", "/>"):  # a fragment, which groups words like a tag
        return Token("open" if len(span) == 2 else "close", span, "span")
    return Token("other" if raw.startswith("{/*", span.start) else "code", span)
