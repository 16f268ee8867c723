"""`mtfix clean`: repair texts."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from mtfix.cli.guard import complain, exit_code, note
from mtfix.cli.inputs import Input, find_inputs
from mtfix.cli.options import Choices, paths_argument, shared_options
from mtfix.cli.texts import open_input
from mtfix.cli.workspace import Workspace
from mtfix.cli.write import Replacement, WriteError
from mtfix.engine import Engine
from mtfix.errors import MtfixError, ReadError, UsageProblem
from mtfix.model import CleanResult
from mtfix.readers import Part, Passage, Repaired, Text
from mtfix.render import FileReport, render_diff, render_edits


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
    jobs = [(source, workspace.engine_for(source.file)) for source in inputs]
    is_told = choices.verbose or not (target.is_stdout or choices.quiet)
    run = _Run(choices, target, shows_edits=show_edits, is_told=is_told)
    for source, engine in jobs:
        try:
            run.clean(source, engine)
        except (ReadError, WriteError) as error:
            complain(str(error))
            run.has_failed = True
    if is_told and (run.edits or not run.has_failed):
        note(run.summary())
    found = bool(run.changed_files) and (diff or exit_non_zero_on_fix)
    return exit_code(failed=run.has_failed, found=found)


class _Run:
    """Cleans inputs one after the other and counts what was done."""

    def __init__(
        self, choices: Choices, target: Target, *, shows_edits: bool, is_told: bool
    ) -> None:
        self._choices, self._target = choices, target
        self._shows_edits, self._is_told = shows_edits, is_told
        self.edits = self.changed_files = self.findings = 0
        self.has_failed = False

    def clean(self, source: Input, engine: Engine) -> None:
        """Repair one input; what was done counts only once it is written."""
        before = (self.edits, self.findings)
        try:
            if self._target.diff:
                self._diff(source, engine)
            elif self._target.is_stdout:
                for piece in self._pieces(source, engine):
                    sys.stdout.buffer.write(piece)
                    sys.stdout.buffer.flush()
            else:
                self._write(source, engine)
        except MtfixError:
            self.edits, self.findings = before
            raise
        self.changed_files += self.edits > before[0]

    def _pieces(self, source: Input, engine: Engine) -> Iterator[bytes]:
        """Yield the repaired input, piece by piece."""
        make_screen = partial(engine.make_screen, for_edits=not self._is_told)
        with open_input(source, self._choices, make_screen) as container:
            yield from container.join(self._repaired(container.parts(), source, engine))

    def _repaired(self, parts: Iterable[Part], source: Input, engine: Engine) -> Iterator[Repaired]:
        for part in parts:
            if isinstance(part, Passage):
                yield part
            else:
                yield part, self._repair(part, source, engine).text

    def _repair(self, text: Text, source: Input, engine: Engine) -> CleanResult:
        result = engine.clean(text.raw, text.reader, source.name)
        self.edits += len(result.edits)
        self.findings += len(result.findings)
        if self._shows_edits:
            document = text.reader.read(text.raw, source.name)
            report = FileReport(source.name, document, (), text.line)
            for line in render_edits(report, result.edits):
                click.echo(line, err=True, nl=False)
        return result

    def _diff(self, source: Input, engine: Engine) -> None:
        before: dict[str, list[str]] = {}
        after: dict[str, list[str]] = {}
        with open_input(source, self._choices, lambda: None) as container:
            for part in self._repaired(container.parts(), source, engine):
                if isinstance(part, Passage):
                    place, old = "", part.raw.decode(errors="replace")
                    new = old
                else:
                    text, raw = part
                    place, old, new = text.place, text.decoded.text, text.written(raw).text
                before.setdefault(place, []).append(old)
                after.setdefault(place, []).append(new)
        for place, texts in before.items():
            name = f"{source.name}:{place}" if place else source.name
            for chunk in render_diff(name, "".join(texts), "".join(after[place])):
                click.echo(chunk.encode(), nl=False)

    def _write(self, source: Input, engine: Engine) -> None:
        place, edits_before = self._target.place_of(source), self.edits
        with Replacement(place) as replacement:
            for piece in self._pieces(source, engine):
                replacement.write(piece)
            if self._target.in_place and self.edits == edits_before:
                replacement.discard()

    def summary(self) -> str:
        """Return one line about what was done."""
        verb = "would be made" if self._target.diff else "made"
        return (
            f"{_count(self.edits, 'repair')} {verb} in {_count(self.changed_files, 'file')}; "
            f"{_count(self.findings, 'finding')} left"
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
