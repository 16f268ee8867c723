"""One run of `mtfix clean`: each text is repaired and goes where it should, and is counted."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from mtfix.cli.clean_chunk import Cleaned, clean_chunk
from mtfix.cli.failures import Failures
from mtfix.cli.inputs import Input
from mtfix.cli.options import Choices
from mtfix.cli.pipeline import Opened, work_through
from mtfix.cli.target import Target
from mtfix.readers.replacement import Replacement
from mtfix.render import render_diff
from mtfix.settings import Settings


class CleanRun:
    """Cleans inputs one after the other and counts what was done."""

    def __init__(
        self, choices: Choices, target: Target, *, shows_edits: bool, is_told: bool
    ) -> None:
        self._choices, self._target = choices, target
        self._work = partial(
            clean_chunk, shows_edits=shows_edits, shows_changes=target.diff, is_told=is_told
        )
        self.edits = self.changed_files = self.findings = 0
        self.failures = Failures()

    def clean_all(self, inputs: Sequence[tuple[Input, Settings]]) -> None:
        """Repair all inputs; one that cannot be read or written does not stop the others."""
        shows_progress = self._choices.shows_progress and not (
            self._target.is_stdout and sys.stdout.isatty()
        )
        for opened, results in work_through(
            inputs, self._choices, self._work, shows_progress=shows_progress
        ):
            with self.failures.caught(opened.source.name):
                self._clean(opened, results)
        self.failures.sum_up(len(inputs))

    def _clean(self, opened: Opened, results: Iterator[Cleaned]) -> None:
        """Repair one input; what was done counts only once it is written."""
        file = _FileRun(opened, results)
        if self._target.diff:
            file.print_diff()
        elif self._target.is_stdout:
            file.print()
        else:
            file.write(self._target.place_of(opened.source), is_same=self._target.in_place)
        self.edits += file.edits
        self.findings += file.findings
        self.changed_files += file.edits > 0

    def summary(self) -> str:
        """Return one line about what was done."""
        verb = "would be made" if self._target.diff else "made"
        return (
            f"{_count(self.edits, 'repair')} {verb} in {_count(self.changed_files, 'file')}; "
            f"{_count(self.findings, 'finding')} left"
        )


class _FileRun:
    """One input, and what was done to it so far."""

    def __init__(self, opened: Opened, results: Iterator[Cleaned]) -> None:
        self._opened, self._results = opened, results
        self.edits = self.findings = 0

    def print(self) -> None:
        """Print the repaired text, as it comes."""
        for piece in self._opened.join(self._outputs()):
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()

    def write(self, place: Path, *, is_same: bool) -> None:
        """Write the repaired text; a file that stays the same is not touched."""
        with Replacement(place) as replacement:
            for piece in self._opened.join(self._outputs()):
                replacement.write(piece)
            if is_same and not self.edits:
                replacement.discard()

    def print_diff(self) -> None:
        """Print what would change."""
        before: dict[str, list[str]] = {}
        after: dict[str, list[str]] = {}
        for result in self._taken():
            for place, old, new in result.changes:
                before.setdefault(place, []).append(old)
                after.setdefault(place, []).append(new)
        path = self._opened.source.name
        for place, texts in before.items():
            name = f"{path}:{place}" if place else path
            for chunk in render_diff(name, "".join(texts), "".join(after[place])):
                click.echo(chunk.encode(), nl=False)

    def _outputs(self) -> Iterator[bytes]:
        return (result.output for result in self._taken())

    def _taken(self) -> Iterator[Cleaned]:
        """Yield the results, counted; the error in one is raised after what came before it."""
        for result in self._results:
            self.edits += result.edits
            self.findings += result.findings
            click.echo(result.shown, err=True, nl=False)
            yield result
            if result.error is not None:
                raise result.error


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
