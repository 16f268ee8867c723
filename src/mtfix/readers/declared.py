"""Encodings that a file declares in its own text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from mtfix.errors import ReadError
from mtfix.readers.encoding import WIDE, Decoded, decode, detect_encoding

#: Returns the encoding that the beginning of a text declares, None where it declares none.
FindEncoding = Callable[[str], str | None]

_HEAD = 8192  # bytes; a declaration stands near the beginning
_XML = re.compile(r"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""", re.ASCII)
_HTML = re.compile(r"""<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.ASCII | re.I)
_HTML_COMMENT = re.compile(r"<!--.*?-->", re.S)
_LATIN_1 = ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii")
_PO = re.compile(r'^"Content-Type:[^"\n]*\bcharset=([\w.:-]+)', re.ASCII | re.I | re.M)
# Each of their letters is a byte, and no text of such letters is UTF-8 by chance.
_SINGLE = ("ascii", "iso8859", "cp125", "koi8", "mac")


def no_encoding(_head: str) -> None:
    """Return None: most formats declare no encoding."""


def find_xml_encoding(head: str) -> str | None:
    """
    Return the encoding that an XML declaration names.

        >>> find_xml_encoding('<?xml version="1.0" encoding="windows-1251"?>')
        'windows-1251'
    """
    match = _XML.match(head)
    return match[1] if match else None


def find_html_encoding(head: str) -> str | None:
    """
    Return the charset that a `meta` element, or an XML declaration, names.

    Browsers take Latin-1 for Windows-1252, which has all that it has, and so do we.

        >>> find_html_encoding('<html><meta charset="ISO-8859-1"><title>Ol\u00e9</title>')
        'cp1252'
    """
    match = _HTML.search(_HTML_COMMENT.sub("", head))
    declared = match[1] if match else find_xml_encoding(head)
    return "cp1252" if declared and declared.lower() in _LATIN_1 else declared


def find_po_encoding(head: str) -> str | None:
    """Return the charset that the header of a PO catalogue names; a template has none yet."""
    match = _PO.search(head)
    return match[1] if match and match[1] != "CHARSET" else None


def decode_declared(raw: bytes, path: str, wanted: str | None, find: FindEncoding) -> Decoded:
    """
    Return the text of `raw`, in the encoding that it declares; `wanted` overrules it.

    Raises ReadError where the bytes are no such text, where they carry the mark of another
    encoding, and where they are UTF-8 for certain and something else is declared.
    """
    if wanted is not None:
        return decode(raw, path, wanted)
    name, mark = detect_encoding(raw)
    actual = name if mark else _shape(raw)
    head = raw[len(mark) : _HEAD].decode(actual or "latin-1", "replace")
    declared = find(head)
    if declared is None:
        return decode(raw, path, None if mark else actual)
    try:
        codec = codecs.lookup(declared).name
        "".encode(codec)  # also refuses codecs that are not text encodings
    except LookupError:
        raise ReadError(
            f"{path}: declares the encoding “{declared}”, which mtfix does not know; "
            "name the right one with --encoding"
        ) from None
    if actual is None and codec.startswith(_SINGLE) and _is_utf8(raw):
        actual = "utf-8"
    if _family(actual or "") != _family(codec) and (actual or codec.startswith(WIDE)):
        raise ReadError(
            f"{path}: declares {declared}, but its bytes are {(actual or 'utf-8').upper()}; "
            "correct the declaration, or name the encoding with --encoding"
        )
    return decode(raw, path, None if mark else actual or codec)


def _shape(raw: bytes) -> str | None:
    """Return the kind of UTF-16 that XML without a mark is in."""
    return {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(raw[:2])


def _family(codec: str) -> str:
    return codec.removesuffix("-sig").removesuffix("-le").removesuffix("-be")


def _is_utf8(raw: bytes) -> bool:
    try:
        return bool(raw.decode("utf-8")) and not raw.isascii()
    except UnicodeDecodeError:
        return False
