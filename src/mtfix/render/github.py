"""For GitHub Actions: workflow commands that become annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtfix.model import Severity
from mtfix.render.change import describe_suggestion
from mtfix.render.report import FileReport

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def render_github(reports: Iterable[FileReport]) -> Iterator[str]:
    """Yield one annotation for each finding; columns only where it is on one line."""
    for report in reports:
        for finding, place in report.located():
            start, end = report.position(place.start), report.position(place.end)
            properties = {"file": report.path, "line": start.line, "endLine": end.line}
            if start.line == end.line:
                properties |= {"col": start.column, "endColumn": end.column}
            properties["title"] = f"mtfix ({finding.rule})"
            message = f"{report.place}: {finding.message}" if report.place else finding.message
            if finding.suggestions:
                text = report.document.segments[finding.segment].text
                help_ = describe_suggestion(text, finding.suggestions[0])
                message += f"\nHelp: {help_} ({finding.safety.value})"
            listed = ",".join(
                f"{name}={str(value).translate(_IN_PROPERTIES)}"
                for name, value in properties.items()
            )
            yield f"::{_LEVELS[finding.severity]} {listed}::{message.translate(_IN_MESSAGES)}\n"
