"""For people: the source line, the place in it, and the repair."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import click

from mtfix.model import AppliedEdit, Finding, Safety, Severity, Span
from mtfix.render.change import describe_change, describe_suggestion
from mtfix.render.report import FileReport

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_BEFORE, _WIDEST = 40, 100  # columns of the source line that are shown


def render_text(reports: Iterable[FileReport], *, color: bool = False) -> Iterator[str]:
    """Yield each finding with its source line, and with what repairs it."""
    for report in reports:
        for finding, place in report.located():
            yield _headline(report, finding, place, color=color)
            yield from _excerpt(report, place, color=color)
            for suggestion in finding.suggestions[:1]:
                text = report.document.segments[finding.segment].text
                what = visible(describe_suggestion(text, suggestion))
                yield f"    {_style('help:', 'cyan', color=color)} {what}"
                yield f" ({suggestion.safety.value})\n"
            yield "\n"


def render_concise(reports: Iterable[FileReport], *, color: bool = False) -> Iterator[str]:
    """Yield each finding on a line of its own."""
    for report in reports:
        for finding, place in report.located():
            yield _headline(report, finding, place, color=color)


def render_edits(report: FileReport, edits: Iterable[AppliedEdit]) -> Iterator[str]:
    """Yield each edit of the report's document on a line of its own."""
    for applied in edits:
        edit = report.seen(applied.edit)
        if edit is None:
            continue
        old, new = describe_change(report.text, [edit])
        position = report.position(edit.span.start)
        where = f"{visible(report.where)}:{position.line}:{position.column}"
        change = f"“{visible(old)}” → “{visible(new)}”" if new else f"“{visible(old)}” removed"
        yield f"{where}: {', '.join(applied.rules)}: {change}\n"


def summarise(tally: Counter[Safety]) -> str:
    """
    Return one line that says how many findings there are and what repairs them.

        >>> summarise(Counter({Safety.SAFE: 2, Safety.FLAG: 1})).strip()
        'Found 3 findings: `mtfix clean` repairs 2, 1 needs an editor.'
    """
    total = sum(tally.values())
    if not total:
        return "Nothing found.\n"
    parts = []
    if tally[Safety.SAFE]:
        parts.append(f"`mtfix clean` repairs {tally[Safety.SAFE]}")
    if tally[Safety.UNSAFE]:
        more = " more" if parts else ""
        parts.append(f"`mtfix clean --unsafe-fixes` repairs {tally[Safety.UNSAFE]}{more}")
    if tally[Safety.FLAG]:
        parts.append(f"{tally[Safety.FLAG]} need{'s' * (tally[Safety.FLAG] == 1)} an editor")
    return f"Found {total} finding{'s' * (total > 1)}: {', '.join(parts)}.\n"


def visible(text: str) -> str:
    """Return `text` on one line, without characters that could drive a terminal."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\t\n\r":
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) == "Cc" else character


def _headline(report: FileReport, finding: Finding, place: Span, *, color: bool) -> str:
    position = report.position(place.start)
    severity = _style(finding.severity.value, _COLORS[finding.severity], color=color)
    where = f"{visible(report.where)}:{position.line}:{position.column}"
    rule = _style(finding.rule, bold=True, color=color)
    return f"{where}: {severity} {rule} {visible(finding.message)}\n"


def _excerpt(report: FileReport, place: Span, *, color: bool) -> Iterator[str]:
    """Yield the source line around the place, and a line that marks the place."""
    line = report.line_around(place.start)
    raw, start = report.text, max(line.start, place.start - _BEFORE)
    if line.end - line.start <= _WIDEST:
        start = line.start
    end = max(min(line.end, start + _WIDEST), min(place.end, line.end, place.start + _WIDEST))
    marked_end = min(place.end, end)
    left = "…" * (start > line.start) + visible(raw[start : place.start])
    marked = visible(raw[place.start : marked_end])
    right = visible(raw[marked_end:end]) + "…" * (end < line.end)
    carets = _style("^" * max(1, width(marked)), "red", color=color)
    yield f"    {left}{marked}{right}\n"
    yield f"    {' ' * width(left)}{carets}\n"


def width(text: str) -> int:
    r"""
    Return how many terminal columns `text` takes.

        >>> width("习近平"), width("ñ"), width("n\u0303")
        (6, 1, 1)
    """
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _style(text: str, foreground: str | None = None, *, bold: bool = True, color: bool) -> str:
    return click.style(text, fg=foreground, bold=bold) if color else text
