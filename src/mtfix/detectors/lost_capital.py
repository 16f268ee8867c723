"""Surnames that lost their capital."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import regex

from mtfix.context import Word
from mtfix.detectors.base import Clues, Oddity, WordClasses
from mtfix.detectors.conditions.words import LEAST_ZIPF
from mtfix.detectors.occurrences import count_standing
from mtfix.languages import find_language
from mtfix.lexicon import Lexicon, load_lexicon
from mtfix.lexicon.sequence import load_symbol_classes
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.seams.english import is_english_word

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_SHORTEST = 3
_RARE_ZIPF = 2.5  # surnames of some fame stay below it, and so do few common words
_UNLISTED_ZIPF = 2.3
_PLURAL, _OF_PEOPLES = ("s", "men"), ("an", "ish", "ese", "ic", "er", "al")
_TITLE = regex.compile(r"\b\p{Lu}\p{Ll}{1,3}\.[ \u00a0]\Z")  # “Dr.” ends no sentence


@dataclass(frozen=True, slots=True)
class LostCapitalDetector:
    """
    Gives a surname its capital back where the document writes it with one elsewhere.

    The word must be unknown to the language's lexicon, or rare and have its capital in
    mid-sentence or be no word of the list of classes. It must stand nowhere else without a
    capital, as terms do, and stand behind a capitalised word that is no mere first word of a
    sentence.
    """

    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def clues(self, language: str) -> Clues:
        """Return what finds an unknown word in lower case that stands with a capital, too."""
        return Clues(odd=partial(_find_capitals, load_lexicon(language)))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each surname without its capital."""
        lexicon = context.lexicon(context.language_of(segment))
        if not lexicon:
            return
        text = context.text(segment)
        for left, word in pairwise(context.words(segment)):
            capital = word.text[0].upper() + word.text[1:]
            if (
                len(word.text) >= _SHORTEST
                and word.text.isalpha()
                and word.text.islower()
                and capital != word.text  # a script without capitals
                and text[left.end : word.start] in (" ", "\u00a0")
                and left.text[0].isupper()
                and left.text[1:].islower()
                and context.names.is_capitalised(left.text)
                and context.counts[word.text] == 1
                and context.counts[capital] > 0
                and not is_english_word(word.text, lexicon)
                and lexicon.zipf(word.text) < _most_common(left, word, capital, segment, context)
                and _is_name(left, capital, segment, context)
            ):
                edit = Edit(Span(word.start, word.start + 1), capital[0])
                yield Hit(
                    span=word.span,
                    suggestions=(Suggestion((edit,), self.safety),),
                    evidence=(f"“{capital}” has its capital elsewhere in the text",),
                    weight=self.weight,
                    needs=self.needs,
                    captures=(("word", word.text), ("name", f"{left.text} {capital}")),
                )


def _most_common(
    left: Word, word: Word, capital: str, segment: int, context: DocumentContext
) -> float:
    """Return how common a word may be, in Zipf values, and still be taken for a surname."""
    if context.names.count(capital):
        return _RARE_ZIPF
    classes = load_symbol_classes(context.language_of(segment))
    is_listed = not classes or word.text in classes
    if is_listed or word.text.endswith(_PLURAL) or left.text.endswith(_OF_PEOPLES):
        return LEAST_ZIPF  # “Labour backbenchers”, “a Tyrolean falconer”
    return _UNLISTED_ZIPF


def _is_name(left: Word, surname: str, segment: int, context: DocumentContext) -> bool:
    """Tell whether the capital of the word before the surname is that of a name."""
    if find_language(context.language_of(segment)).noun_capitals:  # all nouns have one
        return count_standing(f"{left.text} {surname}", context) > 0
    return (
        not context.starts_sentence(segment, left.start)
        or context.names.is_name(left.text)
        or _TITLE.search(context.text(segment), endpos=left.start) is not None
        or count_standing(f"{left.text} {surname}", context) > 0
    )


def _find_capitals(lexicon: Lexicon, words: Collection[str]) -> dict[str, tuple[Oddity, ...]]:
    return {
        word: (Oddity(frozenset({word[0].upper() + word[1:]})),)
        for word in words
        if len(word) >= _SHORTEST
        and word.isalpha()
        and word.islower()
        and word[0].upper() != word[0]  # a script without capitals
        and lexicon.zipf(word) < _RARE_ZIPF
    }


def make_lost_capital(params: Mapping[str, object], _classes: WordClasses) -> LostCapitalDetector:
    """Make the detector from a rule's keys."""
    return LostCapitalDetector(
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
