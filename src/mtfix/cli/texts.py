"""The texts of an input: the file whole, or each line of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from mtfix.cli.inputs import Input
from mtfix.cli.options import Choices
from mtfix.errors import UsageProblem
from mtfix.readers import AlignedReader, Decoded, Reader, align, decode_lines


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
            yield Text(line.text, reads, line.decoded, line.end, line.number)
        if originals is not None and next(originals, None) is not None:
            raise UsageProblem(_mismatch(choices, number, is_short=False))


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
