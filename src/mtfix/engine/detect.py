"""What the rules hit in a document, and the evidence that this gives."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtfix.context import DocumentContext
from mtfix.detectors import PatternTimeout
from mtfix.engine.belief import Belief, Place, weigh
from mtfix.engine.judgement import Judgement
from mtfix.model import Hit, Span
from mtfix.packs import Rule


@dataclass(frozen=True, slots=True)
class Candidate:
    """A hit, before it is known whether there is evidence enough."""

    rule: Rule
    place: Place


def detect(
    asked: Iterable[tuple[int, Rule]],
    context: DocumentContext,
    known: float,
    judged: Judgement | None,
) -> tuple[list[Candidate], Belief]:
    """
    Return what rules hit in segments, and the evidence that this gives.

    Rules that wait for more evidence than there is do not look.
    """
    late: set[str] = set()  # rules that took too long once are not waited for again
    waiting: list[tuple[int, Rule]] = []
    candidates: list[Candidate] = []
    for number, rule in asked:
        if rule.waits:
            waiting.append((number, rule))
        else:
            candidates += _hits_of(rule, number, context, late, judged)
    words = context.word_count if candidates else 0
    belief = weigh((candidate.place for candidate in candidates), words, known)
    for number, rule in waiting:
        if belief.points >= rule.needs:
            candidates += _hits_of(rule, number, context, late, judged)
    return candidates, belief


def _hits_of(
    rule: Rule,
    segment: int,
    context: DocumentContext,
    late: set[str],
    judged: Judgement | None,
) -> Iterator[Candidate]:
    """Yield the hits of a rule in a segment that touch nothing closed."""
    if rule.id in late:
        return
    try:
        for hit in judged.find(rule) if judged else rule.detector.detect(segment, context):
            look = context.closed if hit.proven else context.protected
            if not _enters(hit, look(segment)):
                yield Candidate(rule, Place(segment, hit))
    except PatternTimeout:
        late.add(rule.id)
        warnings.warn(
            f"rule {rule.id} took too long and was skipped from some paragraph on",
            stacklevel=2,
        )


def _enters(hit: Hit, protected: Sequence[Span]) -> bool:
    """Tell whether the hit touches what is closed; what is proven may lie around it."""
    spans = [edit.span for suggestion in hit.suggestions for edit in suggestion.edits]
    if not hit.proven:
        spans.append(hit.span)
    return any(
        closed.overlaps(span) or closed.start < span.start == span.end < closed.end
        for closed in protected
        for span in spans
    )
