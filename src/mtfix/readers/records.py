"""Records of a stream, one text or several in each: most need no work, and are let pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.errors import ReadError
from mtfix.readers.base import Reader
from mtfix.readers.container import Part, Passage, Screening, Text
from mtfix.readers.encoding import encode
from mtfix.readers.line_blocks import Line
from mtfix.readers.screening import find_clear


def sift_records(
    records: Iterable[tuple[Line, str | None]], reader: Reader, screening: Screening | None
) -> Iterator[Part]:
    """
    Yield the records that need work, and as they are those that do not.

    With each record comes its prose: "" where it has none, and None where it is not one
    text, which a screening cannot judge. A ReadError that `records` raises is raised after
    what came before it.
    """
    lines: list[Line] = []
    texts: list[str | None] = []
    problem: ReadError | None = None
    try:
        for line, text in records:
            lines.append(line)
            texts.append(text)
    except ReadError as error:
        problem = error
    clear = find_clear(texts, screening)
    for number, line in enumerate(lines):
        if number in clear or texts[number] == "":
            yield Passage(encode(line.decoded))
        else:
            yield Text(line.text, reader, line.decoded, line.end, line.number)
    if problem is not None:
        raise problem
