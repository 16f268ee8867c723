"""`mtfix check`: show what is wrong in texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import click

from mtfix.api import engine_for
from mtfix.cli.check_chunk import Checked, check_chunk
from mtfix.cli.failures import Failures
from mtfix.cli.guard import exit_code, note
from mtfix.cli.inputs import find_inputs
from mtfix.cli.options import Choices, paths_argument, shared_options
from mtfix.cli.pipeline import Opened, work_through
from mtfix.cli.workspace import Workspace
from mtfix.model import Safety
from mtfix.packs import Rule, load_rules
from mtfix.render import join_json, join_sarif, summarise


@click.command("check")
@paths_argument
@click.option(
    "--output-format",
    type=click.Choice(["text", "concise", "json", "github", "sarif"]),
    default="text",
    help="How findings are printed.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even where there are findings.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead.")
@shared_options
def command(
    paths: Sequence[str],
    output_format: str,
    *,
    exit_zero: bool,
    statistics: bool,
    choices: Choices,
) -> int:
    """
    Show what is wrong in texts: files, directories, or - for standard input.

    Exits with 0 where nothing is found, 1 where something is, 2 on errors.
    """
    run = _Run(paths, choices, output_format)
    printed: Iterable[str] = run.printed()
    if statistics:
        printed = _count(printed, run.rules)
    elif output_format == "json":
        printed = join_json(printed)
    elif output_format == "sarif":
        printed = join_sarif(printed, run.known_rules())
    for text in printed:
        click.echo(text.encode(), nl=False)
    has_summary = output_format == "text" and not statistics and not choices.quiet
    if has_summary and (run.tally or not run.failures):
        click.echo(summarise(run.tally).encode(), nl=False)
    return exit_code(failed=bool(run.failures), found=bool(run.tally) and not exit_zero)


class _Run:
    """Checks all inputs, and counts what comes of them."""

    def __init__(self, paths: Sequence[str], choices: Choices, output_format: str) -> None:
        self._choices, self._workspace = choices, Workspace(choices)
        inputs = find_inputs(paths, self._workspace)
        self._inputs = [(source, self._workspace.settings_for(source.file)) for source in inputs]
        for _, settings in self._inputs:
            engine_for(settings)  # a broken configuration ends the run before it prints
        self._work = partial(check_chunk, output_format=output_format, color=choices.is_colored)
        self.tally: Counter[Safety] = Counter()
        self.rules: Counter[tuple[str, str]] = Counter()
        self.failures = Failures()

    def known_rules(self) -> tuple[Rule, ...]:
        """Return every rule of the inputs' packs, whether it was found or not."""
        packs = dict.fromkeys(settings.packs for _, settings in self._inputs)
        rules = {rule.id: rule for paths in packs or [()] for rule in load_rules(paths)}
        return tuple(rules.values())

    def printed(self) -> Iterator[str]:
        """Yield what is to be printed; an input that cannot be read does not stop the others."""
        for opened, results in self._opened():
            if self._choices.verbose:
                config = self._workspace.config_for(opened.source.file).path
                note(f"checking {opened.source.name} (configuration: {config or 'none'})")
            with self.failures.caught(opened.source.name):
                for result in results:
                    yield from self._taken(result)
        self.failures.sum_up(len(self._inputs))

    def _opened(self) -> Iterator[tuple[Opened, Iterator[Checked]]]:
        return work_through(
            self._inputs,
            self._choices,
            self._work,
            shows_progress=self._choices.shows_progress,
        )

    def _taken(self, result: Checked) -> Iterator[str]:
        self.tally.update(result.tally)
        self.rules.update(result.rules)
        yield from result.printed
        if not self._choices.quiet:
            for remark in result.remarks:
                note(remark)
        if result.error is not None:
            raise result.error


def _count(printed: Iterable[str], rules: Counter[tuple[str, str]]) -> Iterator[str]:
    """Yield how often each rule is found, in place of what it found."""
    for _ in printed:
        pass
    for (rule, safety), count in rules.most_common():
        yield f"{count:7}  {safety:6}  {rule}\n"
