"""Corpora: a text line by line, in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from mtfix.errors import UsageProblem
from mtfix.readers.aligned import AlignedReader
from mtfix.readers.base import Reader
from mtfix.readers.container import (
    Chunk,
    GetScreening,
    Part,
    Passage,
    Repaired,
    Text,
    join_texts,
)
from mtfix.readers.line_blocks import Block, Line, read_blocks
from mtfix.readers.screening import FEWEST_TEXTS


@dataclass(frozen=True, slots=True)
class LinesChunk:
    """Lines, each of which is a text of its own; `sources` are what they were translated from."""

    block: Block
    reader: Reader
    sources: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """The path and the numbers of the lines."""
        return self.block.name

    def parts(self, get_screening: GetScreening) -> Iterator[Part]:
        """Yield the lines, or those that need work and what is between them."""
        block = self.block
        if self.sources is not None:
            for line, source in zip(block.lines(), self.sources, strict=True):
                yield self._text_of(line, AlignedReader(self.reader, (source,)))
            return
        few = FEWEST_TEXTS - block.first + 1
        few = 0 if few < len(block) else few  # a file is there at once, lines of a pipe may not be
        yield from (self._text_of(line, self.reader) for line in islice(block.lines(), few))
        if len(block) > few:
            yield from self._screened(block.rest(block.first + few), get_screening)

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        """Yield the lines as they became."""
        return join_texts(parts)

    def _screened(self, block: Block, get_screening: GetScreening) -> Iterator[Part]:
        is_plain = self.reader.name == "text" and block.text is not None
        screening = get_screening(block.first + len(block)) if is_plain else None
        suspects = screening(block.text or "") if screening else range(len(block))
        start = 0
        for number in suspects:
            if number > start:
                yield Passage(block.raw_lines(start, number))
            if number < len(block):
                yield self._text_of(block.line(number), self.reader)
            start = number + 1
        if start < len(block):
            yield Passage(block.raw_lines(start, len(block)))

    def _text_of(self, line: Line, reader: Reader) -> Text:
        return Text(line.text, reader, line.decoded, line.end, line.number)


@dataclass(frozen=True, slots=True)
class Lines:
    """A stream of lines that are texts; `sources` are as many lines of the source text."""

    stream: BinaryIO
    path: str
    encoding: str | None
    reader: Reader
    sources: Iterator[str] | None = None
    source_name: str = ""

    def chunks(self) -> Iterator[Chunk]:
        """Yield blocks of lines; raises UsageProblem where the sources are not as many."""
        last = 0
        for block in read_blocks(self.stream, self.path, self.encoding):
            last = block.first + len(block) - 1
            if self.sources is None:
                yield LinesChunk(block, self.reader)
                continue
            sources = tuple(islice(self.sources, len(block)))
            if len(sources) < len(block):
                missing = block.first + len(sources)
                raise UsageProblem(self._mismatch(f"ends before line {missing}"))
            yield LinesChunk(block, self.reader, sources)
        if self.sources is not None and next(self.sources, None) is not None:
            raise UsageProblem(self._mismatch(f"goes on after line {last}"))

    def join(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the lines as they became."""
        yield from chunks

    def _mismatch(self, fewer: str) -> str:
        return f"{self.source_name} {fewer} of the text; --source needs one line for each line"
