"""JSON Lines: a record on each line, in constant memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from mtfix.errors import ReadError, UsageProblem
from mtfix.readers.container import (
    Chunk,
    Container,
    Format,
    GetScreening,
    Part,
    ReadOptions,
    Repaired,
    join_texts,
)
from mtfix.readers.json import JsonReader, parse_json
from mtfix.readers.line_blocks import Block, Line, read_blocks
from mtfix.readers.plain import PlainReader
from mtfix.readers.records import sift_records
from mtfix.readers.screening import ask_screening
from mtfix.readers.values import USUAL_COLUMNS

_SEARCHED = 1000  # lines in which a column that is asked for must show


@dataclass(frozen=True, slots=True)
class RecordsChunk:
    """Some of the lines, and how to read their records."""

    block: Block
    reader: JsonReader

    @property
    def name(self) -> str:
        """The path and the numbers of the lines."""
        return self.block.name

    def parts(self, get_screening: GetScreening) -> Iterator[Part]:
        """Return the records, those that need work and the lines between them."""
        screening = ask_screening(self.block.first, self.reader.inner, get_screening)
        return sift_records(self._records(), self.reader, screening)

    def join(self, parts: Iterable[Repaired]) -> Iterator[bytes]:
        """Yield the lines as they became."""
        return join_texts(parts)

    def _records(self) -> Iterator[tuple[Line, str | None]]:
        """Yield the lines with the prose of their records."""
        for line in self.block.lines():
            record = parse_record(line, self.block.path)
            yield line, "" if record is None else self._only_text(record)

    def _only_text(self, record: Mapping[str, object]) -> str | None:
        """Return the prose of a record, None where it is not one text."""
        names = (name for name in self.reader.columns if name in record or "." in name)
        texts = [text for name in names for text in find_texts(record, name)]
        return texts[0] if len(texts) == 1 else None


@dataclass(frozen=True, slots=True)
class Records:
    """An open stream of records."""

    stream: BinaryIO
    path: str
    options: ReadOptions

    def chunks(self) -> Iterator[Chunk]:
        """Yield blocks of lines; raises UsageProblem where the columns are not there."""
        options = self.options
        columns = options.columns or USUAL_COLUMNS
        inner = options.reader or PlainReader()
        reader = JsonReader(columns, options.source, options.language_column, inner)
        search = _ColumnSearch(self.path, options)
        for block in read_blocks(self.stream, self.path, options.encoding):
            search.look(block)
            yield RecordsChunk(block, reader)
        search.finish()

    def join(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the lines as they became."""
        yield from chunks


class _ColumnSearch:
    """Looks for the columns in the first records, so that a slip of the pen is told early."""

    def __init__(self, path: str, options: ReadOptions) -> None:
        self._path, self._asked = path, options.columns
        self._missing = {*options.columns, *filter(None, [options.source])}
        self._keys: dict[str, None] = {}
        self._is_over = False

    def look(self, block: Block) -> None:
        """Look into the records of a block, up to one that is broken."""
        for line in block.lines() if not self._is_over else ():
            try:
                record = parse_record(line, self._path)
            except ReadError:
                return  # the chunk tells, after what came before it
            if not isinstance(record, dict):
                continue
            self._keys |= dict.fromkeys(record)
            if not self._asked and not any(find_texts(record, n) for n in USUAL_COLUMNS):
                self._fail("no column with one of the usual names (text, content, title, …)")
            self._missing -= {name for name in self._missing if find_texts(record, name)}
            self._is_over = not self._missing
            if self._is_over:
                return
            if line.number >= _SEARCHED:
                self.finish()

    def finish(self) -> None:
        """Raise UsageProblem where a column is missing, and there are records."""
        if self._missing and self._keys:
            names = ", ".join(f"“{name}”" for name in sorted(self._missing))
            self._fail(f"no text in column {names}")

    def _fail(self, problem: str) -> None:
        raise UsageProblem(
            f"{self._path}: has {problem}; its keys are: {', '.join(self._keys)}. "
            "Name those that hold prose with --column (keys inside of keys: --column page.text)"
        )


def parse_record(line: Line, path: str) -> dict[str, object] | None:
    """
    Return the record on a line, None where it is blank.

    Raises ReadError where there is something else.
    """
    if not line.text.strip():
        return None
    record = parse_json(line.text, f"{path}:{line.number}")
    if not isinstance(record, dict):
        raise ReadError(f"{path}:{line.number}: is no record, which begins with {{")
    return record


def find_texts(record: object, name: str) -> list[str]:
    """
    Return the strings that the keys in `name`, with dots between, lead to.

        >>> find_texts({"page": [{"text": "a"}, {"text": ["b"]}]}, "page.text")
        ['a', 'b']
    """
    found: list[str] = []
    pending: list[tuple[object, str | None]] = [(record, name)]
    while pending:
        value, rest = pending.pop()
        if isinstance(value, str) and rest is None:
            found.append(value)
        elif isinstance(value, list):
            pending += [(item, rest) for item in reversed(value)]
        elif isinstance(value, dict) and rest is not None:
            pending += [(value[rest], None)] if rest in value else []
            pending += [
                (value[key], rest.removeprefix(f"{key}."))
                for key in reversed(value)
                if rest.startswith(f"{key}.")
            ]
    return found


def _open(stream: BinaryIO, path: str, options: ReadOptions) -> Container:
    return Records(stream, path, options)


JSONL = Format("jsonl", (".jsonl", ".ndjson"), _open, is_found=False)
