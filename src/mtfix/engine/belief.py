"""
How far a document is believed to be machine-translated, and from which language.

Each hit brings evidence in points: 1 is a hint that human text gives now and then, 3 a
strong sign, 5 near-certainty. Hits at one place count once, the heaviest of them. A hit
that needs evidence counts where the *rest* of the document gives it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mtfix.model import Hit, Span

_WORDS_PER_UNIT = 300  # a long document collects hints by chance; they are thinned
_LEAST_FOR_SOURCE = 4.0  # points, less is a guess
_CLEAR_LEAD = 1.5  # times the evidence for the next language


@dataclass(frozen=True, slots=True)
class Place:
    """A hit, the segment that it is in, and the id of the rule that hit, if that matters."""

    segment: int
    hit: Hit
    rule: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of a segment that hits touch, and the weight of the heaviest of each rule."""

    span: Span
    weights: Mapping[str, float]

    @property
    def weight(self) -> float:
        return max(self.weights.values())

    def weight_without(self, rule: str) -> float:
        return max((weight for own, weight in self.weights.items() if own != rule), default=0.0)

    def is_near(self, hit: Hit) -> bool:
        return Span(self.span.start, self.span.end + 1).touches(hit.span)


@dataclass(frozen=True, slots=True)
class Belief:
    """
    The evidence of a document: its `marks` by segment, and their `total` weight.

    `alone` is, by its id, what a rule gives of it that no other one does at the same place.
    `repaired` is evidence that earlier passes of a repair took away with the damage;
    `scale` thins the evidence of a long document.
    """

    marks: Mapping[int, Sequence[_Mark]]
    total: float
    sources: Mapping[str, float]
    alone: Mapping[str, float] = field(default_factory=dict)
    scale: float = 1.0
    repaired: float = 0.0

    @property
    def points(self) -> float:
        """The evidence of the whole document."""
        return self.total * self.scale + self.repaired

    @property
    def source_language(self) -> str | None:
        """The source language that the evidence speaks for, if it does for one."""
        ranked = sorted(self.sources.items(), key=lambda item: -item[1])[:2]
        if not ranked or ranked[0][1] < _LEAST_FOR_SOURCE:
            return None
        if len(ranked) == 2 and ranked[0][1] < _CLEAR_LEAD * ranked[1][1]:
            return None
        return ranked[0][0]

    def elsewhere(self, place: Place) -> float:
        """Return the evidence that does not come from the place of this hit."""
        marks = self.marks.get(place.segment, ())
        own = sum(mark.weight for mark in marks if mark.is_near(place.hit))
        return (self.total - own) * self.scale + self.repaired

    def of_others(self, place: Place) -> float:
        """
        Return the same without what other hits of its own rule give.

        A rule that takes good text for damage is wrong of the next sentence, too: it may not
        bear witness to itself.
        """
        marks = self.marks.get(place.segment, ())
        own = sum(mark.weight_without(place.rule) for mark in marks if mark.is_near(place.hit))
        others = self.total - self.alone.get(place.rule, 0.0)
        return (others - own) * self.scale + self.repaired

    def supports(self, place: Place) -> bool:
        """Tell whether the rest of the document gives the evidence that a hit needs."""
        return place.hit.needs <= 0 or self.elsewhere(place) >= place.hit.needs


def weigh(places: Iterable[Place], words: int, known: float = 0.0) -> Belief:
    """
    Gather the evidence of all hits in a document of so many words.

    `known` are the points that the document had before a pass of repairs; what is missing
    of them now was repaired away, and still speaks.
    """
    marks: defaultdict[int, list[_Mark]] = defaultdict(list)
    sources: defaultdict[str, float] = defaultdict(float)
    for place in sorted(places, key=lambda p: (p.segment, p.hit.span)):
        hit = place.hit
        if hit.weight <= 0:
            continue
        for source in hit.sources:
            sources[source] += hit.weight / len(hit.sources)
        own = marks[place.segment]
        if own and own[-1].is_near(hit):
            last = own.pop()
            span = Span(last.span.start, max(last.span.end, hit.span.end))
            weight = max(hit.weight, last.weights.get(place.rule, 0.0))
            own.append(_Mark(span, {**last.weights, place.rule: weight}))
        else:
            own.append(_Mark(hit.span, {place.rule: hit.weight}))
    every = [mark for of_segment in marks.values() for mark in of_segment]
    alone: defaultdict[str, float] = defaultdict(float)
    for mark in every:
        for rule in mark.weights:
            alone[rule] += mark.weight - mark.weight_without(rule)
    total = sum(mark.weight for mark in every)
    scale = min(1.0, _WORDS_PER_UNIT / max(words, 1))
    return Belief(marks, total, sources, alone, scale, max(0.0, known - total * scale))
