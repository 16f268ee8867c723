"""The texts of an input: the file whole, or each line of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from mtfix.cli.inputs import Input
from mtfix.cli.options import Choices
from mtfix.engine import Screen
from mtfix.errors import UsageProblem
from mtfix.readers import AlignedReader, Decoded, Reader, align, decode_lines
from mtfix.readers.lines import Block, Line, read_blocks
from mtfix.readers.plain import PlainReader

FEWEST_LINES = 200  # that repay a screen, which takes as long to load as they do


@dataclass(frozen=True, slots=True)
class Text:
    """
    A text to work on, and how to read it.

    `line` is its number where it is a line of a file. `decoded` is what it was cut from,
    `end` the line end that was cut off.
    """

    raw: str
    reader: Reader
    decoded: Decoded
    end: str = ""
    line: int | None = None

    def written(self, raw: str) -> Decoded:
        """
        Return `raw` in place of the text, to be written in the same way.

        A line stays one line: where a repair would break it, it is left as it was.
        """
        kept = self.raw if self.line is not None and "\n" in raw else raw
        return self.decoded.with_text(kept + self.end)


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of a corpus that nothing is to be done for, as they came, with their line ends."""

    raw: bytes


def parts_of(
    source: Input, choices: Choices, make_screen: Callable[[], Screen | None]
) -> Iterator[Text | Passage]:
    """
    Yield what an input is made of: its texts, and the lines that a screen lets pass.

    The screen is made only for an input that is long enough to repay it. Raises as
    `texts_of`.
    """
    reader = source.reader(choices.format_name)
    if not choices.lines or choices.source or not isinstance(reader, PlainReader):
        yield from texts_of(source, choices)
        return
    with source.open() as stream:
        lines = decode_lines(stream, source.name, choices.encoding)
        last: Line | None = None
        for last in islice(lines, FEWEST_LINES):
            yield _text_of(last, reader)
        if last is None or last.number < FEWEST_LINES:
            return
        screen = make_screen() if last.decoded.encoding == "utf-8" else None
        if screen is None:
            yield from (_text_of(line, reader) for line in lines)
            return
        for block in read_blocks(stream, source.name, last.number + 1):
            yield from _screened(block, screen, reader)


def _screened(block: Block, screen: Screen, reader: Reader) -> Iterator[Text | Passage]:
    suspects = range(len(block)) if block.text is None else screen.suspects(block.text)
    start = 0
    for number in suspects:
        if number > start:
            yield Passage(block.raw_lines(start, number))
        if number < len(block):
            yield _text_of(block.line(number), reader)
        start = number + 1
    if start < len(block):
        yield Passage(block.raw_lines(start, len(block)))


def texts_of(source: Input, choices: Choices) -> Iterator[Text]:
    """
    Yield the texts of an input, one by one; with --lines in constant memory.

    Raises ReadError where it is no text, and UsageProblem where the text that it was
    translated from (--source) does not fit.
    """
    reader = source.reader(choices.format_name)
    if choices.lines:
        return _lines(source, reader, choices)
    return _whole(source, reader, choices)


def _whole(source: Input, reader: Reader, choices: Choices) -> Iterator[Text]:
    decoded = source.read(choices.encoding)
    if choices.source is not None:
        origin = Input(str(choices.source), choices.source, choices.source)
        original = origin.read(None)
        reader = align(
            reader, decoded.text, original.text, name=source.name, source_name=origin.name
        )
    yield Text(decoded.text, reader, decoded)


def _lines(source: Input, reader: Reader, choices: Choices) -> Iterator[Text]:
    with source.open() as stream, _original_lines(choices) as originals:
        number = 0
        for line in decode_lines(stream, source.name, choices.encoding):
            number = line.number
            reads = reader
            if originals is not None:
                original = next(originals, None)
                if original is None:
                    raise UsageProblem(_mismatch(choices, number, is_short=True))
                reads = AlignedReader(reader, (original,))
            yield _text_of(line, reads)
        if originals is not None and next(originals, None) is not None:
            raise UsageProblem(_mismatch(choices, number, is_short=False))


def _text_of(line: Line, reader: Reader) -> Text:
    return Text(line.text, reader, line.decoded, line.end, line.number)


@contextmanager
def _original_lines(choices: Choices) -> Iterator[Iterator[str] | None]:
    if choices.source is None:
        yield None
        return
    with Input(str(choices.source), choices.source, choices.source).open() as stream:
        yield (line.text for line in decode_lines(stream, str(choices.source)))


def _mismatch(choices: Choices, number: int, *, is_short: bool) -> str:
    fewer = f"ends before line {number}" if is_short else f"goes on after line {number}"
    return f"{choices.source} {fewer} of the text; --source needs one line for each line"
