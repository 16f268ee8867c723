"""One name in two spellings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.rival_names import find_better, find_spellings, has_rivals
from mtfix.model import Edit, Hit, Safety, Suggestion

if TYPE_CHECKING:
    from mtfix.context import DocumentContext


@dataclass(frozen=True, slots=True)
class NameVariantDetector:
    """
    Finds the worse attested of two spellings that stand beside the same name.

    Print decides through the lexicon, else the majority in the document, which is only
    shown. Two names that are both well known are two names. Without `beside`, names that
    sound the same are compared wherever they stand, and only shown.
    """

    beside: bool
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds two spellings of a name."""
        return Clues(look=has_rivals, spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each place of a spelling that has a better one."""
        every = find_better(context, beside=self.beside)
        if {spelling.form for spelling in every}.isdisjoint(context.forms(segment)):
            return
        for span, spelling in find_spellings(segment, context, beside=self.beside):
            better = every.get(spelling)
            if better is None:
                continue
            safety = self.safety if better.is_attested else Safety.FLAG
            told = "is in print" if better.is_attested else "is the commoner spelling here"
            yield Hit(
                span=span,
                suggestions=(Suggestion((Edit(span, better.form),), safety),),
                evidence=(f"“{better.form}” stands in this document too, and {told}",),
                weight=self.weight,
                needs=self.needs,
                captures=(("form", spelling.form), ("better", better.form)),
            )


def make_name_variant(params: Mapping[str, object], _classes: WordClasses) -> NameVariantDetector:
    """
    Make the detector from a rule's keys; `beside: false` compares names that stand alone.

    Raises ValueError where `beside` is not true or false.
    """
    beside = params.get("beside", True)
    if not isinstance(beside, bool):
        raise ValueError(  # noqa: TRY004 - what the loader takes
            "`beside` must be true or false"
        )
    return NameVariantDetector(
        beside,
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
