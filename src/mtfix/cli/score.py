"""`mtfix score`: tell how much closer to a reference a repair brought a text."""

from __future__ import annotations

from pathlib import Path

import click

from mtfix.cli.guard import OK
from mtfix.cli.inputs import Input
from mtfix.languages import find_language
from mtfix.render.score import render_score, score_to_json
from mtfix.scoring import score

_FILE = click.Path(path_type=Path, allow_dash=True)


@click.command("score")
@click.argument("hypothesis", type=_FILE)
@click.option("--reference", type=_FILE, required=True, help="The text as it should be.")
@click.option("--baseline", type=_FILE, help="The text before the repair: shows what changed.")
@click.option("--lang", "language", metavar="CODE", help="Language of the texts, such as en.")
@click.option("--encoding", metavar="NAME", help="Encoding of the files (default: UTF-8).")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
def command(
    hypothesis: Path,
    reference: Path,
    baseline: Path | None,
    language: str | None,
    encoding: str | None,
    output_format: str,
) -> int:
    """
    Tell how close HYPOTHESIS is to a reference, and what its repair did right and wrong.

    The files have the same lines in the same order. One of them may be - for standard
    input.
    """
    if language:
        find_language(language)
    report = score(
        _read(hypothesis, encoding),
        _read(reference, encoding),
        _read(baseline, encoding) if baseline else None,
        language,
    )
    text = render_score(report) if output_format == "text" else score_to_json(report) + "\n"
    click.echo(text.encode(), nl=False)
    return OK


def _read(path: Path, encoding: str | None) -> str:
    file = None if str(path) == "-" else path
    return Input(str(path), file, path).read(encoding).text
