"""
How far a document is believed to be machine-translated, and from which language.

Each hit brings evidence in points: 1 is a hint that human text gives now and then, 3 a
strong sign, 5 near-certainty. Hits at one place count once, the heaviest of them. A hit
that needs evidence counts where the *rest* of the document gives it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from mtfix.model import Hit

_WORDS_PER_UNIT = 1000  # a long document collects hints by chance; they are thinned
_CERTAIN = 6.0


@dataclass(frozen=True, slots=True)
class Place:
    """A hit and the segment that it is in."""

    segment: int
    hit: Hit


@dataclass(slots=True)
class Belief:
    """
    The evidence of a document.

    `floor` is evidence that is known from before, such as the earlier passes of a repair.
    """

    places: list[tuple[int, int, int, float]] = field(default_factory=list)
    sources: Counter[str] = field(default_factory=Counter)
    scale: float = 1.0
    floor: float = 0.0

    @property
    def points(self) -> float:
        """The evidence of the whole document."""
        return max(self.floor, sum(weight for *_, weight in self.places) * self.scale)

    @property
    def source_language(self) -> str | None:
        """The source language that the evidence speaks for, if it does for one."""
        ranked = self.sources.most_common(2)
        if not ranked or ranked[0][1] < 2:
            return None
        if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
            return None
        return ranked[0][0]

    def elsewhere(self, place: Place) -> float:
        """Return the evidence that does not come from the place of this hit."""
        own = 0.0
        for segment, start, end, weight in self.places:
            if segment == place.segment and start <= place.hit.span.end + 1:
                if place.hit.span.start <= end + 1:
                    own += weight
        total = sum(weight for *_, weight in self.places) - own
        return max(self.floor, total * self.scale)

    def supports(self, place: Place) -> bool:
        """Tell whether the rest of the document gives the evidence that a hit needs."""
        return place.hit.needs <= 0 or self.elsewhere(place) >= place.hit.needs


def weigh(places: Iterable[Place], words: int, floor: float = 0.0) -> Belief:
    """Gather the evidence of all hits in a document of so many words."""
    belief = Belief(floor=floor, scale=min(1.0, _WORDS_PER_UNIT / max(words, 1)))
    for place in sorted(places, key=lambda p: (p.segment, p.hit.span)):
        hit = place.hit
        if hit.weight <= 0:
            continue
        for source in hit.sources:
            belief.sources[source] += hit.weight / len(hit.sources)
        last = belief.places[-1] if belief.places else None
        if last and last[0] == place.segment and hit.span.start <= last[2] + 1:
            joined = (last[0], last[1], max(last[2], hit.span.end), max(last[3], hit.weight))
            belief.places[-1] = joined
        else:
            belief.places.append((place.segment, hit.span.start, hit.span.end, hit.weight))
    return belief
