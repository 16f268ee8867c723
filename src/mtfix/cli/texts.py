"""The container of an input: as its format has it, or each line of it a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import BinaryIO

from mtfix.cli.inputs import Input
from mtfix.cli.options import Choices
from mtfix.errors import UsageProblem
from mtfix.readers import (
    Chunk,
    Container,
    GetScreening,
    Lines,
    Part,
    Passage,
    ReadOptions,
    Repaired,
    align,
    decode_lines,
    reader_for,
)


def open_input(
    stream: BinaryIO, source: Input, choices: Choices, resources: ExitStack
) -> Container:
    """
    Return what is in an input: as its format has it, or with --lines line by line.

    `resources` get what else is to be closed after use. The chunks raise ReadError where the
    input is broken, and UsageProblem where the text that it was translated from (--source)
    does not fit.
    """
    origin = None if choices.source is None else Input.of(choices.source)
    if choices.lines:
        reader = reader_for(choices.format_name)
        if origin is None:
            return Lines(stream, source.name, choices.encoding, reader)
        originals = resources.enter_context(origin.open())
        sources = (line.text for line in decode_lines(originals, origin.name))
        return Lines(stream, source.name, choices.encoding, reader, sources, origin.name)
    form = source.format(choices.format_name)
    inner = choices.column_format
    options = ReadOptions(
        choices.encoding,
        choices.columns or source.columns,
        choices.source_column,
        choices.language,
        choices.source_language,
        choices.language_column,
        choices.delimiter,
        None if inner is None else reader_for(inner),
    )
    container = form.open(stream, source.name, options)
    if origin is None:
        return container
    if not form.is_one_text:
        raise UsageProblem(
            f"{source.name}: --source goes with files that are one text, or with --lines"
        )
    return _Aligned(container, origin)


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A text beside the text that it was translated from."""

    container: Container
    origin: Input

    def chunks(self) -> Iterator[Chunk]:
        source = self.origin.read(None).text
        for chunk in self.container.chunks():
            yield _AlignedChunk(chunk, source, self.origin.name)

    def join(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        return self.container.join(chunks)


@dataclass(frozen=True, slots=True)
class _AlignedChunk:
    chunk: Chunk
    source: str
    source_name: str

    @property
    def name(self) -> str:
        return self.chunk.name

    def parts(self, get_screening: GetScreening) -> Iterator[Part]:
        for part in self.chunk.parts(get_screening):
            if isinstance(part, Passage):
                yield part
                continue
            reader = align(
                part.reader, part.raw, self.source, name=self.name, source_name=self.source_name
            )
            yield replace(part, reader=reader)

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        return self.chunk.join(parts)
