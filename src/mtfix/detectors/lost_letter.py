"""Words in which a program could not read, or not write, a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

UNREADABLE = "\ufffd"
COMMON_ZIPF = 2.5  # a word this common may be the one
CLEAR_LEAD = 1.0  # of the likeliest word over the next, in powers of ten
_MOST_HOLES = 3  # in one word; more, and too many words fit
_SHORTEST = 3  # letters of a word that tells what was lost


@dataclass(frozen=True, slots=True)
class LostLetterDetector:
    """
    Finds words with `sign` in place of a letter, and the word of the language that fits.

    `letters` are those that a language may lose, by its code. Where none fits, or several
    do, the unreadable sign is shown all the same; a question mark has other uses, and is
    only told where a word fits that is no word without its letter. With `several`, the other words
    are told: those in which nothing fits, where the document has so many with the sign.
    """

    sign: str
    letters: Mapping[str, tuple[str, ...]]
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0
    several: int = 0

    def clues(self, language: str) -> Clues:
        """Return what finds the sign, beside letters where it has other uses."""
        return Clues((self._pattern(),))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each word with the sign in it."""
        text = context.text(segment)
        if self.sign not in text:
            return
        language = context.language_of(segment)
        for match in regex.finditer(self._pattern(), text):
            is_first = context.starts_sentence(segment, match.start())
            better = self._fill(match.group(), language, context, is_first=is_first)
            if self.several:
                if better is not None or not self._is_torn(match.group(), language, context):
                    continue
            elif better is None and self.sign != UNREADABLE:
                continue
            span = Span(*match.span())
            edits = () if better is None else (Edit(span, better),)
            yield Hit(
                span=span,
                suggestions=(Suggestion(edits, self.safety),) if edits else (),
                evidence=(f"“{better}” is the word that fits",) if edits else (),
                weight=self.weight,
                needs=self.needs,
                captures=(("word", match.group()), ("better", better or "")),
            )

    def _pattern(self) -> str:
        sign = regex.escape(self.sign)
        if self.sign == UNREADABLE:
            return rf"[\p{{L}}\p{{M}}]*(?:{sign}+[\p{{L}}\p{{M}}]*)+"
        inside = rf"\p{{L}}\p{{Ll}}*(?:{sign}\p{{Ll}}+)+"
        return rf"(?<![\p{{L}}\p{{N}}&=/.?]){inside}(?![\p{{L}}\p{{N}}&=/?])"

    def _is_torn(self, word: str, language: str, context: DocumentContext) -> bool:
        """Tell whether a word is no question and its answer, and the document has several such."""
        lexicon = context.lexicon(language)
        if all(len(p) > 1 and lexicon.zipf(p) >= COMMON_ZIPF for p in word.split(self.sign)):
            return False
        return self._count_signed(context) >= self.several

    def _count_signed(self, context: DocumentContext) -> int:
        """Return how many words of the document have the sign; counted once."""
        memo = (LostLetterDetector, self.sign)
        if memo not in context.memo:
            texts = map(context.text, range(len(context.document.segments)))
            context.memo[memo] = sum(len(regex.findall(self._pattern(), text)) for text in texts)
        return cast("int", context.memo[memo])

    def _fill(
        self, word: str, language: str, context: DocumentContext, *, is_first: bool
    ) -> str | None:
        letters = self.letters.get(language, ())
        if not letters or len(word) < _SHORTEST:
            return None
        lexicon = context.lexicon(language)
        parts = word.split(self.sign)
        if self.sign != UNREADABLE and all(lexicon.zipf(p) >= COMMON_ZIPF + 1 for p in parts):
            return None  # two words with a question mark between them
        if is_first and not parts[0]:
            letters = tuple(letter.capitalize() for letter in letters)
        elif word.isupper():
            letters = tuple(letter.upper() for letter in letters)
        # Two signs in a row are two letters, or the two bytes of one.
        readings = {tuple(parts), tuple(regex.split(rf"{regex.escape(self.sign)}+", word))}
        forms = {form for reading in readings for form in _fillings(reading, letters)}
        fitting = [(z, form) for form in forms if (z := lexicon.zipf(form)) >= COMMON_ZIPF]
        fitting.sort(reverse=True)
        if not fitting or (len(fitting) > 1 and fitting[0][0] - fitting[1][0] < CLEAR_LEAD):
            return None
        return fitting[0][1]


def _fillings(parts: Sequence[str], letters: Iterable[str]) -> Iterator[str]:
    """Yield the parts joined by each choice of letters, if there are not too many."""
    if len(parts) - 1 > _MOST_HOLES:
        return
    for filling in product(letters, repeat=len(parts) - 1):
        yield parts[0] + "".join(map("".join, zip(filling, parts[1:], strict=True)))


def make_lost_letter(params: Mapping[str, object], classes: WordClasses) -> LostLetterDetector:
    """
    Make the detector from a rule's keys.

    `sign` is what stands for the letter (default: U+FFFD), `several` how many words the document
    must have for one to be told in which nothing fits; the pack's table `lost_letters` gives the
    letters of each language. Raises ValueError where the sign is no single character.
    """
    sign = params.get("sign", UNREADABLE)
    if not isinstance(sign, str) or len(sign) != 1:
        raise ValueError("`sign` must be one character")
    return LostLetterDetector(
        sign,
        classes.tables.get("lost_letters", {}),
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
        cast("int", params.get("several", 0)),
    )
