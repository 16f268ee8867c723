"""For code scanners: one SARIF 2.1.0 log."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import mtfix
from mtfix.model import Finding, Safety, Severity, Span
from mtfix.packs import Rule
from mtfix.render.change import describe_suggestion
from mtfix.render.report import FileReport
from mtfix.render.rules import describe_trust, plain_message

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PRECISION = {Safety.SAFE: "very-high", Safety.UNSAFE: "high", Safety.FLAG: "medium"}
FINGERPRINT = "mtfixContext/v1"


def render_sarif(reports: Iterable[FileReport], rules: Iterable[Rule]) -> Iterator[str]:
    """
    Yield one log with one run: all `rules`, found or not, and a result for each finding.

    Lines and columns count from 1, columns in code points; ends are exclusive. The
    fingerprint of a result is that of its rule, file and line of text, so that it outlives
    lines added above. Paths are relative to the current directory where they can be.
    """
    yield from join_sarif(render_results(reports), rules)


def render_results(reports: Iterable[FileReport]) -> Iterator[str]:
    """Yield each finding as a result, an item of the run."""
    for report in reports:
        for finding, place in report.located():
            yield json.dumps(_result(report, finding, place), ensure_ascii=False)


def join_sarif(items: Iterable[str], rules: Iterable[Rule]) -> Iterator[str]:
    """Yield the log with the items as the results of its run."""
    listed = sorted(rules, key=lambda rule: rule.id)
    numbers = {rule.id: number for number, rule in enumerate(listed)}
    driver = {
        "name": "mtfix",
        "version": mtfix.__version__,
        "informationUri": "https://pypi.org/project/mtfix/",
        "rules": [_rule(rule) for rule in listed],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    opening = json.dumps(run, ensure_ascii=False, indent=1).removesuffix("\n}")
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{opening},\n "results": ['
    seen: Counter[str] = Counter()
    comma = ""
    for item in items:
        result = json.loads(item)
        result["ruleIndex"] = numbers.get(result["ruleId"], -1)
        prints = result["partialFingerprints"]
        seen[prints[FINGERPRINT]] += 1  # the same again in the same line is another result
        prints[FINGERPRINT] += f":{seen[prints[FINGERPRINT]]}"
        yield f"{comma}\n  {json.dumps(result, ensure_ascii=False)}"
        comma = ","
    yield "\n ]}]}\n"


def _rule(rule: Rule) -> dict[str, Any]:
    trust = " ".join(describe_trust(rule))
    why = " ".join(rule.why.split())
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.split("-")),
        "shortDescription": {"text": plain_message(rule)},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\nFix safety: {trust}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.pack, rule.category, *rule.languages],
            "precision": _PRECISION[rule.safety],
            "problem.severity": _problem(rule.severity),
        },
    }


def _problem(severity: Severity) -> str:
    return "recommendation" if severity is Severity.INFO else severity.value


def _result(report: FileReport, finding: Finding, place: Span) -> dict[str, Any]:
    where = {"artifactLocation": {"uri": _uri(report.path)}, "region": _region(report, place)}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {FINGERPRINT: _fingerprint(report, finding, place)},
        "properties": {"applicability": finding.safety.value},
    }
    if finding.suggestions:
        result["fixes"] = list(_fixes(report, finding))
    return result


def _fixes(report: FileReport, finding: Finding) -> Iterator[dict[str, Any]]:
    text = report.document.segments[finding.segment].text
    for suggestion in finding.suggestions:
        replacements = [
            {
                "deletedRegion": _region(report, edit.span),
                "insertedContent": {"text": edit.replacement},
            }
            for edit in report.edits(finding, suggestion.edits)
        ]
        change = {"artifactLocation": {"uri": _uri(report.path)}, "replacements": replacements}
        described = f"{describe_suggestion(text, suggestion)} ({suggestion.safety.value})"
        yield {"description": {"text": described}, "artifactChanges": [change]}


def _fingerprint(report: FileReport, finding: Finding, place: Span) -> str:
    line = report.line_around(place.start).of(report.text).strip()
    key = "\0".join((finding.rule, _uri(report.path), line, place.of(report.text)))
    return hashlib.blake2b(key.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _uri(path: str) -> str:
    if path == "-":
        return "stdin"
    file = Path(path)
    try:
        return file.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return file.resolve().as_uri()


def _region(report: FileReport, span: Span) -> dict[str, int]:
    start, end = report.position(span.start), report.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
