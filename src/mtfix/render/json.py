"""For programs: one JSON array, written finding by finding."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from mtfix.model import Edit, Finding, Span, Suggestion, apply_edits
from mtfix.render.report import FileReport


def render_json(reports: Iterable[FileReport]) -> Iterator[str]:
    """
    Yield one array of findings; docs/command-line.md describes its fields.

    Lines and columns count from 1, columns in code points; ends are exclusive.
    """
    yield from join_json(render_objects(reports))


def render_objects(reports: Iterable[FileReport]) -> Iterator[str]:
    """Yield each finding as an object, an item of the array."""
    for report in reports:
        for finding, place in report.located():
            yield json.dumps(_finding(report, finding, place), ensure_ascii=False)


def join_json(items: Iterable[str]) -> Iterator[str]:
    """Yield an array of the items."""
    opening = "["
    for item in items:
        yield f"{opening}\n  {item}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def _finding(report: FileReport, finding: Finding, place: Span) -> dict[str, Any]:
    return {
        "path": report.path,
        **({"part": report.place} if report.place else {}),
        **_position(report, place),
        "rule": finding.rule,
        "message": finding.message,
        "severity": finding.severity.value,
        "category": finding.category,
        "safety": finding.safety.value,
        "evidence": list(finding.evidence),
        "suggestions": [
            _suggestion(report, finding, suggestion, place) for suggestion in finding.suggestions
        ],
    }


def _suggestion(
    report: FileReport, finding: Finding, suggestion: Suggestion, place: Span
) -> dict[str, Any]:
    """Return the edits, and one replacement that does the same as all of them."""
    edits = report.edits(finding, suggestion.edits)
    spans = [edit.span for edit in edits]
    whole = Span(
        min([place.start, *(span.start for span in spans)]),
        max([place.end, *(span.end for span in spans)]),
    )
    inner = [Edit(edit.span.shift(-whole.start), edit.replacement) for edit in edits]
    return {
        "safety": suggestion.safety.value,
        **_position(report, whole),
        "replacement": apply_edits(whole.of(report.text), inner),
        "edits": [
            {**_position(report, edit.span), "replacement": edit.replacement} for edit in edits
        ],
    }


def _position(report: FileReport, span: Span) -> dict[str, int]:
    start, end = report.position(span.start), report.position(span.end)
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
