"""Paragraphs in another language than the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import Clues, WordClasses
from mtfix.languages import LANGUAGES, UNDETERMINED
from mtfix.model import Hit, Span
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_FEWEST_WORDS = 8  # of a paragraph whose language can be told
_OPTION = compile_late(r"(?<!\S)[\[<|(]*--?\p{L}")
_MOST_OPTIONS = 1  # of a command line; one with more is no prose of any language
_FEWEST_LOWER = 5  # of them in lower case, so that lists of names do not count


@dataclass(frozen=True, slots=True)
class WrongLanguageDetector:
    """Shows paragraphs of prose that are in another language than the document."""

    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return none: what finds such a paragraph is that its language is not the document's."""
        return Clues(spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit that covers the paragraph without the blanks at its ends."""
        language = context.language_of(segment)
        if language in (context.language, UNDETERMINED) or context.language == UNDETERMINED:
            return
        if context.document.segments[segment].language:
            return  # the file says so
        words = context.words(segment)
        lower = sum(not word.text[0].isupper() for word in words)
        is_spaced = LANGUAGES[language].spaced if language in LANGUAGES else True
        if is_spaced and (len(words) < _FEWEST_WORDS or lower < _FEWEST_LOWER):
            return
        text = context.text(segment)
        if len(_OPTION.findall(text)) > _MOST_OPTIONS:
            return
        start = len(text) - len(text.lstrip())
        name = LANGUAGES[language].name if language in LANGUAGES else language
        yield Hit(
            span=Span(start, len(text.rstrip())),
            evidence=(f"its words are {name}",),
            weight=self.weight,
            needs=self.needs,
            captures=(("language", name),),
        )


def make_wrong_language(
    params: Mapping[str, object], _classes: WordClasses
) -> WrongLanguageDetector:
    """Make the detector from a rule's keys."""
    return WrongLanguageDetector(cast("float", params["weight"]), cast("float", params["needs"]))
