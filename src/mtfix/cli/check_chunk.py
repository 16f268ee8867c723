"""What `mtfix check` does with a chunk of a file, in whatever process."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from mtfix.api import engine_for
from mtfix.cli.pipeline import Order, find_screening
from mtfix.errors import MtfixError
from mtfix.model import Safety, Span
from mtfix.readers import Passage
from mtfix.render import (
    FileReport,
    render_concise,
    render_github,
    render_objects,
    render_results,
    render_text,
)


@dataclass(slots=True)
class Checked:
    """
    What was found in a chunk, up to the `error` that it has, if any.

    `printed` are the findings as the user wants to see them, in JSON and SARIF one by one;
    `remarks` are about comments that silence nothing.
    """

    printed: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    tally: Counter[Safety] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    error: MtfixError | None = None


def check_chunk(order: Order, *, output_format: str, color: bool) -> Checked:
    """Return what is found in a chunk."""
    checked = Checked()
    try:
        for report, unused in _reports(order):
            checked.remarks += (_remark(report, *silence) for silence in unused)
            checked.tally.update(finding.safety for finding in report.findings)
            checked.rules.update((f.rule, f.safety.value) for f in report.findings)
            checked.printed += _render(report, output_format, color=color)
    except MtfixError as error:
        checked.error = error
    return checked


def _reports(order: Order) -> Iterator[tuple[FileReport, tuple[tuple[Span, str], ...]]]:
    engine = engine_for(order.settings)
    for part in order.chunk.parts(partial(find_screening, order.settings)):
        if isinstance(part, Passage):
            continue
        result = engine.check(part.reader.read(part.raw, order.path))
        if result.findings or result.unused:
            where = (part.line, part.place)
            yield FileReport(order.path, result.document, result.findings, *where), result.unused


def _remark(report: FileReport, comment: Span, name: str) -> str:
    """Say that a comment can go, or a name in it."""
    where = f"{report.where}:{report.position(comment.start).line}"
    what = "the comment" if name == "*" else f"“{name}” in the comment"
    return f"{where}: {what} silences nothing; take it out"


def _render(report: FileReport, output_format: str, *, color: bool) -> Iterator[str]:
    if output_format == "json":
        return render_objects([report])
    if output_format == "sarif":
        return render_results([report])
    if output_format == "github":
        return render_github([report])
    render = render_text if output_format == "text" else render_concise
    return render([report], color=color)
