"""Corpora: a text line by line, in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, pairwise
from typing import BinaryIO

from mtfix.errors import UsageProblem
from mtfix.readers.aligned import AlignedReader
from mtfix.readers.base import Reader
from mtfix.readers.container import (
    Chunk,
    GetScreening,
    Part,
    Passage,
    Repaired,
    Screening,
    Text,
    join_texts,
)
from mtfix.readers.encoding import Decoded, decode, detect_encoding

FEWEST_LINES = 200  # that repay a screening, which takes as long to load as they do
_BLOCK = 1 << 17  # bytes


@dataclass(frozen=True, slots=True)
class Line:
    r"""
    A line of a stream: its `number` from 1, its text, and its line end.

    The `end` is `\n`, `\r\n`, or nothing at the end of the stream; other line breaks
    are part of the text. `decoded` is the line whole.
    """

    number: int
    text: str
    end: str
    decoded: Decoded

    def with_text(self, text: str) -> Decoded:
        """Return `text` with the end of this line, to be written in the same way."""
        return self.decoded.with_text(text + self.end)


@dataclass(frozen=True)
class Block:
    """Whole lines of the stream `path`; `first` is the number of the first one."""

    raw: bytes
    path: str
    first: int = 1
    encoding: str = "utf-8"

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def name(self) -> str:
        """The path and the numbers of the lines."""
        return f"{self.path}: lines {self.first} to {self.first + max(len(self) - 1, 0)}"

    @cached_property
    def text(self) -> str | None:
        """The lines as text, where they are UTF-8 without a flaw; else None."""
        if self.encoding != "utf-8":
            return None
        try:
            text = self.raw.decode()
        except UnicodeDecodeError:
            return None
        return None if "\0" in text else text

    @cached_property
    def _lines(self) -> list[bytes]:
        newline = "\n".encode(self.encoding)
        if len(newline) == 1:
            lines = self.raw.split(b"\n")
            ended = [line + b"\n" for line in lines[:-1]]
            return [*ended, lines[-1]] if lines[-1] else ended
        ends = [0, *_ends(self.raw, newline), len(self.raw)]
        return [self.raw[start:end] for start, end in pairwise(ends) if start < end]

    def rest(self, number: int) -> Block:
        """Return the lines from the one with this `number` in the stream."""
        head = self.raw_lines(0, number - self.first)
        return Block(self.raw[len(head) :], self.path, number, self.encoding)

    def raw_lines(self, start: int, end: int) -> bytes:
        """Return the lines from number `start`, counted from 0 here, up to `end`."""
        whole = start == 0 and end >= len(self._lines)
        return self.raw if whole else b"".join(self._lines[start:end])

    def line(self, number: int) -> Line:
        """Return one line, counted from 0; raises ReadError where it is no text."""
        at = self.first + number
        place = f"{self.path}:{at}"
        decoded = decode(self._lines[number], place, self.encoding, may_have_mark=at == 1)
        text = decoded.text
        end = "\r\n" if text.endswith("\r\n") else "\n" if text.endswith("\n") else ""
        return Line(at, text.removesuffix(end), end, decoded)

    def lines(self) -> Iterator[Line]:
        """Yield the lines; raises ReadError at the first that is no text."""
        return (self.line(number) for number in range(len(self)))


def read_blocks(stream: BinaryIO, path: str, encoding: str | None = None) -> Iterator[Block]:
    """
    Yield the lines of a stream, as many together as have come.

    Raises UsageProblem where there is no such encoding.
    """
    head = stream.readline()
    name, _ = detect_encoding(head, encoding)
    newline = "\n".encode(name)
    first, pending = 1, [head]
    pieces = iter(lambda: stream.read1(_BLOCK), b"")  # type: ignore[attr-defined]
    for piece in chain([b""] if newline in head else [], pieces):
        pending.append(piece)
        if newline not in piece and len(pending) > 2:
            continue
        raw = b"".join(pending)
        end = _last_end(raw, newline)
        if end:
            block = Block(raw[:end], path, first, name)
            first += len(block) if len(newline) > 1 else block.raw.count(b"\n")
            yield block
        pending = [raw[end:]]
    if raw := b"".join(pending):
        yield Block(raw, path, first, name)


def _ends(raw: bytes, newline: bytes) -> Iterator[int]:
    """Yield where the lines end, newlines of several bytes being aligned."""
    at = raw.find(newline)
    while at >= 0:
        if at % len(newline) == 0:
            yield at + len(newline)
        at = raw.find(newline, at + 1)


def _last_end(raw: bytes, newline: bytes) -> int:
    if len(newline) == 1:
        return raw.rfind(newline) + 1
    return max(_ends(raw, newline), default=0)


def decode_lines(stream: BinaryIO, path: str, encoding: str | None = None) -> Iterator[Line]:
    r"""
    Yield the lines of `stream`; written back one after the other they are the same bytes.

    Raises ReadError at the first line that is no text, UsageProblem where there is no
    such encoding.

        >>> import io
        >>> [line.text for line in decode_lines(io.BytesIO(b"one\r\ntwo"), "-")]
        ['one', 'two']
    """
    for block in read_blocks(stream, path, encoding):
        yield from block.lines()


def find_clear(texts: Sequence[str | None], screening: Screening | None) -> set[int]:
    """
    Return the numbers of those of the texts that certainly need no work, all asked at once.

    None stands for a text that a screening cannot judge, such as several paragraphs.
    """
    if screening is None:
        return set()
    asked = [n for n, text in enumerate(texts) if text and "\n" not in text and "\r" not in text]
    suspects = set(screening("\n".join(texts[n] or "" for n in asked)))
    return {n for at, n in enumerate(asked) if at not in suspects}


@dataclass(frozen=True, slots=True)
class LinesChunk:
    """Lines, each of which is a text of its own; `sources` are what they were translated from."""

    block: Block
    reader: Reader
    sources: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """The path and the numbers of the lines."""
        return self.block.name

    def parts(self, get_screening: GetScreening) -> Iterator[Part]:
        """Yield the lines, or those that need work and what is between them."""
        block = self.block
        if self.sources is not None:
            for line, source in zip(block.lines(), self.sources, strict=True):
                yield self._text_of(line, AlignedReader(self.reader, (source,)))
            return
        few = max(FEWEST_LINES - block.first + 1, 0)
        yield from (self._text_of(line, self.reader) for line in islice(block.lines(), few))
        if len(block) > few:
            yield from self._screened(block.rest(block.first + few), get_screening)

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        """Yield the lines as they became."""
        return join_texts(parts)

    def _screened(self, block: Block, get_screening: GetScreening) -> Iterator[Part]:
        is_plain = self.reader.name == "text" and block.text is not None
        screening = get_screening(block.first + len(block)) if is_plain else None
        suspects = screening(block.text or "") if screening else range(len(block))
        start = 0
        for number in suspects:
            if number > start:
                yield Passage(block.raw_lines(start, number))
            if number < len(block):
                yield self._text_of(block.line(number), self.reader)
            start = number + 1
        if start < len(block):
            yield Passage(block.raw_lines(start, len(block)))

    def _text_of(self, line: Line, reader: Reader) -> Text:
        return Text(line.text, reader, line.decoded, line.end, line.number)


@dataclass(frozen=True, slots=True)
class Lines:
    """A stream of lines that are texts; `sources` are as many lines of the source text."""

    stream: BinaryIO
    path: str
    encoding: str | None
    reader: Reader
    sources: Iterator[str] | None = None
    source_name: str = ""

    def chunks(self) -> Iterator[Chunk]:
        """Yield blocks of lines; raises UsageProblem where the sources are not as many."""
        last = 0
        for block in read_blocks(self.stream, self.path, self.encoding):
            last = block.first + len(block) - 1
            if self.sources is None:
                yield LinesChunk(block, self.reader)
                continue
            sources = tuple(islice(self.sources, len(block)))
            if len(sources) < len(block):
                missing = block.first + len(sources)
                raise UsageProblem(self._mismatch(f"ends before line {missing}"))
            yield LinesChunk(block, self.reader, sources)
        if self.sources is not None and next(self.sources, None) is not None:
            raise UsageProblem(self._mismatch(f"goes on after line {last}"))

    def join(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the lines as they became."""
        yield from chunks

    def _mismatch(self, fewer: str) -> str:
        return f"{self.source_name} {fewer} of the text; --source needs one line for each line"
