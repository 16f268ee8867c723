"""What the rules hit in a document, and the evidence that this gives."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtfix.detectors import PatternTimeout
from mtfix.engine.belief import Belief, Place, weigh
from mtfix.engine.judgement import Asked, Judgement
from mtfix.model import Hit, Span
from mtfix.packs import Rule


@dataclass(frozen=True, slots=True)
class Candidate:
    """A hit, before it is known whether there is evidence enough."""

    rule: Rule
    place: Place


def detect(judgement: Judgement, known: float) -> tuple[list[Candidate], Belief]:
    """
    Return what rules hit in segments, and the evidence that this gives.

    Hits of rules that wait for more evidence than there is are left out. Witnesses are not asked
    where nothing is hit that counts.
    """
    late: set[str] = set()  # rules that took too long once are not waited for again
    waiting: list[Asked] = []
    candidates: list[Candidate] = []

    def ask(rules: Iterable[Asked]) -> None:
        for number, rule in rules:
            if rule.waits:
                waiting.append((number, rule))
            else:
                candidates.extend(_hits_of(rule, number, judgement, late))

    ask(judgement.rules)
    if not candidates:  # quicker than to look for evidence
        waiting = [
            (number, rule)
            for number, rule in waiting
            if next(_hits_of(rule, number, judgement, late), None)
        ]
        if not waiting:
            return [], weigh((), 0, known)
    ask(judgement.witnesses)
    words = judgement.context.word_count if candidates else 0
    belief = weigh((candidate.place for candidate in candidates), words, known)
    for number, rule in waiting:
        if belief.points >= rule.needs:
            candidates += _hits_of(rule, number, judgement, late)
    return candidates, belief


def _hits_of(rule: Rule, segment: int, judgement: Judgement, late: set[str]) -> Iterator[Candidate]:
    """Yield the hits of a rule in a segment that touch nothing closed."""
    if rule.id in late:
        return
    try:
        for hit in judgement.find(segment, rule):
            context = judgement.context
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
