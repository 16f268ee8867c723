"""Commas between text nodes that were doubled, and blanks that were lost behind marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.elements import find_elements
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_COMMAS = compile_late(r"[ \u00a0]?,[ \u00a0]?,[ \u00a0]?")
_MARK = compile_late(r"(?r)(?<=[\p{L}\p{M}\p{N})\]]{2})(?:[,:;!?]|(?<stop>\.))")
_WORD = compile_late(r"[\p{L}\p{M}\p{N}`]{2}")
_LONGER_THAN_A_NOTE = 4  # code points


@dataclass(frozen=True, slots=True)
class NodeMarkDetector:
    """
    Makes one comma of two between markup, and puts the blank between a mark and markup.

    Numbers and letters in markup, which are notes, stand behind a mark without a blank, and so
    does the name of a member behind that of what has it: “`box`.`size`”.
    """

    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds code in plain text; elsewhere the file says where markup is."""
        return Clues((r"`[ \u00a0]?,[ \u00a0]?,", r"[\p{L}\p{M}\p{N})\]][,.:;!?]`"), spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each place."""
        text, after = context.text(segment), 0  # the end of the markup before
        for element in find_elements(segment, context):
            commas = _COMMAS.fullmatch(text, after, element.start) if after else None
            mark = _MARK.match(text, after, element.start)
            if commas:
                yield self._hit(Span(*commas.span()), ", ", text)
            elif (
                mark
                and len(element) >= _LONGER_THAN_A_NOTE
                and _WORD.match(text, element.start)
                and not (mark["stop"] and mark.start() == after)
            ):
                yield self._hit(Span(element.start - 1, element.start), f"{mark[0]} ", text)
            after = max(after, element.end)

    def _hit(self, span: Span, instead: str, text: str) -> Hit:
        return Hit(
            span=span,
            suggestions=(Suggestion((Edit(span, instead).trimmed(text),), self.safety),),
            weight=self.weight,
            needs=self.needs,
            captures=(("instead", instead.strip()),),
        )


def make_node_mark(params: Mapping[str, object], _classes: WordClasses) -> NodeMarkDetector:
    """Make the detector from a rule's keys."""
    return NodeMarkDetector(
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
