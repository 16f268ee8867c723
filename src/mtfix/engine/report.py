"""From what a rule hit to what a user is told."""

from __future__ import annotations

from dataclasses import replace

from mtfix.engine.detect import Candidate, Evidence
from mtfix.model import Document, Finding, Safety


def report(candidate: Candidate, document: Document, evidence: Evidence) -> Finding:
    """Return the finding of a candidate, with those suggestions that the file can be given."""
    rule, hit = candidate.rule, candidate.place.hit
    place, enough = candidate.place, rule.safe_with
    is_trusted = enough is not None and evidence.belief.of_others(place) >= enough
    segment = document.segments[candidate.place.segment]
    return Finding(
        rule=rule.id,
        segment=candidate.place.segment,
        span=hit.span,
        message=rule.describe(hit),
        severity=rule.severity,
        category=rule.category,
        evidence=hit.evidence,
        suggestions=tuple(
            replace(suggestion, safety=Safety.SAFE)
            if is_trusted and suggestion.safety is rule.safety
            else suggestion
            for suggestion in hit.suggestions
            if document.write(segment, suggestion.edits) is not None
        ),
    )
