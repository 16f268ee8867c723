"""What the rules hit in a document, and the evidence that this gives."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

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


class Evidence:
    """
    What a document's hits say of where it comes from: found out when somebody asks.

    Most repairs need no evidence, so that no witness has to look.
    """

    def __init__(
        self,
        judgement: Judgement,
        hits: Iterable[Candidate],
        late: set[str],
        before: Evidence | None,
    ) -> None:
        """Take the hits that count, and the evidence that the document gave before a repair."""
        self._judgement, self._hits, self._late, self._before = judgement, hits, late, before

    @cached_property
    def belief(self) -> Belief:
        """The evidence of all hits."""
        asked = self._judgement.witnesses
        others = (
            hit for at, rule in asked for hit in _hits_of(rule, at, self._judgement, self._late)
        )
        hits = [*self._hits, *others]
        words = self._judgement.context.word_count if hits else 0
        known = self._before.belief.points if self._before else 0.0
        self._before = None  # it keeps a whole document
        return weigh((hit.place for hit in hits), words, known)

    def supports(self, place: Place) -> bool:
        """Tell whether the rest of the document gives the evidence that a hit needs."""
        return place.hit.needs <= 0 or self.belief.supports(place)


def detect(judgement: Judgement, before: Evidence | None) -> tuple[list[Candidate], Evidence]:
    """
    Return what the rules that count hit in segments, and the evidence for it.

    Hits of rules that wait for more evidence than there is are left out.
    """
    late: set[str] = set()  # rules that took too long once are not waited for again
    waiting: list[Asked] = []
    candidates: list[Candidate] = []
    for number, rule in judgement.rules:
        if rule.waits:
            waiting.append((number, rule))
        else:
            candidates += _hits_of(rule, number, judgement, late)
    if not candidates:  # quicker than to look for evidence
        waiting = [
            (number, rule)
            for number, rule in waiting
            if next(_hits_of(rule, number, judgement, late), None)
        ]
    evidence = Evidence(judgement, tuple(candidates), late, before)
    for number, rule in waiting:
        if evidence.belief.points >= rule.needs:
            candidates += _hits_of(rule, number, judgement, late)
    return candidates, evidence


def _hits_of(rule: Rule, segment: int, judgement: Judgement, late: set[str]) -> Iterator[Candidate]:
    """Yield the hits of a rule in a segment that touch nothing closed."""
    if rule.id in late:
        return
    try:
        for hit in judgement.find(segment, rule):
            context = judgement.context
            look = context.closed if hit.proven else context.protected
            if not _enters(hit, look(segment)):
                yield Candidate(rule, Place(segment, hit, rule.id))
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
