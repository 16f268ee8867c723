"""The parts of an input: as its format has them, or each line of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from mtfix.cli.inputs import Input
from mtfix.cli.options import Choices
from mtfix.engine import Screen
from mtfix.errors import UsageProblem
from mtfix.readers import (
    AlignedReader,
    Container,
    Line,
    Part,
    Passage,
    ReadOptions,
    Repaired,
    Text,
    align,
    decode_lines,
    join_texts,
    reader_for,
)
from mtfix.readers.lines import Block, read_blocks

FEWEST_LINES = 200  # that repay a screen, which takes as long to load as they do

MakeScreen = Callable[[], Screen | None]


@contextmanager
def open_input(source: Input, choices: Choices, make_screen: MakeScreen) -> Iterator[Container]:
    """
    Open an input: as its format has it, or with --lines line by line, in constant memory.

    A screen, which lets lines pass that need no work, is made only for a stream that is long
    enough to repay it. Reading the parts raises ReadError where the input is broken, and
    UsageProblem where the text that it was translated from (--source) does not fit.
    """
    with source.open() as stream:
        if choices.lines:
            yield _LineStream(stream, source.name, choices, make_screen)
            return
        options = ReadOptions(
            choices.encoding,
            language=choices.language,
            source_language=choices.source_language,
        )
        container = source.format(choices.format_name).open(stream, source.name, options)
        yield container if choices.source is None else _Aligned(container, source.name, choices)


@dataclass(frozen=True, slots=True)
class _Aligned:
    """A text beside the text that it was translated from (--source)."""

    container: Container
    name: str
    choices: Choices

    def parts(self) -> Iterator[Part]:
        for part in self.container.parts():
            if isinstance(part, Passage):
                yield part
                continue
            origin = self._origin()
            reader = align(
                part.reader,
                part.raw,
                origin.read(None).text,
                name=self.name,
                source_name=origin.name,
            )
            yield Text(part.raw, reader, part.decoded, part.end, part.line, part.place)

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        return self.container.join(parts)

    def _origin(self) -> Input:
        assert self.choices.source is not None  # noqa: S101
        return Input(str(self.choices.source), self.choices.source, self.choices.source)


@dataclass(frozen=True, slots=True)
class _LineStream:
    """Lines, each of which is a text of its own."""

    stream: BinaryIO
    name: str
    choices: Choices
    make_screen: MakeScreen

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        return join_texts(parts)

    def parts(self) -> Iterator[Part]:
        if self.choices.source is not None:
            yield from self._aligned()
            return
        lines = decode_lines(self.stream, self.name, self.choices.encoding)
        last: Line | None = None
        for last in islice(lines, FEWEST_LINES):
            yield self._text_of(last)
        if last is None or last.number < FEWEST_LINES:
            return
        screen = self.make_screen() if last.decoded.encoding == "utf-8" else None
        if screen is None or self.choices.format_name not in (None, "text"):
            yield from (self._text_of(line) for line in lines)
            return
        for block in read_blocks(self.stream, self.name, last.number + 1):
            yield from self._screened(block, screen)

    def _screened(self, block: Block, screen: Screen) -> Iterator[Part]:
        suspects = range(len(block)) if block.text is None else screen.suspects(block.text)
        start = 0
        for number in suspects:
            if number > start:
                yield Passage(block.raw_lines(start, number))
            if number < len(block):
                yield self._text_of(block.line(number))
            start = number + 1
        if start < len(block):
            yield Passage(block.raw_lines(start, len(block)))

    def _aligned(self) -> Iterator[Part]:
        with _original_lines(self.choices) as originals:
            number = 0
            for line in decode_lines(self.stream, self.name, self.choices.encoding):
                number = line.number
                original = next(originals, None)
                if original is None:
                    raise UsageProblem(_mismatch(self.choices, number, is_short=True))
                yield self._text_of(line, original)
            if next(originals, None) is not None:
                raise UsageProblem(_mismatch(self.choices, number, is_short=False))

    def _text_of(self, line: Line, original: str | None = None) -> Text:
        reader = reader_for(self.choices.format_name)
        if original is not None:
            reader = AlignedReader(reader, (original,))
        return Text(line.text, reader, line.decoded, line.end, line.number)


@contextmanager
def _original_lines(choices: Choices) -> Iterator[Iterator[str]]:
    assert choices.source is not None  # noqa: S101
    with Input(str(choices.source), choices.source, choices.source).open() as stream:
        yield (line.text for line in decode_lines(stream, str(choices.source)))


def _mismatch(choices: Choices, number: int, *, is_short: bool) -> str:
    fewer = f"ends before line {number}" if is_short else f"goes on after line {number}"
    return f"{choices.source} {fewer} of the text; --source needs one line for each line"
