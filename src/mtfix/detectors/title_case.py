"""Headings and labels with the capitals of English titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.seams.program_names import is_about_programs

if TYPE_CHECKING:
    from mtfix.context import DocumentContext, Word

_SHORT = 3  # letters; of shorter words, English titles leave many small
_MOST_WORDS = 9
_KNOWN, _NATIVE = 3.0, 1.0  # Zipf value; and how much more frequent than in English
_ENDS = (".", "!", "?", ":", "…")
_LONG_WORD = regex.compile(r"\p{L}{4,}")
_TITLE = regex.compile(r"\p{Lu}\p{Ll}+")


@dataclass(frozen=True, slots=True)
class TitleCaseDetector:
    """
    Makes small what has a capital only because English titles have them.

    All long words of the heading or label have one. The native ones stand in small letters
    elsewhere in the document, and never with a capital in mid-sentence; so do others that change,
    and more often than with a capital: the rest are products. As authors may mean it, only texts
    about programs count, and those whose source has the same capitals, and a word of it in small
    letters elsewhere: “Solomon Islands” in a list of countries is a name.
    """

    safety: Safety

    def clues(self, language: str) -> Clues:
        """Return none: the rest of the document says what is a name."""
        return Clues(spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit over the words that change."""
        part = context.document.segments[segment]
        if part.source is None and not part.role.startswith("heading"):
            return
        words = context.words(segment)
        if not 2 <= len(words) <= _MOST_WORDS or part.text.rstrip().endswith(_ENDS):
            return
        long = [word for word in words[1:] if len(word.text) > _SHORT]
        if not long or not all(_TITLE.fullmatch(word.text) for word in long):
            return
        if not _is_title(part.source, context) if part.source else not is_about_programs(context):
            return
        native = [word for word in long if self._is_native(word, segment, context)]
        if not native or any(not self._is_common(word, context) for word in native):
            return
        changed = [word for word in long if word in native or self._is_usually_small(word, context)]
        edits = tuple(
            Edit(Span(word.start, word.start + 1), word.text[0].lower()) for word in changed
        )
        yield Hit(
            Span(changed[0].start, changed[-1].end),
            (Suggestion(edits, self.safety),),
            captures=(("words", ", ".join(word.text for word in changed)),),
        )

    def _is_usually_small(self, word: Word, context: DocumentContext) -> bool:
        counts = context.counts
        return counts[word.text.lower()] > counts[word.text] and self._is_common(word, context)

    def _is_native(self, word: Word, segment: int, context: DocumentContext) -> bool:
        zipf = context.lexicon(context.language_of(segment)).zipf(word.text.lower())
        english = context.lexicon("en").zipf(word.text.lower())
        return zipf >= _KNOWN and zipf >= english + _NATIVE

    def _is_common(self, word: Word, context: DocumentContext) -> bool:
        """Tell whether the document has the word in small letters, and never as a name."""
        is_small = bool(context.counts[word.text.lower()])
        return is_small and word.text not in _find_names(context)


def _is_title(source: str, context: DocumentContext) -> bool:
    words = _LONG_WORD.findall(source)
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return False
    if _is_title not in context.memo:
        sources = (part.source for part in context.document.segments if part.source)
        found = (word for text in sources for word in _LONG_WORD.findall(text))
        context.memo[_is_title] = frozenset(word for word in found if word.islower())
    small = cast("frozenset[str]", context.memo[_is_title])
    return any(word.lower() in small for word in words)


def _find_names(context: DocumentContext) -> frozenset[str]:
    """Return the forms with a capital in the midst of sentences."""
    if _find_names not in context.memo:
        context.memo[_find_names] = frozenset(
            word.text
            for number, part in enumerate(context.document.segments)
            if part.text.rstrip().endswith(_ENDS) or len(part.text.split()) > _MOST_WORDS
            for word in context.words(number)
            if word.text[0].isupper() and not context.starts_sentence(number, word.start)
        )
    return cast("frozenset[str]", context.memo[_find_names])


def make_title_case(params: Mapping[str, object], _classes: WordClasses) -> TitleCaseDetector:
    """Make the detector from a rule's keys."""
    return TitleCaseDetector(cast("Safety", params["safety"]))
