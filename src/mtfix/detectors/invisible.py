"""Characters that nobody sees, inside words or in place of a blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import Clues, WordClasses
from mtfix.detectors.conditions.words import LEAST_ZIPF
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

# A zero-width blank, a word joiner, a byte order mark. Scripts that join their letters need
# U+200C and U+200D; a soft hyphen is meant, unless a blank stands behind it.
_BETWEEN = compile_late(
    r"(?<left>[\p{Latin}\p{Cyrillic}\p{Greek}\p{M}]+)(?<sign>[\u200b\u2060\ufeff]+|\u00ad )"
    r"(?<right>[\p{Latin}\p{Cyrillic}\p{Greek}\p{M}]+)"
)


@dataclass(frozen=True, slots=True)
class InvisibleDetector:
    """
    Finds unseen characters between two letters.

    Where the language knows the whole word, they go. Where it knows the two halves alone,
    a blank takes their place, which is less sure. Else they are only shown.
    """

    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds an unseen character between letters."""
        return Clues((r"\p{L}(?:[\u200b\u2060\ufeff]|\u00ad )",))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each unseen character, none of which touch."""
        text = context.text(segment)
        lexicon = context.lexicon(context.language_of(segment))
        for match in _BETWEEN.finditer(text):
            left, right = match["left"], match["right"]
            is_word = lexicon.zipf(left + right) >= LEAST_ZIPF
            are_words = all(lexicon.zipf(part) >= LEAST_ZIPF for part in (left, right))
            if match["sign"].endswith(" ") and not is_word:
                continue
            better = f"{left} {right}" if are_words and not is_word else left + right
            safety = Safety.UNSAFE if are_words else Safety.FLAG
            edit = Edit(Span(*match.span()), better).trimmed(text)
            yield Hit(
                span=Span(*match.span()),
                suggestions=(Suggestion((edit,), self.safety if is_word else safety),),
                weight=self.weight,
                needs=self.needs,
                captures=(("better", better),),
            )


def make_invisible(params: Mapping[str, object], _classes: WordClasses) -> InvisibleDetector:
    """Make the detector from a rule's keys."""
    return InvisibleDetector(
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
