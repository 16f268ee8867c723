"""Names that lost their capital."""

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
from mtfix.patterns import compile_late
from mtfix.seams.english import is_english_word

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_SHORTEST = 3
_RARE_ZIPF = 2.5  # surnames of some fame stay below it, and so do few common words
_UNLISTED_ZIPF = 2.3
_FAMED_ZIPF = 3.5  # what is more common is a verb, too (“to google”), or a currency
_LONE_NEEDS = 3.0  # points of evidence for a name that stands behind no other
_OFTEN = 2  # times in mid-sentence that make a form a name
_PLURAL, _OF_PEOPLES = ("s", "men"), ("an", "ish", "ese", "ic", "er", "al")
# A part of a name in lower case that a program has, with other parts in lower case beside it.
_IDENTIFIER = compile_late(r"[-_./@:][\p{Ll}\p{N}]")
_IN_IDENTIFIER = compile_late(r"(?r)[\p{Ll}\p{N}][-_./@:]")
_BEHIND_NUMBER = compile_late(r"(?r)\p{N}[ \u00a0]")
_TITLE = compile_late(r"\b\p{Lu}\p{Ll}{1,3}\.[ \u00a0]\Z")  # “Dr.” ends no sentence


@dataclass(frozen=True, slots=True)
class LostCapitalDetector:
    """
    Gives a name its capital back where the document writes it with one elsewhere.

    The word must stand nowhere else without a capital, as terms do. Behind a capitalised word that
    is no mere first word of a sentence it is a surname if it is unknown to the language's lexicon,
    or rare and has its capital in mid-sentence or is no word of the list of classes. Elsewhere it
    must be part of a name of two words, and in no list of words, which few languages have; then the
    hit needs other damage in the document.
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
            if not _is_small_once(word.text, context) or is_english_word(word.text, lexicon):
                continue
            if _IDENTIFIER.match(text, word.end) or _IN_IDENTIFIER.match(text, 0, word.start):
                continue  # “debian-edu-install”, “python3_debian”
            capital = _capitalise(word.text)
            common, name, weight, needs = lexicon.zipf(word.text), "", self.weight, self.needs
            if (
                text[left.end : word.start] in (" ", "\u00a0")
                and left.text[0].isupper()
                and left.text[1:].islower()
                and context.names.is_capitalised(left.text)
                and common < _most_common(left, word, capital, segment, context)
                and _is_name(left, capital, segment, context)
            ):
                name = f"{left.text} {capital}"
            elif (
                common < _FAMED_ZIPF
                and not _BEHIND_NUMBER.match(text, 0, word.start)  # “Debian 12 bookworm”
                and _is_in_name(capital, segment, context)
            ):
                # Words that are written in both ways (“emacs”) stand in good text, too.
                name, weight, needs = capital, 0.0, max(needs, _LONE_NEEDS)
            if name:
                edit = Edit(Span(word.start, word.start + 1), capital[0])
                yield Hit(
                    span=word.span,
                    suggestions=(Suggestion((edit,), self.safety),),
                    evidence=(f"“{capital}” has its capital elsewhere in the text",),
                    weight=weight,
                    needs=needs,
                    captures=(("word", word.text), ("name", name)),
                )


def _is_small_once(form: str, context: DocumentContext) -> bool:
    """Tell whether a form stands once in lower case, and with a capital elsewhere."""
    return (
        _may_lack_capital(form)
        and context.counts[form] == 1
        and context.counts[_capitalise(form)] > 0
    )


def _may_lack_capital(form: str) -> bool:
    """Tell whether a form is a word in lower case, in a script that has capitals."""
    return (
        len(form) >= _SHORTEST and form.isalpha() and form.islower() and form[0].upper() != form[0]
    )


def _capitalise(form: str) -> str:
    return form[0].upper() + form[1:]


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


def _is_in_name(capital: str, segment: int, context: DocumentContext) -> bool:
    """Tell whether a form is part of a name of two words, more than once, and no word listed."""
    classes = load_symbol_classes(context.language_of(segment))
    if not classes or capital.lower() in classes or context.names.count(capital) < _OFTEN:
        return False
    pair = regex.compile(rf"\b(?:{capital} \p{{Lu}}\p{{Ll}}+|\p{{Lu}}\p{{Ll}}+ {capital})\b")
    return any(pair.search(context.text(n)) for n in range(len(context.document.segments)))


def _find_capitals(lexicon: Lexicon, words: Collection[str]) -> dict[str, tuple[Oddity, ...]]:
    return {
        word: (Oddity(frozenset({_capitalise(word)})),)
        for word in words
        if _may_lack_capital(word) and lexicon.zipf(word) < _FAMED_ZIPF
    }


def make_lost_capital(params: Mapping[str, object], _classes: WordClasses) -> LostCapitalDetector:
    """Make the detector from a rule's keys."""
    return LostCapitalDetector(
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
