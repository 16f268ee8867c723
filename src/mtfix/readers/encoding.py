"""Bytes to text and back, without loss."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from functools import lru_cache

from mtfix.errors import ReadError, UsageProblem

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = {
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
# Python writes a mark for these names by itself; the byte order is ours to keep.
_BYTE_ORDER = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}

WIDE = ("utf-16", "utf-32")  # here the byte 0 is part of letters, and 10 no newline


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, line ends kept, and what is needed to write it back."""

    text: str
    encoding: str = "utf-8"
    bom: bool = False

    def with_text(self, text: str) -> Decoded:
        """Return `text`, to be written in the same way."""
        return replace(self, text=text)


def decode(
    raw: bytes, path: str, encoding: str | None = None, *, may_have_mark: bool = True
) -> Decoded:
    r"""
    Return the text of `raw`: UTF-8, or what its byte order mark says, or `encoding`.

    Inside of a stream there is no byte order mark; what looks like one is text.

    Raises ReadError where the bytes are no such text, UsageProblem where there is no
    such encoding.

        >>> decode("\ufeffTäglich".encode("utf-16-be"), "a.txt")
        Decoded(text='Täglich', encoding='utf-16-be', bom=True)
    """
    name, mark = detect_encoding(raw if may_have_mark else b"", encoding)
    if b"\0" in raw and not name.startswith(WIDE):
        raise ReadError(_looks_binary(path))
    try:
        text = raw[len(mark) :].decode(name)
    except UnicodeDecodeError as error:
        at = len(mark) + error.start
        raise ReadError(
            f"{path}: byte {raw[at]:#04x} at offset {at} is not valid {name.upper()}; "
            "name the file's encoding with --encoding, for example --encoding cp1252"
        ) from None
    if "\0" in text:
        raise ReadError(_looks_binary(path))
    decoded = Decoded(text, name, bool(mark))
    if name != "utf-8" and encode(decoded) != raw:
        raise ReadError(
            f"{path}: {name} cannot write this file back as it is; convert it to UTF-8 first"
        )
    return decoded


def _looks_binary(path: str) -> str:
    return (
        f"{path}: looks like a binary file, since it has NUL characters; if it is text, "
        "name its encoding with --encoding, for example --encoding utf-16"
    )


def encode(decoded: Decoded) -> bytes:
    """
    Return the bytes of `decoded`, with its byte order mark.

    Raises ReadError where its encoding lacks a character.
    """
    mark = _MARKS.get(decoded.encoding, b"") if decoded.bom else b""
    try:
        return mark + decoded.text.encode(decoded.encoding)
    except UnicodeEncodeError as error:
        missing = decoded.text[error.start]
        raise ReadError(
            f"a repair needs {missing!r}, which {decoded.encoding} cannot write; "
            "convert the file to UTF-8 first"
        ) from None


def detect_encoding(raw: bytes, wanted: str | None = None) -> tuple[str, bytes]:
    """
    Return the encoding of `raw` and its byte order mark; without one it is `wanted`, or UTF-8.

    Raises UsageProblem where there is no encoding called `wanted`.
    """
    if wanted is None:
        for name, mark in _MARKS.items():
            if raw.startswith(mark):
                return name, mark
        return "utf-8", b""
    name = _find_codec(wanted)
    for marked, mark in _MARKS.items() if raw else ():
        if marked.startswith(name.removesuffix("-sig")) and raw.startswith(mark):
            return marked, mark
    return _BYTE_ORDER.get(name, name), b""


@lru_cache(maxsize=8)  # asked for each line
def _find_codec(wanted: str) -> str:
    try:
        name = codecs.lookup(wanted).name
        "".encode(name)  # also refuses codecs that are not text encodings, such as hex
    except LookupError:
        raise UsageProblem(
            f"there is no encoding “{wanted}”; try utf-8, utf-16, latin-1 or cp1252"
        ) from None
    return name
