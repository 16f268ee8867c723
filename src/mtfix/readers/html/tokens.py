"""An HTML page cut into tags, text and the rest, with exact spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from mtfix.model import Span

# Code of templates and declarations, which the parser would read as tags and text.
_CODE = re.compile(
    r"<\?(?!xml\b).*?(?:\?>|\Z)|<%.*?%>|\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}|<!\[CDATA\[.*?\]\]>|<!\[",
    re.DOTALL,
)
_NO_TEXT = re.compile(
    rf"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?|{_CODE.pattern}", re.DOTALL
)
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
    tokens = _Tokenizer(_CODE.sub(_mask, raw)).tokens
    starts = [*(start for start, _, _, _ in tokens), len(raw)]
    covered = 0
    for number, (start, kind, name, is_empty) in enumerate(tokens):
        end = starts[number + 1]
        if kind in ("text", "unit"):
            span = Span(start, start + len(name))
            yield from read_text(raw, span)
            if span.end < end:
                yield Token("other", Span(span.end, end))
        elif start < end:
            yield Token(kind, Span(start, end), name, is_empty)
        covered = end
    if covered < len(raw):
        yield Token("other", Span(covered, len(raw)))


def read_attributes(raw: str, tag: Span) -> list[Attribute]:
    """Return the attributes of a tag that opens, in order."""
    found = []
    name = re.compile(r"<[^\s/>]*").match(raw, tag.start, tag.end)
    masked = _CODE.sub(_mask, tag.of(raw))
    for match in _ATTRIBUTE.finditer(masked, name.end() - tag.start if name else 1):
        group = match.lastgroup or "name"
        span = Span(*match.span(group)).shift(tag.start)
        value = "" if group == "name" else unescape(span.of(raw))
        found.append(Attribute(match["name"].lower(), value, span, group in ("double", "single")))
    return found


def _mask(code: re.Match[str]) -> str:
    """Return what the parser is to see in place of code, of the same length."""
    text = code[0]
    if text.startswith("<!"):  # the parser refuses some declarations that browsers pass over
        return f"<!{'x' * (len(text) - 3)}{'>' if text.endswith('>') else 'x'}"
    return "x" * len(text)


def read_text(raw: str, span: Span) -> Iterator[Token]:
    """Yield the text in a span, the entities and the code in it apart."""
    at = span.start
    for match in _NO_TEXT.finditer(raw, span.start, span.end):
        text = unescape(match[0]) if match[0][0] == "&" else ""
        if text == match[0]:  # there is no such entity
            continue
        if at < match.start():
            yield Token("text", Span(at, match.start()))
        yield Token("unit" if text else "code", Span(*match.span()), text)
        at = match.end()
    if at < span.end:
        yield Token("text", Span(at, span.end))


class _Tokenizer(HTMLParser):
    """Notes where each thing begins that the parser reports; it ends where the next begins."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tokens: list[tuple[int, str, str, bool]] = []
        self._source = text
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.feed(text)
        self.close()

    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _note(self, kind: str, name: str = "", *, is_empty: bool = False) -> None:
        self.tokens.append((self._place(), kind, name, is_empty))

    def _note_reference(self, name: str) -> None:
        has_end = self._source.startswith(";", self._place() + len(name))
        self._note("unit", f"{name};" if has_end else name)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note("open", tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note("open", tag, is_empty=True)

    def handle_endtag(self, tag: str) -> None:
        self._note("close", tag)

    def handle_data(self, data: str) -> None:
        self._note("text", data)

    def handle_charref(self, name: str) -> None:
        self._note_reference(f"&#{name}")

    def handle_entityref(self, name: str) -> None:
        self._note_reference(f"&{name}")

    def handle_comment(self, data: str) -> None:
        self._note("other")

    def handle_decl(self, decl: str) -> None:
        self._note("other")

    def handle_pi(self, data: str) -> None:
        self._note("other")

    def unknown_decl(self, data: str) -> None:
        self._note("other")
