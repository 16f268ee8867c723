"""JSON: the strings in it that are prose, each character of the rest as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import BinaryIO

from mtfix.errors import ReadError
from mtfix.model import Document, Piece, Segment, Span, write_edits
from mtfix.readers.base import Reader
from mtfix.readers.container import Container, Format, ReadOptions, WholeText
from mtfix.readers.plain import PlainReader
from mtfix.readers.values import Value, document_of

_TOKEN = re.compile(r'\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|([{}\[\],:])|[^\s{}\[\],:"]+)')
_UNIT = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_CAPITAL_HEX = re.compile(r"\\u(?=[0-9A-F]*[A-F])[0-9A-F]{4}")
_SMALL_HEX = re.compile(r"\\u(?=[0-9a-f]*[a-f])[0-9a-f]{4}")
_PROSE = re.compile(r"[^\W\d_][^\s]*\s+\S*[^\W\d_]|[^\W\d_a-zA-Z]")

# Numbers are kept as they are spelled: they may be too long for Python, and nobody asks.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


@dataclass(frozen=True, slots=True)
class JsonString:
    """A string as it stands in the text, without quotes, and the keys that lead to it."""

    keys: tuple[str, ...]
    span: Span

    @property
    def name(self) -> str:
        """The keys with dots between them; items of a list have that of the list."""
        return ".".join(self.keys)


@dataclass(frozen=True, slots=True)
class JsonReader:
    r"""
    Reads the strings of a JSON text that are prose: never keys.

    `columns` are the keys that lead to them, with dots between; without any, all strings
    are read that hold words. The source and the language are found in the same way, where
    there is one of each.

        >>> raw = '{"id": 7, "text": "Tom \\u0026 Li"}'
        >>> [segment.text for segment in JsonReader(columns=("text",)).read(raw).segments]
        ['Tom & Li']
    """

    columns: tuple[str, ...] = ()
    source: str | None = None
    language: str | None = None
    inner: Reader = field(default_factory=PlainReader)
    name: str = "json"
    extensions: tuple[str, ...] = (".json",)
    has_markup: bool = True

    def read(self, raw: str, path: str | None = None) -> Document:
        """Return the prose; raises ReadError where `raw` is no JSON."""
        parse_json(raw, path or "-")
        strings = list(find_strings(raw))
        source, language = (self._only(raw, strings, name) for name in (self.source, self.language))
        write = partial(write_edits, escape=partial(escape_json, like=raw))
        values = []
        for string in strings:
            if self.columns and string.name not in self.columns:
                continue
            whole = _segment(raw, string.span, source, language)
            if self.columns or _PROSE.search(whole.text):
                values.append(Value(whole, write))
        return document_of(raw, values, self.inner, path)

    def _only(self, raw: str, strings: Sequence[JsonString], name: str | None) -> str | None:
        found = [string for string in strings if name is not None and string.name == name]
        return _segment(raw, found[0].span).text if len(found) == 1 else None


def parse_json(raw: str, path: str) -> object:
    """
    Return what a JSON text says, its numbers as strings.

    Raises ReadError, with the place, where it is no JSON.
    """
    try:
        return _DECODER.decode(raw)
    except json.JSONDecodeError as error:
        raise ReadError(
            f"{path}: is no JSON at line {error.lineno}, column {error.colno}: {error.msg}"
        ) from None
    except RecursionError:
        raise ReadError(f"{path}: is nested too deeply to be read") from None


def find_strings(raw: str) -> Iterator[JsonString]:
    """
    Yield the strings of a valid JSON text that are no keys, in order.

        >>> raw = '{"a": {"b": ["x"]}, "c": 1}'
        >>> [(string.name, string.span.of(raw)) for string in find_strings(raw)]
        [('a.b', 'x')]
    """
    keys: list[str] = []
    depth: list[int] = []  # how many keys lead to each value that is open
    in_object: list[bool] = []
    is_key = False
    for match in _TOKEN.finditer(raw):
        mark = match[2]
        if mark is None:
            if match[1] is None:
                continue
            if is_key:
                keys[depth[-1] :] = [_decode(match[1])]
            else:
                yield JsonString(tuple(keys), Span(*match.span(1)))
        elif mark in "{[":
            depth.append(len(keys))
            in_object.append(mark == "{")
            is_key = in_object[-1]
        elif mark in "}]":
            del keys[depth.pop() :]
            in_object.pop()
            is_key = False
        elif mark == ":":
            is_key = False
        else:
            is_key = bool(in_object and in_object[-1])


def escape_json(text: str, like: str) -> str:
    r"""
    Return text as it is written inside of a string, in the style of the JSON text `like`.

    That is in ASCII where the text around it is, with the same case of digits.

        >>> escape_json("“é”", '"caf\\u00E9"'), escape_json("é", '"café"')
        ('\\u201C\\u00E9\\u201D', 'é')
    """
    is_ascii = like.isascii()
    escaped = json.dumps(text, ensure_ascii=is_ascii)[1:-1]
    if is_ascii and _CAPITAL_HEX.search(like) and not _SMALL_HEX.search(like):
        escaped = re.sub(r"\\u....", lambda unit: r"\u" + unit[0][2:].upper(), escaped)
    return escaped


def _segment(
    raw: str, span: Span, source: str | None = None, language: str | None = None
) -> Segment:
    """Return the string at `span` as one segment."""
    pieces: list[Piece] = []
    parts: list[str] = []
    length, at = 0, span.start
    for match in _UNIT.finditer(raw, span.start, span.end):
        for start, end, text in (
            (at, match.start(), raw[at : match.start()]),
            (*match.span(), _decode(match[0])),
        ):
            if text:
                pieces.append(Piece(Span(length, length + len(text)), Span(start, end)))
                parts.append(text)
                length += len(text)
        at = match.end()
    if at < span.end:
        rest = raw[at : span.end]
        pieces.append(Piece(Span(length, length + len(rest)), Span(at, span.end)))
        parts.append(rest)
    return Segment("".join(parts), tuple(pieces), source=source, language=language)


def _decode(escaped: str) -> str:
    """Return what a string says; half of a surrogate pair says nothing."""
    if "\\" not in escaped:
        return escaped
    text: str = json.loads(f'"{escaped}"', strict=False)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _open(stream: BinaryIO, path: str, options: ReadOptions) -> Container:
    inner = options.reader or PlainReader()
    reader = JsonReader(options.columns, options.source, options.language_column, inner)
    return WholeText(stream, path, options, reader)


#: Most JSON files in a directory hold no prose, so they have to be named.
JSON = Format("json", (".json",), _open, is_one_text=True, is_found=False)
