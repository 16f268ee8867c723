"""Measures where the time goes that lines of a corpus take, step by step."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

import mtfix.context.document
import mtfix.detectors.glue
from mtfix.api import engine_for
from mtfix.engine import Engine
from mtfix.engine.screen import Screen
from mtfix.packs.clues import ClueFinder
from mtfix.packs.oddwords import OddWords
from mtfix.readers.plain import PlainReader
from mtfix.settings import Settings

BLOCK = 100_000  # code points
USUAL = 0.08  # seconds for two million additions
STEPS: tuple[tuple[str, Any, str], ...] = (
    ("scanner", ClueFinder, "_scan"),
    ("words between blanks", OddWords, "find"),
    ("new words", mtfix.detectors.glue, "find_prospects"),
    ("odd words where they stand", ClueFinder, "_add_odd"),
    ("rules", Screen, "_is_hit"),
    ("witnesses", Screen, "_find_witnesses"),
    ("language", mtfix.context.document, "detect_language"),
    ("engine", Engine, "clean"),
)


class Clock:
    """Counts the processor time of functions, each without those that it calls."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.calls: Counter[str] = Counter()
        self._stack: list[str] = []
        self._since = time.process_time()

    def watch(self, step: str, owner: Any, name: str) -> None:
        """Count a function from now on; one that yields is asked for everything at once."""
        function: Callable[..., Any] = getattr(owner, name)

        def watched(*args: Any, **options: Any) -> Any:
            self._switch(step)
            self.calls[step] += 1
            try:
                result = function(*args, **options)
                return list(result) if isinstance(result, Iterator) else result
            finally:
                self._switch(None)

        setattr(owner, name, watched)

    def _switch(self, step: str | None) -> None:
        now = time.process_time()
        if self._stack:
            self.seconds[self._stack[-1]] += now - self._since
        self._since = now
        if step is None:
            self._stack.pop()
        else:
            self._stack.append(step)


@click.command()
@click.argument("text", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lang", "language", default="en", show_default=True, metavar="XX")
@click.option("--skip", default=0.25, show_default=True, help="So many MB come first, uncounted.")
def main(text: Path, language: str, skip: float) -> None:
    """
    Clean the lines of a TEXT and print what each step takes, in ms a megabyte.

    The processor changes its speed: the second figure is what it would be on a machine that runs
    twenty million additions of Python in 0.8 s.
    """
    lines = text.read_text(encoding="utf-8").splitlines()
    engine = engine_for(Settings(language=language))
    screen = engine.make_screen(for_edits=True)
    if screen is None:
        raise click.UsageError(f"“{language}” is no language with a screen")
    blocks = list(_cut(lines))
    first = 0
    while first < len(blocks) and _size(blocks[:first]) < skip * 1e6:
        first += 1
    _clean(engine, screen, blocks[:first])
    clock = Clock()
    for step in STEPS:
        clock.watch(*step)
    slowness, start = _count(), time.process_time()
    _clean(engine, screen, blocks[first:])
    total = time.process_time() - start
    slowness = (slowness + _count()) / 2 / USUAL
    size = max(_size(blocks[first:]), 1) / 1e6
    click.echo(f"{size:.2f} MB; the machine takes {slowness:.1f} times the usual")
    every = {**clock.seconds, "all": total}
    for name, seconds in sorted(every.items(), key=lambda each: -each[1]):
        rate = seconds / size * 1000
        click.echo(f"{name:28} {rate:7.0f} {rate / slowness:7.0f}  {clock.calls[name] or ''}")


def _cut(lines: list[str]) -> Iterator[list[str]]:
    block: list[str] = []
    length = 0
    for line in lines:
        block.append(line)
        length += len(line)
        if length >= BLOCK:
            yield block
            block, length = [], 0
    yield block


def _clean(engine: Engine, screen: Screen, blocks: list[list[str]]) -> None:
    reader = PlainReader()
    for block in blocks:
        for number in screen.find_suspects("\n".join(block)):
            engine.clean(block[number], reader, for_edits=True)


def _size(blocks: list[list[str]]) -> int:
    return sum(len(line.encode()) + 1 for block in blocks for line in block)


def _count() -> float:
    start, total = time.process_time(), 0
    for number in range(2_000_000):
        total += number & 7
    return time.process_time() - start


if __name__ == "__main__":
    main()
