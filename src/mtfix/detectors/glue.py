"""Glued words: the space between two text nodes was lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import Clues, Oddity, WordClasses
from mtfix.languages import find_language
from mtfix.lexicon import load_lexicon
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.seams import Seam, find_seams
from mtfix.seams.line import may_be_seam
from mtfix.seams.misspelling import is_likelier_misspelt
from mtfix.seams.prospect import Prospect, find_prospects

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

# Beliefs are those of damaged text; `benchmarks/seams.py` measures what these bounds do. A
# cut at ALONE is right even in a text that shows no other damage; two at STRONG bear each
# other out in a short text; one at SUPPORTED is right where damage is dense, and is no evidence.
ALONE, STRONG, SUPPORTED = 0.95, 0.8, 0.65
_MISSPELT = 0.94  # what is believed of a seam where a misspelt word is likelier
_PER_WORD = 0.2  # evidence that each word of the text asks for where the odds are even
_LONG = 300  # words; in a longer document evidence is thinned instead


@lru_cache(maxsize=8)  # the rules about seams share what is known of a word
def clues_of_seams(language: str) -> Clues:
    """Return what finds the words of a language that may be several."""
    known, lexicon = find_language(language), load_lexicon(language)
    if not known.spaced or not lexicon:
        return Clues()

    def find_odd(words: Collection[str]) -> dict[str, tuple[Oddity, ...]]:
        return {
            prospect.run: _oddities_of(
                prospect, partial(may_be_seam, prospect.run, lexicon=lexicon, language=known)
            )
            for prospect in find_prospects(words, lexicon, known)
        }

    return Clues(odd=find_odd)


def _oddities_of(prospect: Prospect, look: Callable[[str], bool]) -> tuple[Oddity, ...]:
    beside = Oddity(prospect.companions, look=look)  # with one of them, more may be believed
    if prospect.belief < SUPPORTED:
        return (beside,)
    return Oddity(needs=evidence_of(prospect.belief)[1], look=look), beside


def evidence_of(belief: float, words: int = 0) -> tuple[float, float]:
    """
    Return the evidence that a seam of this belief gives, and the evidence it needs.

    What is not certain needs the more, the more words the text has: new compounds and names,
    which look like seams, come with the words, and seams with the damage.

        >>> evidence_of(0.99, 1000), evidence_of(0.9, 20), evidence_of(0.75, 300)
        ((4.0, 0.0), (2.0, 2.0), (0.0, 20.0))
    """
    if belief >= ALONE:
        return 4.0, 0.0
    against = _PER_WORD * min(words, _LONG) * (1 - belief) / max(belief, 1e-9)
    return 2.0 if belief >= STRONG else 0.0, max(2.0, round(against, 3))


def weigh_seam(seam: Seam, segment: int, context: DocumentContext) -> tuple[float, float]:
    """
    Return the evidence that a seam gives, and the evidence that it needs where it stands.

    What it needs goes by the length of its paragraph where another seam in it is certain, since
    a node has two ends and damage is seldom spread evenly; else by that of the document. A run
    that is likelier one misspelt word is no evidence, and needs that of another.
    """
    others = (other for other in find_seams(segment, context) if other is not seam)
    is_beside = any(max(other.beliefs, default=0.0) >= ALONE for other in others)
    words = len(context.words(segment)) if is_beside else context.word_count
    belief = max(seam.beliefs)
    if belief >= ALONE and not is_beside and is_likelier_misspelt(seam, segment, context):
        return 0.0, evidence_of(_MISSPELT, words)[1]
    return evidence_of(belief, words)


@dataclass(frozen=True, slots=True)
class GlueDetector:
    """Puts the space back between words that stand glued in one run."""

    safety: Safety
    sources: tuple[str, ...] = ()

    def clues(self, language: str) -> Clues:
        """Return what finds a word that may be several."""
        return clues_of_seams(language)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit a run, with all of its likely cuts in one suggestion."""
        for seam in find_seams(segment, context):
            cuts = [c for c, p in zip(seam.cuts, seam.beliefs, strict=True) if p >= SUPPORTED]
            if not cuts:
                continue
            weight, needs = weigh_seam(seam, segment, context)
            start = seam.run.span.start
            edits = tuple(Edit(Span(start + cut, start + cut), " ") for cut in cuts)
            words = _spaced(seam, cuts)
            yield Hit(
                span=seam.run.span,
                suggestions=(Suggestion(edits, self.safety),),
                evidence=(f"“{words}” is likelier than one word",),
                weight=weight,
                needs=needs,
                sources=self.sources,
                captures=(("run", seam.run.text), ("words", words)),
            )


def _spaced(seam: Seam, cuts: list[int]) -> str:
    bounds = (0, *cuts, len(seam.run.text))
    return " ".join(seam.run.text[a:b] for a, b in pairwise(bounds))


def make_glue(params: Mapping[str, object], _classes: WordClasses) -> GlueDetector:
    """Make the detector from a rule's keys."""
    return GlueDetector(
        cast("Safety", params["safety"]), cast("tuple[str, ...]", params.get("sources", ()))
    )
