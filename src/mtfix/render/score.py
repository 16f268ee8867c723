"""Scores as a table to read, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import zip_longest

from mtfix.scoring import EditScore, Score, ScoreReport


def render_score(report: ScoreReport, *, most_differences: int = 20) -> str:
    """
    Return `report` as text: a table of the metrics, the edits, and the signatures.

    Of the places where repair and reference disagree, `most_differences` are shown, those
    that the repair changed first.
    """
    rows = list(zip_longest(report.metrics, report.baseline_metrics))
    lines = [*_table(rows), ""]
    if report.edits is not None:
        lines += [*_edits(report.edits, most_differences), ""]
    lines.append(f"signatures ({report.segments} segments)")
    width = max(len(score.name) for score in report.metrics)
    lines += [f"  {score.name:<{width}}  {score.signature}" for score in report.metrics]
    return "\n".join(lines) + "\n"


def _table(rows: list[tuple[Score, Score | None]]) -> Iterator[str]:
    """Yield the metrics line by line; an arrow says which way is better."""
    has_baseline = any(before is not None for _, before in rows)
    width = max(len(after.name) for after, _ in rows) + 2
    header = ["before", "after", "change"] if has_baseline else ["score"]
    yield f"{'metric':<{width}}" + "".join(f"{title:>9}" for title in header)
    for after, before in rows:
        name = f"{after.name} {'↑' if after.higher_is_better else '↓'}"
        values = [f"{after.value:.2f}"]
        if before is not None:
            change = after.value - before.value
            values = [f"{before.value:.2f}", *values, f"{change:+.2f}"]
        yield f"{name:<{width}}" + "".join(f"{value:>9}" for value in values)


def _edits(edits: EditScore, most_differences: int) -> Iterator[str]:
    yield (
        f"edits: {len(edits.right)} right, {len(edits.wrong)} wrong, {len(edits.missed)} missed; "
        f"precision {edits.precision:.1%}, recall {edits.recall:.1%}, F0.5 {edits.f05:.1%}"
    )
    # What the repair got wrong is more urgent than what it left.
    places = sorted(edits.differences, key=lambda place: place.hypothesis == place.baseline)
    shown = places[:most_differences]
    if shown:
        yield ""
        yield "where repair and reference disagree (line:column of the baseline)"
    for place in shown:
        words = (place.baseline, place.hypothesis, place.reference)
        before, repair, reference = (f"“{_one_line(text)}”" for text in words)
        repaired = "was left" if place.hypothesis == place.baseline else f"became {repair}"
        wanted = "stays" if place.reference == place.baseline else f"is {reference}"
        yield f"  {place.line}:{place.column}: {before} {repaired}; in the reference it {wanted}"
    if len(edits.differences) > len(shown):
        yield f"  and {len(edits.differences) - len(shown)} more"


def _one_line(text: str) -> str:
    shown = " ".join(text.splitlines())
    return shown if len(shown) <= 80 else f"{shown[:79]}…"


def score_to_json(report: ScoreReport) -> str:
    """Return `report` as one JSON object; `baseline` and `edits` are null without a baseline."""
    pairs = zip_longest(report.metrics, report.baseline_metrics)
    fields = {
        "segments": report.segments,
        "metrics": [
            {
                "name": after.name,
                "value": after.value,
                "baseline": before.value if before is not None else None,
                "higher_is_better": after.higher_is_better,
                "signature": after.signature,
            }
            for after, before in pairs
        ],
        "edits": _edits_as_fields(report.edits) if report.edits is not None else None,
    }
    return json.dumps(fields, ensure_ascii=False, indent=2)


def _edits_as_fields(edits: EditScore) -> dict[str, object]:
    return {
        "right": len(edits.right),
        "wrong": len(edits.wrong),
        "missed": len(edits.missed),
        "precision": edits.precision,
        "recall": edits.recall,
        "f05": edits.f05,
        "differences": [asdict(place) for place in edits.differences],
    }
