"""Names of the source that the target lacks, or spells in another way."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
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
_UNLIKE = 0.5  # what is less like the name is another word
# Zipf values: of a name whose other part the target has, and of that part.
_COMMONEST_BESIDE, _COMMONEST = 4.0, 4.9


@dataclass(frozen=True, slots=True)
class LostNameDetector(BilingualDetector):
    """
    Compares names that stay as they are: rare ones, between languages in Latin letters.

    A name counts as lost where nothing in the target is like it, and as misspelled where one
    word there differs in a letter, and the language of the target knows the name, but not
    the other spelling. `commonest` is the Zipf value above which a name may be translated; a
    bit more is allowed where the target has the other part of the name.
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
        joined, kept = " ".join(forms), {word.text for word in targets}
        missing = [
            name
            for name in _names(pair.source, lexicon, self.commonest, kept)
            if _stem(name) not in joined
        ]
        if self.is_misspelled:
            hits = {h.span: h for name in missing for h in self._misspelled(name, targets, pair)}
            yield from (hits[span] for span in sorted(hits))
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


def _names(source: str, lexicon: Lexicon, commonest: float, kept: Collection[str]) -> Iterator[str]:
    """Yield the words that must be names: capitals in mid-sentence, and rare."""
    words = find_words(source)
    if sum(word.text.islower() for word in words) < _LOWER_SHARE * len(words):
        return
    for number, word in enumerate(words):
        if not _is_name(word, source):
            continue
        rarity = lexicon.zipf(word.text)
        around = (*words[max(number - 1, 0) : number], *words[number + 1 : number + 2])
        if rarity <= commonest or (
            rarity <= _COMMONEST_BESIDE
            and any(_is_kept_beside(word, other, source, lexicon, kept) for other in around)
        ):
            yield word.text


def _is_name(word: Word, source: str) -> bool:
    """Tell whether a word has a capital of its own, and stands free."""
    start, end = word.start, word.end
    is_bound = not {source[start - 1 : start], source[end : end + 1]}.isdisjoint({"-", "’", "'"})
    return (
        len(word.text) >= _SHORTEST
        and word.text.istitle()
        and not is_bound
        and not starts_sentence(source, start)
    )


def _is_kept_beside(
    word: Word, other: Word, source: str, lexicon: Lexicon, kept: Collection[str]
) -> bool:
    """Tell whether the other word of a name stands in the target as it is."""
    left, right = sorted((word, other), key=lambda one: one.span)
    return (
        source[left.end : right.start] == " "
        and other.text.istitle()
        and other.text in kept
        and lexicon.zipf(other.text) <= _COMMONEST
    )


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
