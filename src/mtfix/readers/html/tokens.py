"""An HTML page cut into tags, text and the rest, with exact spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate, pairwise

from mtfix.model import Span
from mtfix.readers.closers import Closers

# Code of templates and declarations, which the parser would read as tags and text.
_CODE = re.compile(r"<\?(?!xml\b)|<%|\{%|\{#|\{\{|<!\[(?:CDATA\[)?")
_CODE_ENDS = {"<?": "?>", "<%": "%>", "{%": "%}", "{#": "#}", "{{": "}}", "<![CDATA[": "]]>"}
_TAG = re.compile("<[a-zA-Z/!?]")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=][^\s<>/=]*)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'"""
    r"""|(?P<bare>[^\s"'>][^\s>]*)))?"""
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a tag: its name in lower case, its value decoded, and where that is."""

    name: str
    value: str
    span: Span
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Token:
    """
    A piece of a page.

    `kind` is `open`, `close` (`name` is the element's), `text`, `unit` (`name` is what it
    stands for), `code` (of a template, whose output is unknown), or `other`.
    """

    kind: str
    span: Span
    name: str = ""
    is_empty: bool = False  # a tag that closes itself


def tokenize(raw: str) -> Iterator[Token]:
    """
    Yield the tokens of a page in order, however broken it is; together they are all of it.

        >>> [(token.kind, token.name) for token in tokenize("<p>A &amp; b")]
        [('open', 'p'), ('text', ''), ('unit', '&'), ('text', '')]
    """
    masked = _mask_code(raw, Span(0, len(raw)))
    unended = _TAG.search(masked, masked.rfind(">") + 1)  # browsers drop it, and all behind it
    stop = unended.start() if unended else len(raw)
    found = _Tokenizer(masked[:stop]).tokens
    for token, following in pairwise([_Found(0, "other"), *found, _Found(stop, "other")]):
        end = following.start
        seen = Span(token.start, token.start + len(token.text) if token.text else end)
        if token.kind == "text":
            yield from read_text(raw, seen)
        elif token.start < end:
            yield Token(token.kind, seen, token.name, token.is_empty)
        if seen.end < end:
            yield Token("other", Span(seen.end, end))
    if stop < len(raw):
        yield Token("other", Span(stop, len(raw)))


def read_attributes(raw: str, tag: Span) -> list[Attribute]:
    """Return the attributes of a tag that opens, in order."""
    found = []
    name = re.compile(r"<[^\s/>]*").match(raw, tag.start, tag.end)
    masked = _mask_code(raw, tag)
    for match in _ATTRIBUTE.finditer(masked, name.end() - tag.start if name else 1):
        group = match.lastgroup or "name"
        span = Span(*match.span(group)).shift(tag.start)
        value = "" if group == "name" else unescape(span.of(raw))
        found.append(Attribute(match["name"].lower(), value, span, group in ("double", "single")))
    return found


def read_text(raw: str, span: Span) -> Iterator[Token]:
    """Yield the text in a span, the entities and the code in it apart."""
    at = span.start
    for code in _find_code(raw, span):
        yield from _read_references(raw, Span(at, code.start))
        yield Token("code", code)
        at = code.end
    yield from _read_references(raw, Span(at, span.end))


def _read_references(raw: str, span: Span) -> Iterator[Token]:
    at = span.start
    for reference in _REFERENCE.finditer(raw, span.start, span.end):
        text = unescape(reference[0])
        if text == reference[0]:  # there is no such entity
            continue
        if at < reference.start():
            yield Token("text", Span(at, reference.start()))
        yield Token("unit", Span(*reference.span()), text)
        at = reference.end()
    if at < span.end:
        yield Token("text", Span(at, span.end))


def _find_code(raw: str, span: Span) -> Iterator[Span]:
    """Yield the code in a span; PHP may run up to its end."""
    text = span.of(raw)
    closers, at = Closers(text), 0
    while opener := _CODE.search(text, at):
        sign = opener[0]
        end = closers.find(_CODE_ENDS[sign], opener.end()) if sign in _CODE_ENDS else opener.end()
        if end is None and text.startswith("<?php", opener.start()):
            end = len(text)
        at = end or opener.end()
        if end:
            yield Span(opener.start(), end).shift(span.start)


def _mask_code(raw: str, span: Span) -> str:
    """Return what the parser is to see of a span, of the same length."""
    parts, at = [], span.start
    for code in _find_code(raw, span):
        parts += [raw[at : code.start], _mask(code.of(raw))]
        at = code.end
    return "".join([*parts, raw[at : span.end]])


def _mask(code: str) -> str:
    if code.startswith("<!"):  # the parser refuses some declarations that browsers pass over
        return f"<!{'x' * (len(code) - 3)}{'>' if code.endswith('>') else 'x'}"
    return "x" * len(code)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the parser reports, and where it begins; it ends where the next begins."""

    start: int
    kind: str
    name: str = ""
    is_empty: bool = False
    text: str = ""


class _Tokenizer(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tokens: list[_Found] = []
        self._source = text
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.feed(text)
        self.close()

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _note_text(self, text: str) -> None:
        self.tokens.append(_Found(self._place(), "text", text=text))

    def _note_other(self) -> None:
        self.tokens.append(_Found(self._place(), "other"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append(_Found(self._place(), "open", tag))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tokens.append(_Found(self._place(), "open", tag, is_empty=True))

    def handle_endtag(self, tag: str) -> None:
        self.tokens.append(_Found(self._place(), "close", tag))

    def handle_data(self, data: str) -> None:
        self._note_text(data)

    def handle_charref(self, name: str) -> None:
        self._note_reference(f"&#{name}")

    def handle_entityref(self, name: str) -> None:
        self._note_reference(f"&{name}")

    def _note_reference(self, name: str) -> None:
        has_end = self._source.startswith(";", self._place() + len(name))
        self._note_text(f"{name};" if has_end else name)

    def handle_comment(self, data: str) -> None:
        self._note_other()

    def handle_decl(self, decl: str) -> None:
        self._note_other()

    def handle_pi(self, data: str) -> None:
        self._note_other()

    def unknown_decl(self, data: str) -> None:
        self._note_other()
