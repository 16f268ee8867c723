"""Quotation marks and brackets without a partner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.quotes import MARK, STRAIGHT, find_pair
from mtfix.model import Hit, Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_BRACKETS = {"(": ")", "（": ")", "[": "]", "［": "]"}
_CLOSERS = {")": ")", "）": ")", "]": "]", "］": "]"}
_ITEM = regex.compile(r"(?:^|[\s(（])(?:\p{N}{1,3}|\p{L}|[ivxIVX]{1,5})[.]?[)）]", regex.MULTILINE)
_FACE = regex.compile(r"[:;=8xX][-o']?[()\[\]]+|[()]{2,}(?=\s|$)|[(（][)）]|\^_\^")
_FARTHEST = 10  # paragraphs that a quotation, or a bracket in wrapped lines, runs over
_MEASURE = regex.compile(r"\d[\"”″]")


@dataclass(frozen=True, slots=True)
class UnpairedDetector:
    """
    Shows marks of the paragraph that have no partner in it.

    Apostrophes, single marks, inches, smileys and the brackets of numbered items do not
    count. A quotation that runs over paragraphs opens each anew, or only the first, and closes
    in the last. Brackets and marks that find their partner a few paragraphs on count as paired.
    """

    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds any of the marks."""
        brackets = "".join(sorted({*_BRACKETS, *_CLOSERS}))
        return Clues((f"[{regex.escape(brackets)}]", MARK.pattern))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each mark without a partner."""
        text = context.text(segment)
        for place in sorted(self._places(segment, context)):
            if self._is_paired_elsewhere(text[place], segment, context):
                continue
            yield Hit(
                span=Span(place, place + 1),
                weight=self.weight,
                needs=self.needs,
                captures=(("mark", text[place]),),
            )

    def _places(self, segment: int, context: DocumentContext) -> set[int]:
        return {*self._brackets(segment, context), *self._quotes(segment, context)}

    def _is_paired_elsewhere(self, mark: str, segment: int, context: DocumentContext) -> bool:
        """Tell whether a paragraph nearby, on the side where one is due, has the partner only."""
        pair = find_pair(context.text(segment), context.language_of(segment))
        if mark in _BRACKETS:
            partners, steps = [m for m, kind in _CLOSERS.items() if kind == _BRACKETS[mark]], (1,)
        elif mark in _CLOSERS:
            partners, steps = [m for m, kind in _BRACKETS.items() if kind == _CLOSERS[mark]], (-1,)
        elif pair is None or mark == STRAIGHT[0]:
            partners, steps = [mark], (1, -1)
        elif mark == pair[0]:
            partners, steps = [pair[1]], (1,)
        else:
            partners, steps = [pair[0]], (-1,)
        last = len(context.document.segments) - 1
        for step in steps:
            for distance in range(1, _FARTHEST + 1):
                number = segment + step * distance
                if not 0 <= number <= last:
                    break
                text = context.text(number)
                if any(text[place] in partners for place in self._places(number, context)):
                    return True
        return False

    def _brackets(self, segment: int, context: DocumentContext) -> Iterator[int]:
        text = context.text(segment)
        closed = [match.span() for find in (_ITEM, _FACE) for match in find.finditer(text)]
        closed += [(span.start, span.end) for span in context.protected(segment)]
        waiting: list[tuple[str, int]] = []
        for place, sign in enumerate(text):
            if sign not in _BRACKETS and sign not in _CLOSERS:
                continue
            is_partner = bool(waiting) and waiting[-1][0] == _CLOSERS.get(sign)
            if is_partner:
                waiting.pop()
            elif any(start <= place < end for start, end in closed):
                continue
            elif sign in _BRACKETS:
                waiting.append((_BRACKETS[sign], place))
            else:
                yield place
        yield from (place for _, place in waiting)

    def _quotes(self, segment: int, context: DocumentContext) -> Iterator[int]:
        text = context.text(segment)
        pair = find_pair(text, context.language_of(segment))
        if pair is None or _MEASURE.search(text):
            return
        if pair == STRAIGHT:
            places = [place for place, sign in enumerate(text) if sign == STRAIGHT[0]]
            if len(places) % 2 and not _goes_on(segment, context, pair):
                yield places[-1]
            return
        waiting: list[int] = []
        for place, sign in enumerate(text):
            if sign == pair[0]:
                waiting.append(place)
            elif sign == pair[1] and waiting:
                waiting.pop()
            elif sign == pair[1] and not _comes_from_before(segment, context, pair):
                yield place
        if waiting and not _goes_on(segment, context, pair):
            yield from waiting


def _goes_on(segment: int, context: DocumentContext, pair: tuple[str, str]) -> bool:
    """Tell whether the next paragraph takes the quotation up again, or this one did."""
    segments = context.document.segments
    behind = next(
        (s.text.strip() for s in islice(segments, segment + 1, None) if s.text.strip()), ""
    )
    own = segments[segment].text.strip()
    return behind.startswith(pair[0]) or (pair == STRAIGHT and own.startswith(pair[0]))


def _comes_from_before(segment: int, context: DocumentContext, pair: tuple[str, str]) -> bool:
    """Tell whether the paragraph before leaves a quotation open."""
    segments = context.document.segments
    texts = (segments[number].text for number in range(segment - 1, -1, -1))
    before = next((text for text in texts if text.strip()), "")
    return before.count(pair[0]) > before.count(pair[1])


def make_unpaired(params: Mapping[str, object], _classes: WordClasses) -> UnpairedDetector:
    """Make the detector from a rule's keys."""
    return UnpairedDetector(cast("float", params["weight"]), cast("float", params["needs"]))
