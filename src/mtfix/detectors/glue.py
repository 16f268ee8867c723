"""Glued words, and the comma that was lost with the space."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.seams import Seam, find_seams

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

# Beliefs are those of damaged text. A cut at ALONE is right even in a text that shows no
# other damage; one at SUPPORTED where the document does.
ALONE, STRONG, SUPPORTED = 0.985, 0.9, 0.6


def evidence_of(belief: float) -> tuple[float, float]:
    """Return the evidence that a seam of this belief gives, and the evidence it needs."""
    if belief >= ALONE:
        return 4.0, 0.0
    if belief >= STRONG:
        return 2.0, 2.0
    return 1.0, 4.0


@dataclass(frozen=True, slots=True)
class GlueDetector:
    """Puts the space back between words that stand glued in one run."""

    safety: Safety
    sources: tuple[str, ...] = ()

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit a run, with all of its likely cuts in one suggestion."""
        for seam in find_seams(segment, context):
            likely = [(cut, p) for cut, p in zip(seam.cuts, seam.beliefs, strict=True)]
            likely = [(cut, p) for cut, p in likely if p >= SUPPORTED]
            if not likely:
                continue
            weight, needs = evidence_of(min(p for _, p in likely))
            start = seam.run.span.start
            edits = tuple(Edit(Span(start + cut, start + cut), " ") for cut, _ in likely)
            words = _spaced(seam, [cut for cut, _ in likely])
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
    return " ".join(seam.run.text[a:b] for a, b in zip(bounds, bounds[1:], strict=False))


@dataclass(frozen=True, slots=True)
class LostCommaDetector:
    """
    Puts the comma back where the node after a seam began with one.

    `clause` words open a clause of their own after any word, `phrase` words an apposition
    or the next item after a name; `instead` says what a lone word was before it was
    translated alone. A capital that the node got as a sentence goes with it.
    """

    clause: frozenset[str]
    phrase: frozenset[str]
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    safety: Safety = Safety.UNSAFE
    sources: tuple[str, ...] = ()

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit for each seam whose right word speaks for a comma."""
        text = context.text(segment)
        for seam in find_seams(segment, context):
            parts = seam.parts
            for number, (cut, belief) in enumerate(zip(seam.cuts, seam.beliefs, strict=True)):
                if belief < SUPPORTED:
                    continue
                left, right = parts[number], parts[number + 1]
                start = seam.run.span.start + cut
                rest = text[start + len(right) :]
                replacement = self._continue(left, right, rest)
                if replacement is None:
                    continue
                _, needs = evidence_of(belief)
                edit = Edit(Span(start, start + len(right)), f", {replacement}")
                yield Hit(
                    span=Span(start - len(left), start + len(right)),
                    suggestions=(Suggestion((edit.trimmed(text),), self.safety),),
                    evidence=(f"“{left}” and “{right}” are glued",),
                    needs=needs,
                    sources=self.sources,
                    captures=(("left", left), ("right", replacement)),
                )

    def _continue(self, left: str, right: str, rest: str) -> str | None:
        """Return how the text goes on after a lost comma, None where none was lost."""
        word = right.lower()
        follows_word = rest[:1].isspace()
        is_name = left[0].isupper() or left[-1].isdigit()
        if word in self.clause and follows_word:
            return word
        if is_name and follows_word and word in self.phrase:
            return word
        if is_name and follows_word and word in self.instead:
            return self.instead[word][0]
        return None


def make_glue(params: Mapping[str, object], _classes: WordClasses) -> GlueDetector:
    """Make the detector from a rule's keys."""
    return GlueDetector(
        cast("Safety", params["safety"]), cast("tuple[str, ...]", params.get("sources", ()))
    )


def make_lost_comma(params: Mapping[str, object], classes: WordClasses) -> LostCommaDetector:
    """
    Make the detector from a rule's keys; `clause`, `phrase` and `instead` name classes.

    Raises ValueError where a class or table does not exist.
    """
    for name in ("clause", "phrase"):
        if params.get(name) not in classes:
            raise ValueError(f"`{name}` must name a word class; there is no “{params.get(name)}”")
    table = params.get("instead")
    if table is not None and table not in classes.tables:
        raise ValueError(f"`instead` must name a table; there is no “{table}”")
    return LostCommaDetector(
        clause=frozenset(classes[str(params["clause"])]),
        phrase=frozenset(classes[str(params["phrase"])]),
        instead=classes.tables[str(table)] if table else {},
        safety=cast("Safety", params["safety"]),
        sources=cast("tuple[str, ...]", params.get("sources", ())),
    )
