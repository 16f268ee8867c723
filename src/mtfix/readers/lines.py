"""Corpora: a text line by line, in constant memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from mtfix.errors import ReadError
from mtfix.readers.encoding import WIDE, Decoded, decode, detect_encoding

_BLOCK = 1 << 16  # bytes


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
        text = decoded.text
        end = "\r\n" if text.endswith("\r\n") else "\n" if text.endswith("\n") else ""
        yield Line(number, text.removesuffix(end), end, decoded)


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
