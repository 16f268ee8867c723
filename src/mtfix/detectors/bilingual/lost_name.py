"""Names of the source that the target lacks, or spells in another way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import cast

from mtfix.context.words import Word, find_words, starts_sentence
from mtfix.detectors.base import WordClasses
from mtfix.detectors.bilingual.pair import BilingualDetector, Pair, make_hit, make_repair
from mtfix.languages import find_language
from mtfix.lexicon import Lexicon
from mtfix.model import Hit, Safety

_SHORTEST = 5  # letters; shorter names are like too many words
_LOWER_SHARE = 0.4  # of the words: else the source is a title, or a list of names
_UNLIKE, _ALIKE = 0.5, 0.75


@dataclass(frozen=True, slots=True)
class LostNameDetector(BilingualDetector):
    """
    Compares names that stay as they are: rare ones, between languages in Latin letters.

    A name counts as lost where nothing in the target is like it, and as misspelled where one
    word there differs in a letter, and the language of the target knows the name, but not
    the other spelling. `commonest` is the Zipf value above which a name may be translated.
    """

    is_misspelled: bool
    commonest: float
    rewriting: frozenset[str]
    safety: Safety

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield a hit for each name, over the target or at the other spelling."""
        lexicon = pair.context.lexicon(pair.source_language)
        if not lexicon or not {pair.language, pair.source_language}.isdisjoint(self.rewriting):
            return
        language = find_language(pair.source_language)
        if language.noun_capitals or language.agglutinates:
            return
        if not (_is_latin(pair.source) and _is_latin(pair.target)):
            return
        targets = find_words(pair.target)
        forms = [_fold(word.text) for word in targets]
        joined = " ".join(forms)
        missing = [
            name
            for name in _names(pair.source, lexicon, self.commonest)
            if _stem(name) not in joined
        ]
        if self.is_misspelled:
            for name in missing:
                yield from self._misspelled(name, targets, pair)
        elif missing:
            lost = [name for name in missing if _likeness(name, forms) < _UNLIKE]
            if lost:
                yield make_hit(pair.whole, name=", ".join(lost))

    def _misspelled(self, name: str, targets: tuple[Word, ...], pair: Pair) -> Iterator[Hit]:
        lexicon = pair.context.lexicon(pair.language)
        if not lexicon.zipf(name):
            return
        near = [word for word in targets if word.text[0].isupper() and _is_slip(name, word.text)]
        if len(near) == 1 and not lexicon.zipf(near[0].text) and near[0].text not in pair.source:
            form = near[0]
            yield make_repair(form.span, name, self.safety, pair, form=form.text, name=name)


def _names(source: str, lexicon: Lexicon, commonest: float) -> Iterator[str]:
    """Yield the words that must be names: capitals in mid-sentence, and rare."""
    words = find_words(source)
    if sum(word.text.islower() for word in words) < _LOWER_SHARE * len(words):
        return
    for word in words:
        form = word.text
        is_bound = source[word.span.start - 1 : word.span.start] in ("-", "’", "'") or source[
            word.span.end : word.span.end + 1
        ] in ("-", "’", "'")
        if (
            len(form) >= _SHORTEST
            and form.istitle()
            and not is_bound
            and not starts_sentence(source, word.span.start)
            and lexicon.zipf(form) <= commonest
        ):
            yield form


def _stem(name: str) -> str:
    """Return what of a name its inflected forms share."""
    folded = _fold(name)
    return folded[: max(4, len(folded) - 2)]


def _likeness(name: str, forms: list[str]) -> float:
    folded = _fold(name)
    return max((SequenceMatcher(None, folded, f, autojunk=False).ratio() for f in forms), default=0)


def _is_slip(name: str, form: str) -> bool:
    """Tell whether one letter was changed, doubled, dropped, or swapped with the next."""
    if name[0] != form[0] or abs(len(name) - len(form)) > 1:
        return False
    matcher = SequenceMatcher(None, name, form, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    letters = sum(max(end - start, other - at) for _, start, end, at, other in changed)
    return letters == 1 or (
        letters == 2 and len(name) == len(form) and sorted(name) == sorted(form)
    )


def _is_latin(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return all("LATIN" in unicodedata.name(sign, "") for sign in letters[:: len(letters) // 20 + 1])


def _fold(word: str) -> str:
    if word.isascii():
        return word.casefold()
    decomposed = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def make_lost_name(params: Mapping[str, object], classes: WordClasses) -> LostNameDetector:
    """
    Make the detector from a rule's keys: `misspelled`, `commonest` and `rewriting`.

    The last names a class of languages that spell foreign names as they sound.
    """
    return LostNameDetector(
        bool(params.get("misspelled")),
        float(str(params["commonest"])),
        frozenset(classes[str(params["rewriting"])]),
        cast("Safety", params["safety"]),
    )
