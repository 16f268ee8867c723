"""What `mtfix clean` does with a chunk of a file, in whatever process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from mtfix.api import engine_for
from mtfix.cli.pipeline import Order, find_screening
from mtfix.engine import Engine
from mtfix.errors import MtfixError
from mtfix.model import CleanResult, Document
from mtfix.readers import Part, Passage, Repaired, Text
from mtfix.readers.plain import PlainReader
from mtfix.render import FileReport, render_edits
from mtfix.settings import Settings

_MOST_KEPT, _LONGEST_KEPT = 5_000, 2_000  # lines, and their code points: mostly 5 MB


@dataclass(frozen=True, slots=True)
class Cleaned:
    """
    A chunk, repaired up to the `error` that it has, if any.

    `changes` are the texts in it, place by place: the place, before, after.
    """

    output: bytes
    edits: int
    findings: int
    shown: str
    changes: tuple[tuple[str, str, str], ...]
    error: MtfixError | None


class _Repair(NamedTuple):
    """What a line became, how many edits made it, and how many findings are left in it."""

    text: str
    edits: int
    findings: int


@lru_cache(maxsize=8)
def _remember_repairs(_wanted: tuple[Settings, bool]) -> dict[str, _Repair]:
    """Return where the repairs that are wanted so are kept: corpora have many lines twice."""
    return {}


def clean_chunk(order: Order, *, shows_edits: bool, shows_changes: bool, is_told: bool) -> Cleaned:
    """
    Repair a chunk.

    The edits are shown, and the texts kept to be compared, where asked for. Findings are
    counted in full only where they are told.
    """
    run = _ChunkRun(
        order.path,
        engine_for(order.settings),
        shows_edits=shows_edits,
        shows_changes=shows_changes,
        for_edits=not is_told,
        repairs=_remember_repairs((order.settings, not is_told)),
    )
    get_screening = partial(find_screening, order.settings, for_edits=not is_told)
    written: list[bytes] = []
    error: MtfixError | None = None
    try:
        for piece in order.chunk.join(run.repaired(order.chunk.parts(get_screening))):
            written.append(piece)  # noqa: PERF402 - what came before an error counts
    except MtfixError as problem:
        error = problem
    output = b"".join(written)
    return Cleaned(output, run.edits, run.findings, "".join(run.shown), tuple(run.changes), error)


class _ChunkRun:
    """The texts of one chunk, repaired one after the other, and what was done."""

    def __init__(
        self,
        path: str,
        engine: Engine,
        *,
        shows_edits: bool,
        shows_changes: bool,
        for_edits: bool,
        repairs: dict[str, _Repair],
    ) -> None:
        self.engine = engine
        self._repairs = repairs
        self._for_edits = for_edits
        self._path, self._shows_edits, self._shows_changes = path, shows_edits, shows_changes
        self.edits = self.findings = 0
        self.shown: list[str] = []
        self.changes: list[tuple[str, str, str]] = []

    def repaired(self, parts: Iterable[Part]) -> Iterator[Repaired]:
        """Yield the parts with their texts repaired."""
        for part in parts:
            if isinstance(part, Passage):
                if self._shows_changes:
                    text = part.raw.decode(errors="replace")
                    self.changes.append(("", text, text))
                yield part
            else:
                yield part, self._repair(part)

    def _repair(self, text: Text) -> str:
        """Return what a text becomes; nobody looks twice at a line of which only that is wanted."""
        if self._shows_edits or self._shows_changes or not _is_line(text):
            return self._clean(text).text
        repair = self._repairs.get(text.raw)
        if repair is not None:
            self.edits += repair.edits
            self.findings += repair.findings
            return repair.text
        result = self._clean(text)
        if len(self._repairs) >= _MOST_KEPT:
            self._repairs.clear()
        self._repairs[text.raw] = _Repair(result.text, len(result.edits), len(result.findings))
        return result.text

    def _clean(self, text: Text) -> CleanResult:
        result = self.engine.clean(text.raw, text.reader, self._path, for_edits=self._for_edits)
        self.edits += len(result.edits)
        self.findings += len(result.findings)
        if self._shows_edits and result.edits:
            document = text.reader.read(text.raw, self._path)
            report = FileReport(self._path, document, (), text.line, text.place)
            self.shown += render_edits(report, result.edits)
        if self._shows_changes and result.document.counts_segments:
            before, after = text.reader.read(text.raw, self._path), result.document
            self.changes.append((text.place, _seen(before), _seen(after)))
        elif self._shows_changes:
            self.changes.append((text.place, text.decoded.text, text.written(result.text).text))
        return result


def _is_line(text: Text) -> bool:
    return isinstance(text.reader, PlainReader) and len(text.raw) <= _LONGEST_KEPT


def _seen(document: Document) -> str:
    """Return what a user sees of the document, line by line."""
    return f"{FileReport('', document, ()).text}\n"
