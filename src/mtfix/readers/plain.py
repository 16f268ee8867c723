"""Plain text: paragraphs, with lines joined only where a wrapper cut them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from mtfix.model import Document, Piece, Segment, Span

# The usual widths of e-mail, man pages and editors; headings and verse stay below them,
# paragraphs that hold one line each go above.
NARROWEST, WIDEST = 50, 100

# No paragraph is longer; a dump on one line is taken in slices, so that time stays linear.
LONGEST = 20_000
_STOPS = (". ", "! ", "? ")

_LINE = re.compile(r"[^\r\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BULLET = re.compile(r"\s*(?:[-*•‣–—·]|\d{1,3}[.)]|[A-Za-z][.)])\s")
_MARGIN = re.compile(r" *")
_HEAD = re.compile(r"(?:([A-Za-z][\w-]*):|From )\s*\S|[ \t]+\S")  # a line of the head of a mail
_NAMED = frozenset(
    {"cc", "content-type", "date", "delivered-to", "from", "message-id", "mime-version"}
    | {"received", "reply-to", "return-path", "subject", "to"}
)
_FEWEST_NAMED = 3
_SENTENCE_END = re.compile(r"[.!?…:;。！？]['\"’”»)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class PlainReader:
    r"""
    Reads text without markup.

    A line is a segment, whole, with the blanks at its ends but without its line end; one
    of more than 20,000 code points is cut after sentences. A block of lines that looks
    hard-wrapped is one segment, with its line ends inside. The head of a mail is not read.

        >>> document = PlainReader().read("One line.\r\n\r\nAnother one.\n")
        >>> [segment.text for segment in document.segments]
        ['One line.', 'Another one.']
    """

    name: str = "text"
    extensions: tuple[str, ...] = (".txt", ".text")
    has_markup: bool = False

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the paragraphs of `raw`; an empty text has none."""
        paragraphs = _paragraphs(raw) if _LINE_END.search(raw) else _lone_line(raw)
        return Document(raw, tuple(_segment(raw, span) for span in paragraphs), path)


def _segment(raw: str, span: Span) -> Segment:
    return Segment(span.of(raw), (Piece(Span(0, len(span)), span),))


def _lone_line(raw: str) -> Iterator[Span]:
    """Yield what `_paragraphs` does of a text that is a single line, such as one of a corpus."""
    if raw and not raw.isspace():
        yield from _slices(raw, Span(0, len(raw)))


def _paragraphs(raw: str) -> Iterator[Span]:
    for number, block in enumerate(_blocks(raw)):
        if number == 0 and _is_mail_head([line.of(raw) for line in block]):
            continue
        for lines in _part(raw, block):
            if _is_wrapped([line.of(raw).expandtabs() for line in lines]):
                yield Span(lines[0].start, lines[-1].end)
            else:
                for line in lines:
                    yield from _slices(raw, line)


def _part(raw: str, block: list[Span]) -> Iterator[list[Span]]:
    """Part a block before each line that is indented more than the line before it."""
    start = 0
    margins = [_MARGIN.match(line.of(raw).expandtabs()).end() for line in block]  # type: ignore[union-attr]
    for number in range(1, len(block)):
        if margins[number] > margins[number - 1]:
            yield block[start:number]
            start = number
    yield block[start:]


def _is_mail_head(lines: list[str]) -> bool:
    """Tell whether lines are the head of a mail: names that all mails have, and their values."""
    found = [_HEAD.match(line) for line in lines]
    names = {match[1].lower() for match in found if match and match[1]}
    return None not in found and len(names & _NAMED) >= _FEWEST_NAMED


def _slices(raw: str, line: Span) -> Iterator[Span]:
    """Cut a line of enormous length after sentences, or else after words, or anywhere."""
    start = line.start
    while line.end - start > LONGEST:
        end = start + LONGEST
        window = raw[end - LONGEST // 4 : end]
        at_sentence = max(window.rfind(stop) + 2 if stop in window else 0 for stop in _STOPS)
        at_word = max(window.rfind(" "), window.rfind("。")) + 1
        cut = end - len(window) + (at_sentence or at_word or len(window))
        yield Span(start, cut)
        start = cut
    yield Span(start, line.end)


def _blocks(raw: str) -> Iterator[list[Span]]:
    """Yield the lines between blank lines, block by block."""
    block: list[Span] = []
    for match in _LINE.finditer(raw):
        line = Span(*match.span())
        if match[0].isspace():
            continue
        if block and not _LINE_END.fullmatch(raw, block[-1].end, line.start):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_wrapped(lines: list[str]) -> bool:
    """
    Tell whether the lines are one paragraph that was cut to a width.

    Then no line but the last is short, and the first word of each had no room on the
    line before, or goes on in lower case with its sentence, as in lines wrapped by hand. Two
    lines alone can fulfil that by chance, so some line must also be cut inside a sentence.
    """
    body = [line.rstrip() for line in lines]
    if len(body) < 2 or any(_BULLET.match(line) for line in body[1:]):
        return False
    width = max(map(len, body))
    if width > WIDEST or min(map(len, body[:-1])) < NARROWEST:
        return False
    return all(
        len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
        or (following.lstrip()[0].islower() and not _SENTENCE_END.search(line))
        for line, following in pairwise(body)
    ) and any(
        not _SENTENCE_END.search(line) and (len(body) > 2 or following.lstrip()[0].islower())
        for line, following in pairwise(body)
    )
