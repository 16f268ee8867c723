"""`mtfix clean`: repair texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from mtfix.api import engine_for
from mtfix.cli.clean_run import CleanRun
from mtfix.cli.guard import exit_code, note
from mtfix.cli.inputs import find_inputs
from mtfix.cli.options import Choices, paths_argument, shared_options
from mtfix.cli.target import Target
from mtfix.cli.workspace import Workspace


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
    run = CleanRun(choices, target, shows_edits=show_edits, is_told=is_told)
    run.clean_all(jobs)
    if is_told and (run.edits or not run.failures):
        note(run.summary())
    found = bool(run.changed_files) and (diff or exit_non_zero_on_fix)
    return exit_code(failed=bool(run.failures), found=found)
