"""Files and the texts inside them: one, one a record, or some beside other things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from mtfix.readers.base import Reader
from mtfix.readers.declared import FindEncoding, decode_declared, no_encoding
from mtfix.readers.encoding import Decoded, encode


@dataclass(frozen=True, slots=True)
class Text:
    """
    A text to work on, and how to read it.

    `line` is its number where it is a line of a file, `place` what else tells a user where
    in the file it is (a record, a part). `decoded` is what it was cut from, `end` the line
    end that was cut off.
    """

    raw: str
    reader: Reader
    decoded: Decoded
    end: str = ""
    line: int | None = None
    place: str = ""

    def written(self, raw: str) -> Decoded:
        """
        Return `raw` in place of the text, to be written in the same way.

        A line stays one line: where a repair would break it, it is left as it was.
        """
        kept = self.raw if self.line is not None and "\n" in raw else raw
        return self.decoded.with_text(kept + self.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a file that nothing is to be done for, as it came."""

    raw: bytes


Part = Text | Passage
#: A part after the work: a text with what it became, or a passage as it was.
Repaired = tuple[Text, str] | Passage


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """
    What a user says about a file: its `encoding`, None where it is found out, and for
    tables and records the `columns` (names, or numbers from 1) that hold prose; `source` is
    the column that holds what was translated. Of a file in many languages `language` is to
    be worked on, which was translated from `source_language`.
    """

    encoding: str | None = None
    columns: tuple[str, ...] = ()
    source: str | None = None
    language: str | None = None
    source_language: str | None = None


class Container(Protocol):
    """
    An open file.

    `parts` may be taken once and comes as a stream; `join` is given all of them, in order,
    and yields the bytes of the file. Parts that did not change give the same bytes.
    """

    def parts(self) -> Iterator[Part]:
        """Yield the parts of the file; raises ReadError where it is broken."""

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        """Yield the file with its texts as they became."""


@dataclass(frozen=True, slots=True)
class Format:
    """
    A file format: the word that --format takes, the file name endings (lower case, with
    the dot), and what opens a stream of it; the path is for messages.
    """

    name: str
    extensions: tuple[str, ...]
    open: Callable[[BinaryIO, str, ReadOptions], Container]


def join_texts(parts: Iterable[Repaired]) -> Iterator[bytes]:
    """Yield the bytes of parts that stand one after the other in their file."""
    for part in parts:
        if isinstance(part, Passage):
            yield part.raw
        else:
            text, raw = part
            yield encode(text.written(raw))


@dataclass(frozen=True, slots=True)
class WholeText:
    """A file that is one text; `declared` finds the encoding that the text itself names."""

    stream: BinaryIO
    path: str
    options: ReadOptions
    reader: Reader
    declared: FindEncoding = no_encoding

    def parts(self) -> Iterator[Part]:
        """Yield the text; raises ReadError where the file is none."""
        raw = self.stream.read()
        decoded = decode_declared(raw, self.path, self.options.encoding, self.declared)
        yield Text(decoded.text, self.reader, decoded)

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        """Yield the text as it became."""
        return join_texts(parts)


def text_format(reader: Reader, declared: FindEncoding = no_encoding) -> Format:
    """Return the format of files that are one text, which `reader` reads; see `WholeText`."""

    def open_text(stream: BinaryIO, path: str, options: ReadOptions) -> Container:
        return WholeText(stream, path, options, reader, declared)

    return Format(reader.name, reader.extensions, open_text)
