"""All inputs of a command, chunk by chunk, through what the command does with each."""

from __future__ import annotations

import select
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from mtfix.api import engine_for
from mtfix.cli.inputs import Input
from mtfix.cli.options import Choices
from mtfix.cli.progress import Progress
from mtfix.cli.texts import open_input
from mtfix.engine.memory import LineMemory
from mtfix.errors import MtfixError
from mtfix.languages import primary_subtag
from mtfix.packs.prefilter import MANY_TEXTS, SOME_TEXTS
from mtfix.readers import Chunk, Container, Screening
from mtfix.settings import Settings

if TYPE_CHECKING:
    from mtfix.engine.screen import Screen

Result = TypeVar("Result")


class ChunkFailure(Exception):  # noqa: N818 - it is named after what failed
    """What is done with chunks failed, for a reason that is not the user's; says where."""


@dataclass(frozen=True, slots=True)
class Order:
    """A chunk of the input called `path`, how to work on it, and how far it goes, in bytes."""

    path: str
    settings: Settings
    chunk: Chunk
    end: int = 0


@dataclass(slots=True, eq=False)
class Opened:
    """
    An input on its way through.

    No more of it is read where it is not `is_wanted`; `error` is why it ended early.
    """

    source: Input
    settings: Settings
    resources: ExitStack = field(default_factory=ExitStack)
    stream: BinaryIO | None = None
    container: Container | None = None
    is_wanted: bool = True
    error: MtfixError | None = None

    def open(self, choices: Choices) -> Container:
        """Open the input; raises ReadError or UsageProblem where that fails."""
        self.stream = self.resources.enter_context(self.source.open())
        self.container = open_input(self.stream, self.source, choices, self.resources)
        return self.container

    def position(self) -> int:
        """Return how much of the file is read, in bytes."""
        return self.stream.tell() if self.source.file and self.stream else 0

    def join(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the bytes of the file with what became of its chunks."""
        pending = iter(chunks)
        first = next(pending, None)  # opens the file, or tells why that fails
        if self.container is not None:
            yield from self.container.join(_again(first, pending))


def find_screening(settings: Settings, texts: int, *, for_edits: bool = False) -> Screening | None:
    """Return what tells which lines need work, where so many `texts` repay that; else None."""
    repays_much = texts > SOME_TEXTS
    if not settings.language or not (repays_much or _may_be_made(settings.language)):
        return None
    found = _find_screen(settings, for_edits=for_edits)
    if found is None:
        return None
    screen, memory = found
    if not (repays_much or screen.is_ready):
        return None
    screen.take_time(may_take_long=texts > MANY_TEXTS)
    return memory.find_suspects if screen.is_selective else None


def _may_be_made(language: str) -> bool:
    from mtfix.packs.made import may_be_made, script_of  # noqa: PLC0415 - slow to load

    return may_be_made(script_of(primary_subtag(language)))


@lru_cache(maxsize=8)
def _find_screen(settings: Settings, *, for_edits: bool) -> tuple[Screen, LineMemory] | None:
    screen = engine_for(settings).make_screen(for_edits=for_edits)
    return None if screen is None else (screen, LineMemory(screen.find_suspects))


def work_through(
    inputs: Sequence[tuple[Input, Settings]],
    choices: Choices,
    work: Callable[[Order], Result],
    *,
    shows_progress: bool,
) -> Iterator[tuple[Opened, Iterator[Result]]]:
    """
    Yield each input, in order, with the results of `work` for its chunks.

    Taking a result raises ReadError or UsageProblem where the input is broken, and
    ChunkFailure where `work` raises. The rest of that input is then left out. Progress is
    shown where all inputs are files, so that there is an end.
    """
    has_pipe = any(source.file is None for source, _ in inputs)
    is_ready = _is_ready if has_pipe else lambda: True
    finished = _run(work, choices.jobs, _orders(inputs, choices), is_ready)
    progress = (
        None
        if has_pipe or not shows_progress
        else Progress(sum(_size(source) for source, _ in inputs))
    )
    for opened, group in groupby(finished, key=lambda order: order[0]):
        with opened.resources:
            yield opened, _results(opened, group, progress)
            opened.is_wanted = False
        if progress is not None:
            progress.finish(_size(opened.source))


def _orders(
    inputs: Sequence[tuple[Input, Settings]], choices: Choices
) -> Iterator[tuple[Opened, Order | None]]:
    """Yield the chunks of all inputs; no order ends each one, so that empty ones are there."""
    for source, settings in inputs:
        opened = Opened(source, settings)
        try:
            for chunk in opened.open(choices).chunks():
                yield opened, Order(source.name, settings, chunk, opened.position())
                if not opened.is_wanted:
                    break
        except MtfixError as error:
            opened.error = error
        yield opened, None


def _run(
    work: Callable[[Order], Result],
    jobs: int,
    orders: Iterator[tuple[Opened, Order | None]],
    is_ready: Callable[[], bool],
) -> Iterator[tuple[Opened, Order | None, Callable[[], Result]]]:
    """Yield each order, in order, with what returns its result; one job is this process itself."""
    if jobs > 1:
        from mtfix.cli.jobs import Pool  # noqa: PLC0415 - slow to load

        pool: Pool[Opened, Order, Result] = Pool(work, jobs)
        yield from pool.run(orders, is_ready)
        return
    for opened, order in orders:
        yield opened, order, partial(_do, work, order)


def _do(work: Callable[[Order], Result], order: Order | None) -> Result:
    assert order is not None  # noqa: S101 - the end of an input has no result
    return work(order)


def _results(
    opened: Opened,
    group: Iterable[tuple[Opened, Order | None, Callable[[], Result]]],
    progress: Progress | None,
) -> Iterator[Result]:
    for _, order, get_result in group:
        if order is None:
            break
        try:
            result = get_result()
        except Exception as error:
            problem = " ".join(f"{type(error).__name__}: {error}".split())
            raise ChunkFailure(f"{order.chunk.name}: {problem}") from error
        if progress is not None:
            progress.hide()
        yield result
        if progress is not None:
            progress.show(order.end)
    if opened.error is not None:
        raise opened.error


def _size(source: Input) -> int:
    try:
        return source.file.stat().st_size if source.file else 0
    except OSError:
        return 0  # opening it will tell


def _again(first: bytes | None, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first is not None:
        yield first
        yield from rest


def _is_ready() -> bool:
    """Tell whether standard input has something, or is at its end, as far as can be told."""
    try:
        return bool(select.select([sys.stdin], [], [], 0)[0])
    except (OSError, ValueError):  # no file, or no select for pipes
        return True
