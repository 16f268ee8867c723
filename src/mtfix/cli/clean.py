"""`mtfix clean`: repair texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from mtfix.api import engine_for
from mtfix.cli.clean_chunk import Cleaned, clean_chunk
from mtfix.cli.guard import complain, exit_code, note, report_bug
from mtfix.cli.inputs import Input, find_inputs
from mtfix.cli.options import Choices, paths_argument, shared_options
from mtfix.cli.pipeline import ChunkFailure, Opened, tell_failed, work_through
from mtfix.cli.workspace import Workspace
from mtfix.errors import MtfixError, UsageProblem
from mtfix.readers.replacement import Replacement
from mtfix.render import render_diff
from mtfix.settings import Settings


@dataclass(frozen=True, slots=True)
class Target:
    """Where the repaired texts go: standard output, unless one of these is said."""

    in_place: bool
    diff: bool
    directory: Path | None

    @property
    def is_stdout(self) -> bool:
        """Whether the repaired text itself is printed."""
        return not (self.in_place or self.diff or self.directory)

    def require_fit(self, inputs: Sequence[Input]) -> None:
        """Raise UsageProblem where the inputs cannot go there."""
        if sum((self.in_place, self.diff, self.directory is not None)) > 1:
            raise UsageProblem("choose one of --in-place, --diff and --output-dir")
        if self.is_stdout and len(inputs) > 1:
            raise UsageProblem(
                f"{len(inputs)} files cannot go to standard output together; "
                "use --in-place, --diff or --output-dir"
            )
        if not self.diff and not self.is_stdout and any(entry.file is None for entry in inputs):
            raise UsageProblem(
                "standard input has no file to write to; leave --in-place or --output-dir out"
            )
        if self.directory is not None:
            self._require_own_places(inputs)

    def place_of(self, source: Input) -> Path:
        """Return the file that the repaired text of `source` is written to."""
        if self.directory is not None:
            return self.directory / source.within
        assert source.file is not None  # noqa: S101
        return source.file

    def _require_own_places(self, inputs: Sequence[Input]) -> None:
        taken: dict[Path, str] = {}
        for entry in inputs:
            place = self.place_of(entry).resolve()
            if place in taken:
                raise UsageProblem(f"{taken[place]} and {entry.name} would both become {place}")
            if entry.file is not None and place == entry.file.resolve():
                raise UsageProblem(f"{entry.name} would be overwritten; use --in-place for that")
            taken[place] = entry.name


@click.command("clean")
@paths_argument
@click.option("-i", "--in-place", is_flag=True, help="Write the repaired texts to their files.")
@click.option("--diff", is_flag=True, help="Print what would change as a unified diff.")
@click.option(
    "-o",
    "--output-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the repaired texts into this directory.",
)
@click.option(
    "--unsafe-fixes/--no-unsafe-fixes",
    default=None,
    help="Make repairs that may change wording or meaning, too.",
)
@click.option("--show-edits", is_flag=True, help="Print each edit on standard error.")
@click.option("--exit-non-zero-on-fix", is_flag=True, help="Exit with 1 where a text changes.")
@shared_options
def command(
    paths: Sequence[str],
    output_dir: Path | None,
    *,
    in_place: bool,
    diff: bool,
    unsafe_fixes: bool | None,
    show_edits: bool,
    exit_non_zero_on_fix: bool,
    choices: Choices,
) -> int:
    """
    Repair texts: files, directories, or - for standard input.

    The text of one file goes to standard output. Exits with 0, with 1 where --diff has
    something to show, and with 2 on errors.
    """
    workspace = Workspace(choices, unsafe_fixes=unsafe_fixes)
    inputs = find_inputs(paths, workspace)
    target = Target(in_place, diff, output_dir)
    target.require_fit(inputs)
    jobs = [(source, workspace.settings_for(source.file)) for source in inputs]
    for _, settings in jobs:
        engine_for(settings)  # a broken configuration ends the run before it writes
    is_told = choices.verbose or not (target.is_stdout or choices.quiet)
    run = _Run(choices, target, shows_edits=show_edits, is_told=is_told)
    run.clean_all(jobs)
    if is_told and (run.edits or not run.failed):
        note(run.summary())
    found = bool(run.changed_files) and (diff or exit_non_zero_on_fix)
    return exit_code(failed=bool(run.failed), found=found)


class _Run:
    """Cleans inputs one after the other and counts what was done."""

    def __init__(
        self, choices: Choices, target: Target, *, shows_edits: bool, is_told: bool
    ) -> None:
        self._choices, self._target = choices, target
        self._work = partial(
            clean_chunk, shows_edits=shows_edits, shows_changes=target.diff, is_told=is_told
        )
        self.edits = self.changed_files = self.findings = 0
        self.failed: list[str] = []

    def clean_all(self, inputs: Sequence[tuple[Input, Settings]]) -> None:
        """Repair all inputs; one that cannot be read or written does not stop the others."""
        shows_progress = self._choices.shows_progress and not (
            self._target.is_stdout and sys.stdout.isatty()
        )
        for opened, results in work_through(
            inputs, self._choices, self._work, shows_progress=shows_progress
        ):
            try:
                self._clean(opened, results)
            except MtfixError as error:
                complain(str(error))
            except ChunkFailure as failure:
                report_bug(failure)
            else:
                continue
            self.failed.append(opened.source.name)
        if len(inputs) > 1 and self.failed:
            note(tell_failed(self.failed))

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
