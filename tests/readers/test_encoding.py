"""Bytes to text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.errors import ReadError, UsageProblem
from mtfix.readers import Decoded, decode, encode


@pytest.mark.parametrize(
    ("raw", "encoding", "expected"),
    [
        (b"", None, Decoded("")),
        ("né\r\n".encode(), None, Decoded("né\r\n")),
        ("né".encode("utf-8-sig"), None, Decoded("né", "utf-8", bom=True)),
        ("né".encode("utf-8-sig"), "utf-8", Decoded("né", "utf-8", bom=True)),
        ("né".encode(), "utf-8-sig", Decoded("né", "utf-8")),
        (b"\xff\xfen\x00", None, Decoded("n", "utf-16-le", bom=True)),
        (b"\xfe\xff\x00n", None, Decoded("n", "utf-16-be", bom=True)),
        (b"n\x00", "utf-16", Decoded("n", "utf-16-le")),
        (b"\xff\xfen\x00", "utf-16", Decoded("n", "utf-16-le", bom=True)),
        (b"\xff\xfe\x00\x00n\x00\x00\x00", None, Decoded("n", "utf-32-le", bom=True)),
        (b"n\xe9", "latin-1", Decoded("né", "iso8859-1")),
    ],
)
def test_decode_and_back(raw, encoding, expected):
    decoded = decode(raw, "a.txt", encoding)
    assert decoded == expected
    assert encode(decoded) == raw


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be"]))
def test_every_text_comes_back(text, encoding):
    raw = text.replace("\0", "").encode(encoding)
    assert encode(decode(raw, "a.txt", encoding)) == raw


@given(st.binary())
def test_bytes_come_back_or_are_refused(raw):
    try:
        decoded = decode(raw, "a.txt")
    except ReadError:
        return
    assert encode(decoded) == raw


@pytest.mark.parametrize(
    ("raw", "encoding", "message"),
    [
        (b"ab\xffcd", None, "byte 0xff at offset 2 is not valid UTF-8"),
        (b"\xef\xbb\xbfab\xff", None, "byte 0xff at offset 5 is not valid UTF-8"),
        (b"ab\xc3", None, "byte 0xc3 at offset 2 is not valid UTF-8"),
        (b"\xed\xa0\x80", None, "byte 0xed at offset 0 is not valid UTF-8"),
        (b"\x89PNG\x00", None, "looks like a binary file"),
        (b"a\x00b", None, "looks like a binary file"),
        (b"\xff\xfea", None, "is not valid UTF-16-LE"),
        (b"+AGE-", "utf-7", "cannot write this file back"),
    ],
)
def test_what_is_no_text_is_refused(raw, encoding, message):
    with pytest.raises(ReadError, match=message):
        decode(raw, "a.txt", encoding)


@pytest.mark.parametrize("encoding", ["utf-88", "hex", "", "rot13"])
def test_an_unknown_encoding_is_refused(encoding):
    with pytest.raises(UsageProblem, match="there is no encoding"):
        decode(b"text", "a.txt", encoding)


def test_a_repair_that_cannot_be_written_is_refused():
    with pytest.raises(ReadError, match="needs '“', which iso8859-1 cannot write"):
        encode(Decoded("“", "iso8859-1"))
