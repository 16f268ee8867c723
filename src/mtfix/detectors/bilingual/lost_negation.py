"""A “not” of the source that the target does not have, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from mtfix.detectors.base import WordClasses
from mtfix.detectors.bilingual.lengths import weigh_letters
from mtfix.detectors.bilingual.pair import BilingualDetector, Pair, make_hit
from mtfix.model import Hit, Span

Words = Mapping[str, tuple[str, ...]]  # by language


@dataclass(frozen=True, eq=False)  # eq=False: rules are hashed, tables cannot be
class LostNegationDetector(BilingualDetector):
    """
    Compares negations, by languages of which the words are known.

    A side has one for certain with a word of `certain`, and may have one with a word of
    `possible` (“without”, “un-”): negations are lost where the one side has one for certain
    and the other not even a possible one. What `neither` holds (“not only”) does not count,
    and no source with more than `longest` letters: the longer, the more ways to say it.
    """

    certain: Words
    possible: Words
    neither: Words
    longest: int
    is_added: bool

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield one hit: at the negation that is too much, or over the target."""
        source, target = pair.source_language, pair.language
        if not all(code in self.certain and code in self.possible for code in (source, target)):
            return
        if weigh_letters(pair.source) > self.longest or pair.source == pair.target:
            return
        if self.is_added:
            found = self._find(pair.target, target)
            if found and not self._may_have(pair.source, source):
                yield make_hit(Span(*found.span()), word=found[0])
        else:
            found = self._find(pair.source, source)
            if found and not self._may_have(pair.target, target):
                yield make_hit(pair.whole, word=found[0])

    def _find(self, text: str, language: str) -> regex.Match[str] | None:
        """Return the only certain negation of a text: two may be none."""
        found = list(_compile(self.certain[language]).finditer(text))
        if len(found) != 1 or "?" in text or "？" in text:
            return None
        excepted = self.neither.get(language)
        return None if excepted and _compile(excepted).search(text) else found[0]

    def _may_have(self, text: str, language: str) -> bool:
        lists = (self.certain[language], self.possible[language])
        return any(_compile(words).search(text) for words in lists)


@lru_cache(maxsize=256)  # compiled on first use: all languages together take most of a second
def _compile(words: tuple[str, ...]) -> regex.Pattern[str]:
    """
    Return what finds one of the words: whole, or where a hyphen says so, a part of one.

        >>> [match[0] for match in _compile(("not", "un-", "-less")).finditer("useless, not unfit")]
        ['less', 'not', 'unfi']
    """
    alternatives = [
        (r"" if word.startswith("-") else r"(?<![\p{L}\p{M}])")
        + regex.escape(word.strip("-"))
        + _end(word)
        for word in sorted(words, key=len, reverse=True)
    ]
    return regex.compile("|".join(alternatives), regex.VERSION1 | regex.IGNORECASE)


def _end(word: str) -> str:
    """Return what follows a word, a part of one, or a beginning, which needs a rest."""
    if not word.endswith("-"):
        return r"(?![\p{L}\p{M}])"
    return "" if word.startswith("-") else r"[\p{L}\p{M}]{2}"


def make_lost_negation(params: Mapping[str, object], classes: WordClasses) -> LostNegationDetector:
    """
    Make the detector from a rule's keys: `certain`, `possible`, `neither`, `longest` and `added`.

    The first three name tables of words by language; KeyError where there is no such table.
    """
    certain, possible, neither = (
        {language: tuple(words) for language, words in classes.tables[str(params[name])].items()}
        for name in ("certain", "possible", "neither")
    )
    return LostNegationDetector(
        certain,
        possible,
        neither,
        int(str(params["longest"])),
        bool(params.get("added")),
    )
