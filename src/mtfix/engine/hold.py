"""What one finding leaves open, no safe repair of another may decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mtfix.model import Finding, Safety, Span, Suggestion


def hold_places(findings: Iterable[tuple[Finding, bool]]) -> Iterator[Finding]:
    """
    Yield the findings; those that meet a place which another holds have no safe repair.

    Each comes with whether it holds the places of its edits. One that is safe itself holds
    nothing, since its repair is made.
    """
    found = list(findings)
    held: defaultdict[int, list[Span]] = defaultdict(list)
    for finding, holds in found:
        if holds and finding.safety is not Safety.SAFE:
            held[finding.segment] += (
                edit.span for suggestion in finding.suggestions for edit in suggestion.edits
            )
    for finding, _ in found:
        places = held.get(finding.segment)
        yield _hold(finding, places) if places else finding


def _hold(finding: Finding, places: list[Span]) -> Finding:
    suggestions = tuple(
        replace(suggestion, safety=Safety.UNSAFE)
        if suggestion.safety is Safety.SAFE and _meets(suggestion, places)
        else suggestion
        for suggestion in finding.suggestions
    )
    return replace(finding, suggestions=suggestions)


def _meets(suggestion: Suggestion, places: list[Span]) -> bool:
    return any(edit.span.touches(place) for edit in suggestion.edits for place in places)
