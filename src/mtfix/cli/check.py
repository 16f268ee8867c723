"""`mtfix check`: show what is wrong in texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import click

from mtfix.cli.guard import complain, exit_code, note
from mtfix.cli.inputs import Input, find_inputs
from mtfix.cli.options import Choices, paths_argument, shared_options
from mtfix.cli.texts import open_input
from mtfix.cli.workspace import Workspace
from mtfix.engine import Engine
from mtfix.errors import ReadError
from mtfix.model import Safety
from mtfix.readers import Passage
from mtfix.render import (
    FileReport,
    render_concise,
    render_github,
    render_json,
    render_text,
    summarise,
)

Renderer = Callable[[Iterable[FileReport]], Iterator[str]]


@click.command("check")
@paths_argument
@click.option(
    "--output-format",
    type=click.Choice(["text", "concise", "json", "github"]),
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
    run = _Run(paths, choices)
    render = _count if statistics else _renderer(output_format, choices)
    for chunk in render(run.reports()):
        click.echo(chunk.encode(), nl=False)
    has_summary = output_format == "text" and not statistics and not choices.quiet
    if has_summary and (run.tally or not run.has_failed):
        click.echo(summarise(run.tally).encode(), nl=False)
    return exit_code(failed=run.has_failed, found=bool(run.tally) and not exit_zero)


class _Run:
    """The reports of all inputs, and what came of them."""

    def __init__(self, paths: Sequence[str], choices: Choices) -> None:
        self._choices = choices
        self._workspace = Workspace(choices)
        inputs = find_inputs(paths, self._workspace)
        # All engines come first: a broken configuration ends the run before it prints.
        self._jobs = [(source, self._workspace.engine_for(source.file)) for source in inputs]
        self.tally: Counter[Safety] = Counter()
        self.has_failed = False

    def reports(self) -> Iterator[FileReport]:
        """Yield what is found; an input that cannot be read does not stop the others."""
        for source, engine in self._jobs:
            try:
                yield from self._reports_of(source, engine)
            except ReadError as error:
                complain(str(error))
                self.has_failed = True

    def _reports_of(self, source: Input, engine: Engine) -> Iterator[FileReport]:
        if self._choices.verbose:
            config = self._workspace.config_for(source.file).path
            note(f"checking {source.name} (configuration: {config or 'none'})")
        with open_input(source, self._choices, engine.make_screen) as container:
            for text in container.parts():
                if isinstance(text, Passage):
                    continue
                result = engine.check(text.reader.read(text.raw, source.name))
                self.tally.update(finding.safety for finding in result.findings)
                yield FileReport(source.name, result.document, result.findings, text.line)


def _renderer(output_format: str, choices: Choices) -> Renderer:
    color = choices.is_colored
    renderers: dict[str, Renderer] = {
        "text": partial(render_text, color=color),
        "concise": partial(render_concise, color=color),
        "json": render_json,
        "github": render_github,
    }
    return renderers[output_format]


def _count(reports: Iterable[FileReport]) -> Iterator[str]:
    counts = Counter(
        (finding.rule, finding.safety.value) for report in reports for finding in report.findings
    )
    for (rule, safety), count in counts.most_common():
        yield f"{count:7}  {safety:6}  {rule}\n"
