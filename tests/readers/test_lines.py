"""Streams of lines."""

from __future__ import annotations

import io
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.errors import ReadError
from mtfix.readers import decode_lines, encode

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1"]


@given(st.text(st.sampled_from("ab\r\n é\ufeff\u2028"), max_size=60), st.sampled_from(ENCODINGS))
def test_lines_written_back_are_the_same_bytes(text, encoding):
    raw = text.encode(encoding, "ignore")
    lines = list(decode_lines(io.BytesIO(raw), "-", encoding))
    assert b"".join(encode(line.with_text(line.text)) for line in lines) == raw
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert not any("\n" in line.text for line in lines)


@given(st.lists(st.sampled_from(["a", "é", "", "\r", "x\r"])))
def test_only_newlines_end_lines(texts):
    raw = "".join(f"{text}\n" for text in texts).encode()
    lines = list(decode_lines(io.BytesIO(raw), "-"))
    assert [line.text + line.end for line in lines] == [f"{text}\n" for text in texts]


class Endless(io.RawIOBase):
    """A stream without end that counts what is read of it."""

    def __init__(self, block: bytes) -> None:
        self.block, self.blocks = block, count()
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        piece = self.block[: len(buffer)]
        buffer[: len(piece)] = piece
        self.taken += 1
        return len(piece)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_streams_are_read_as_needed(encoding):
    endless = Endless("line\n".encode(encoding) * 100)
    lines = decode_lines(io.BufferedReader(endless), "-", encoding)
    assert [line.text for line in islice(lines, 50)] == ["line"] * 50
    assert endless.taken < 500


@pytest.mark.parametrize(
    ("raw", "encoding", "message"),
    [
        (b"a\nb\xff\n", None, "x.txt:2: byte 0xff at offset 1"),
        (b"a\nb\x00\n", None, "x.txt:2: looks like a binary file"),
        (b"a\n\xff\xfeb\n", None, "x.txt:2: byte 0xff at offset 0"),
        (b"\xff\xfea\x00\n\x00b", None, "x.txt:2: byte 0x62 at offset 0 is not valid UTF-16-LE"),
    ],
)
def test_a_bad_line_is_named(raw, encoding, message):
    with pytest.raises(ReadError, match=message):
        list(decode_lines(io.BytesIO(raw), "x.txt", encoding))
