"""Corpora: a text line by line, in constant memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import BinaryIO

from mtfix.errors import ReadError
from mtfix.readers.encoding import WIDE, Decoded, decode, detect_encoding

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
    """Whole lines of UTF-8; `first` is the number of the first one, `path` where they are from."""

    raw: bytes
    path: str
    first: int

    @cached_property
    def text(self) -> str | None:
        """The lines as text, None where some are none."""
        try:
            text = self.raw.decode()
        except UnicodeDecodeError:
            return None
        return None if "\0" in text else text

    @cached_property
    def _lines(self) -> list[bytes]:
        lines = self.raw.split(b"\n")
        ended = [line + b"\n" for line in lines[:-1]]
        return [*ended, lines[-1]] if lines[-1] else ended

    def __len__(self) -> int:
        return len(self._lines)

    def raw_lines(self, start: int, end: int) -> bytes:
        """Return the lines from number `start`, counted from 0 here, up to `end`."""
        whole = start == 0 and end == len(self._lines)
        return self.raw if whole else b"".join(self._lines[start:end])

    def line(self, number: int) -> Line:
        """Return one line, counted from 0; raises ReadError where it is no text."""
        at = self.first + number
        decoded = decode(self._lines[number], f"{self.path}:{at}", "utf-8", may_have_mark=False)
        return _line(at, decoded)


def read_blocks(stream: BinaryIO, path: str, first: int) -> Iterator[Block]:
    """Yield the lines that are left in a stream of UTF-8, as many together as have come."""
    pending: list[bytes] = []
    while piece := stream.read1(_BLOCK):  # type: ignore[attr-defined]
        end = piece.rfind(b"\n") + 1
        if end:
            block = Block(b"".join([*pending, piece[:end]]), path, first)
            first += block.raw.count(b"\n")
            yield block
            pending = []
        pending.append(piece[end:])
    if any(pending):
        yield Block(b"".join(pending), path, first)


def decode_lines(stream: BinaryIO, path: str, encoding: str | None = None) -> Iterator[Line]:
    r"""
    Yield the lines of `stream`; written back one after the other they are the same bytes.

    Raises ReadError at the first line that is no text, UsageProblem where there is no
    such encoding.

        >>> import io
        >>> [line.text for line in decode_lines(io.BytesIO(b"one\r\ntwo"), "-")]
        ['one', 'two']
    """
    for number, decoded in enumerate(_decoded(stream, path, encoding), start=1):
        yield _line(number, decoded)


def _line(number: int, decoded: Decoded) -> Line:
    text = decoded.text
    end = "\r\n" if text.endswith("\r\n") else "\n" if text.endswith("\n") else ""
    return Line(number, text.removesuffix(end), end, decoded)


def _decoded(stream: BinaryIO, path: str, encoding: str | None) -> Iterator[Decoded]:
    head = stream.readline()
    name, mark = detect_encoding(head, encoding)
    if name.startswith(WIDE):
        yield from _wide(head[len(mark) :], stream, path, name, has_mark=bool(mark))
        return
    if head:
        yield decode(head, f"{path}:1", encoding)
    for number, raw in enumerate(stream, start=2):
        yield decode(raw, f"{path}:{number}", name, may_have_mark=False)


def _wide(
    head: bytes, stream: BinaryIO, path: str, name: str, *, has_mark: bool
) -> Iterator[Decoded]:
    pending: list[str] = []  # the pieces of the line that is not yet whole
    try:
        for piece in codecs.iterdecode(chain([head], iter(lambda: stream.read(_BLOCK), b"")), name):
            *whole, rest = piece.split("\n")
            for text in whole:
                yield Decoded("".join([*pending, text, "\n"]), name, has_mark)
                pending, has_mark = [], False
            pending.append(rest)
    except UnicodeDecodeError:
        raise ReadError(f"{path}: is not valid {name.upper()}") from None
    if any(pending) or has_mark:
        yield Decoded("".join(pending), name, has_mark)
