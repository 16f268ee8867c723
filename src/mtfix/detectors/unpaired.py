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
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_BRACKETS = {"(": ")", "（": ")", "[": "]", "［": "]"}
_CLOSERS = {")": ")", "）": ")", "]": "]", "］": "]"}
_ITEM = compile_late(r"(?:^|[\s(（])(?:\p{N}{1,3}|\p{L}|[ivxIVX]{1,5})[.]?[)）]", regex.MULTILINE)
_FACE = compile_late(r"[:;=8xX][-o']?[()\[\]]+|[()]{2,}(?=\s|$)|[(（][)）]|\^_\^")
_STRAIGHT_MARK = compile_late(r"(?<!\p{Hebrew})\"|\"(?!\p{Hebrew})")  # not of ארה"ב
_FARTHEST = 10  # paragraphs that a quotation, or a bracket in wrapped lines, runs over
_MEASURE = compile_late(r"\d[\"”″]")


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
        for place in sorted({*self._brackets(segment, context), *self._quotes(segment, context)}):
            if _is_paired_nearby(text[place], segment, context):
                continue
            yield Hit(
                span=Span(place, place + 1),
                weight=self.weight,
                needs=self.needs,
                captures=(("mark", text[place]),),
            )

    def _brackets(self, segment: int, context: DocumentContext) -> Iterator[int]:
        text = context.text(segment)
        closed = [match.span() for find in (_ITEM, _FACE) for match in find.finditer(text)]
        closed += [(span.start, span.end) for span in context.protected(segment)]
        whole = [(start, end) for start, end in closed if _has_both(text[start:end])]
        waiting: list[tuple[str, int]] = []
        for place, sign in enumerate(text):
            if sign not in _BRACKETS and sign not in _CLOSERS:
                continue
            if any(start <= place < end for start, end in whole):
                continue  # both brackets of `%(size)s`
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
            places = [match.start() for match in _STRAIGHT_MARK.finditer(text)]
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


def _has_both(text: str) -> bool:
    """Tell whether a closed span has as many opening brackets as closing ones, and some."""
    opening = sum(sign in _BRACKETS for sign in text)
    return 0 < opening == sum(sign in _CLOSERS for sign in text)


def _is_paired_nearby(mark: str, segment: int, context: DocumentContext) -> bool:
    """Tell whether a paragraph nearby, on the side where it is due, has the partner to spare."""
    pair = find_pair(context.text(segment), context.language_of(segment)) or STRAIGHT
    openers, closers = [pair[0]], [pair[1]]
    if mark in _BRACKETS or mark in _CLOSERS:
        kind = _BRACKETS.get(mark) or _CLOSERS[mark]
        openers = [sign for sign, other in _BRACKETS.items() if other == kind]
        closers = [sign for sign, other in _CLOSERS.items() if other == kind]
    texts = [
        other.text
        for other in context.document.segments[
            max(segment - _FARTHEST, 0) : segment + _FARTHEST + 1
        ]
    ]
    own = min(segment, _FARTHEST)
    before, behind = texts[:own], texts[own + 1 :]
    if mark == STRAIGHT[0]:
        return any(text.count(mark) % 2 for text in (*before, *behind))
    side, due = (behind, 1) if mark in openers else (before, -1)
    return any(
        due * (sum(map(text.count, closers)) - sum(map(text.count, openers))) > 0 for text in side
    )


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
