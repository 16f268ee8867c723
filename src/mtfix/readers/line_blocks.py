"""A stream of bytes as lines of text, many together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import BinaryIO

from mtfix.readers.encoding import Decoded, decode, detect_encoding

BLOCK = 1 << 17  # bytes; so many lines of a file come together, and are judged so


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
    Yield the lines of a stream, as many together as have come; of a pipe the first one at once.

    Raises UsageProblem where there is no such encoding.
    """
    head = stream.readline()
    name, _ = detect_encoding(head, encoding)
    newline = "\n".encode(name)
    first, pending = 1, [head]
    pieces = iter(lambda: stream.read1(BLOCK), b"")  # type: ignore[attr-defined]
    may_wait = not stream.seekable()
    for piece in chain([b""] if newline in head and may_wait else [], pieces):
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
