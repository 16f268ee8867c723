"""Files, the chunks that they can be worked on in, and the texts inside those."""

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

    `line` is the number of its first line in the file, where it is a line or a record;
    `place` is what else tells a user where in the file it is (a part, a row). `decoded` is
    what it was cut from, `end` the line end that was cut off.
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
        breaks = self.line is not None and raw.count("\n") > self.raw.count("\n")
        return self.decoded.with_text((self.raw if breaks else raw) + self.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a file that nothing is to be done for, as it came."""

    raw: bytes


Part = Text | Passage
#: A part after the work: a text with what it became, or a passage as it was.
Repaired = tuple[Text, str] | Passage

#: Returns the numbers, from 0, of the lines that may need work; the others certainly do not.
Screening = Callable[[str], Iterable[int]]
#: Returns a screening, made only when asked for; None where there is none that repays the
#: making, so many texts having been read.
GetScreening = Callable[[int], Screening | None]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """
    What a user says about a file: its `encoding`, None where it is found out, and for
    tables and records the `columns` (names, or numbers from 1) that hold prose, the column
    that holds what was translated (`source`), the one that holds the language of the prose,
    the `delimiter` of fields, and the format of the prose itself. Of a file in many
    languages `language` is to be worked on, which was translated from `source_language`.
    """

    encoding: str | None = None
    columns: tuple[str, ...] = ()
    source: str | None = None
    language: str | None = None
    source_language: str | None = None
    language_column: str | None = None
    delimiter: str | None = None
    reader: Reader | None = None


class Chunk(Protocol):
    """A stretch of a file that can be worked on alone: it can be sent to another process."""

    @property
    def name(self) -> str:
        """What a user calls it: the file, and where in it the stretch is."""

    def parts(self, get_screening: GetScreening) -> Iterator[Part]:
        """Yield what is in it; raises ReadError where it is broken."""

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        """Yield the chunk with its texts as they became, from all of its parts, in order."""


class Container(Protocol):
    """
    An open file.

    `chunks` may be taken once and comes as a stream; `join` is given what became of each, in
    order, and yields the bytes of the file. Chunks that did not change give the same bytes.
    """

    def chunks(self) -> Iterator[Chunk]:
        """Yield the chunks of the file; raises ReadError where it is broken."""

    def join(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the file with its chunks as they became."""


@dataclass(frozen=True, slots=True)
class Format:
    """
    A file format: the word that --format takes, the file name endings (lower case, with
    the dot), and what opens a stream of it; the path is for messages.

    `is_one_text` tells that the whole file is one text; `is_found` that directories are
    searched for such files. Records and tables, most of which hold no prose, are only looked
    for where columns are asked for.
    """

    name: str
    extensions: tuple[str, ...]
    open: Callable[[BinaryIO, str, ReadOptions], Container]
    is_one_text: bool = False
    is_found: bool = True


def join_texts(parts: Iterable[Repaired]) -> Iterator[bytes]:
    """Yield the bytes of parts that stand one after the other in their file."""
    for part in parts:
        if isinstance(part, Passage):
            yield part.raw
        else:
            text, raw = part
            yield encode(text.written(raw))


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that is one text, as its only chunk."""

    raw: bytes
    name: str
    reader: Reader
    encoding: str | None
    declared: FindEncoding

    def parts(self, get_screening: GetScreening) -> Iterator[Part]:
        """Yield the text; raises ReadError where the file is none."""
        decoded = decode_declared(self.raw, self.name, self.encoding, self.declared)
        yield Text(decoded.text, self.reader, decoded)

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        """Yield the text as it became."""
        return join_texts(parts)


@dataclass(frozen=True, slots=True)
class WholeText:
    """An open file that is one text; `declared` finds the encoding that the text itself names."""

    stream: BinaryIO
    path: str
    options: ReadOptions
    reader: Reader
    declared: FindEncoding = no_encoding

    def chunks(self) -> Iterator[Chunk]:
        """Yield the file."""
        raw, encoding = self.stream.read(), self.options.encoding
        yield Whole(raw, self.path, self.reader, encoding, self.declared)

    def join(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the text as it became."""
        yield from chunks


def text_format(reader: Reader, declared: FindEncoding = no_encoding) -> Format:
    """Return the format of files that are one text, which `reader` reads; see `WholeText`."""

    def open_text(stream: BinaryIO, path: str, options: ReadOptions) -> Container:
        return WholeText(stream, path, options, reader, declared)

    return Format(reader.name, reader.extensions, open_text, is_one_text=True)
