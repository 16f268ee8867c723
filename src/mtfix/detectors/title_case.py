"""Headings and labels with the capitals of English titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import dropwhile
from typing import TYPE_CHECKING, cast

from mtfix.detectors.base import Clues, WordClasses
from mtfix.lexicon.sequence import is_function_word
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late
from mtfix.seams.program_names import is_about_programs

if TYPE_CHECKING:
    from mtfix.context import DocumentContext, Word

_SHORT = 3  # letters; of shorter words, English titles leave many small
_MOST_WORDS = 9
_LONGEST, _NEEDED = 100, 1.0  # code points; points
_SMALL_FOR_ONE = 4  # words in small letters, one may have a capital for other reasons
_FEWEST, _MANY = 2, 3  # native words of a title in plain text
_KNOWN, _NATIVE = 3.0, 1.0  # Zipf value; and how much more frequent than in English
_ENDS = (".", "!", "?", ":", "…")
_COLUMNS = compile_late(r"\t|  |\\t")  # each has a heading of its own
_LONG_WORD = compile_late(r"\p{L}{4,}")
_TITLE = compile_late(r"\p{Lu}\p{Ll}+")


@dataclass(frozen=True, slots=True)
class TitleCaseDetector:
    """
    Makes small what has a capital only because English titles have them.

    All long words of the heading or label have one. The native ones stand in small letters
    elsewhere in the document, and never with a capital in mid-sentence; so do others that change,
    and more often than with a capital: the rest are products. As authors may mean it, only texts
    about programs count, and those whose source has the same capitals, and a word of it in small
    letters elsewhere: “Solomon Islands” in a list of countries is a name. A line of plain text may
    be a heading, too, where function words in it have capitals, or the text has all of its words in
    small letters. Translators write such titles as well, so other damage must be seen.
    """

    safety: Safety

    def clues(self, language: str) -> Clues:
        """Return none: the rest of the document says what is a name."""
        return Clues(spread=True)

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield one hit over the words that change."""
        part = context.document.segments[segment]
        is_heading = part.source is not None or part.role.startswith("heading")
        if not is_heading and len(part.text) > _LONGEST:
            return
        if _COLUMNS.search(part.text.strip()):
            return
        words = tuple(dropwhile(_is_number, context.words(segment)))  # “7.5.2. Acquisti”
        if not 2 <= len(words) <= _MOST_WORDS or part.text.rstrip().endswith(_ENDS):
            return
        long = [word for word in words[1:] if len(word.text) > _SHORT]
        if not long or not all(_TITLE.fullmatch(word.text) for word in long):
            return
        language = context.language_of(segment)
        function = [word for word in words[1:] if _is_large(word.text, language)]
        native = [word for word in long if self._is_native(word, segment, context)]
        is_meant = _is_title(part.source, context) if part.source else is_about_programs(context)
        is_sure = is_heading and is_meant
        if not is_sure:
            if part.source or not self._are_common(native, context, beside=bool(function)):
                return
        elif not native or any(not self._is_common(word, context) for word in native):
            return
        changed = [
            word
            for word in words[1:]
            if word.text[0].isupper()
            and not word.text.isupper()
            and (
                word in native
                or word in function
                or self._is_usually_small(word, context)
                or (not is_sure and self._is_common(word, context))
            )
        ]
        edits = tuple(
            Edit(Span(word.start, word.start + 1), word.text[0].lower()) for word in changed
        )
        yield Hit(
            Span(changed[0].start, changed[-1].end),
            (Suggestion(edits, self.safety),),
            needs=_NEEDED,
            captures=(("words", ", ".join(word.text for word in changed)),),
        )

    def _are_common(self, native: list[Word], context: DocumentContext, *, beside: bool) -> bool:
        """
        Tell whether most of the words stand in small letters, and hardly any as a name.

        Half of them are enough `beside` function words with capitals, else all, and one more.
        """
        common = sum(context.counts[word.text.lower()] > 0 for word in native)
        least = max(_FEWEST, len(native) / 2) if beside else max(_MANY, len(native))
        return common >= least and not any(
            context.names.count(word.text) > context.counts[word.text.lower()] // _SMALL_FOR_ONE
            for word in native
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


def _is_large(form: str, language: str) -> bool:
    """Tell whether a form is a function word with a capital."""
    return form[0].isupper() and is_function_word(form, language)


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


def _is_number(word: Word) -> bool:
    return word.text.isdigit()


def make_title_case(params: Mapping[str, object], _classes: WordClasses) -> TitleCaseDetector:
    """Make the detector from a rule's keys."""
    return TitleCaseDetector(cast("Safety", params["safety"]))
