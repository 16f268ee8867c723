"""What a model thought before it answered, between its marks at the head of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_NAME = "think|thinking|thought|reasoning|scratchpad"
_OPENING = compile_late(rf"\s*<(?<name>{_NAME})>")
_CLOSING = compile_late(rf"\s*</(?:{_NAME})>\s*")
_MOST_SHOWN = 40  # code points


@dataclass(frozen=True, slots=True)
class ThoughtDetector:
    """
    Finds the paragraphs from an opening mark, the first of the document, to its closing one.

    They go whole, and only where text follows them; a thought that never ends is left alone.
    """

    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds a mark; what lies between stands in other paragraphs."""
        return Clues((rf"</?(?:{_NAME})>",), spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for a paragraph that is thought, or for the part of it that is."""
        span = _find_thought(context).get(segment)
        if span is None:
            return
        text = context.text(segment)
        shown = span.of(text).strip()
        yield Hit(
            span=span,
            suggestions=(Suggestion((Edit(span, ""),), self.safety),),
            evidence=("text follows the closing mark",),
            weight=self.weight,
            needs=self.needs,
            captures=(("thought", shown[:_MOST_SHOWN] + "…" * (len(shown) > _MOST_SHOWN)),),
        )


def _find_thought(context: DocumentContext) -> dict[int, Span]:
    """Return what of the paragraphs goes now, by their numbers."""
    found = context.memo.get(_find_thought)
    if found is None:
        texts = {n: s.text for n, s in enumerate(context.document.segments) if s.text.strip()}
        found = context.memo[_find_thought] = _look_for_thought(texts)
    return cast("dict[int, Span]", found)


def _look_for_thought(texts: Mapping[int, str]) -> dict[int, Span]:
    """
    Return the spans that go first; neighbours cannot go at once, and the marks go last.

        >>> _look_for_thought({0: "<think>", 1: "So.", 2: "</think>", 3: "Ja."})
        {1: Span(start=0, end=3)}
        >>> _look_for_thought({2: "</think>", 3: "Ja."})
        {2: Span(start=0, end=8)}
    """
    numbers = sorted(texts)
    if not numbers:
        return {}
    first = numbers[0]
    stray = _CLOSING.match(texts[first])
    opening = _OPENING.match(texts[first])
    end = regex.compile(rf"</{opening['name']}>\s*") if opening else _CLOSING
    last = next((number for number in numbers if end.search(texts[number])), None)
    if last is None or not (opening or stray):
        return {}
    closing = cast("regex.Match[str]", end.search(texts[last]))
    if last == numbers[-1] and closing.end() == len(texts[last]):
        return {}  # nothing but a thought
    if last == first:
        return {first: Span(0, closing.end())}
    between = {n: Span(0, len(texts[n])) for n in numbers if first < n < last}
    if texts[last][: closing.start()].strip():
        between[last] = Span(0, closing.start())
    return between or {first: Span(0, len(texts[first]))}


def make_thought(params: Mapping[str, object], _classes: WordClasses) -> ThoughtDetector:
    """Make the detector from a rule's keys."""
    return ThoughtDetector(
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
