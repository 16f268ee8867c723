"""A target that is its source, and one source that is translated in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import regex

from mtfix.context.words import find_words
from mtfix.detectors.base import WordClasses
from mtfix.detectors.bilingual.codes import find_addresses, find_placeholders, find_tags
from mtfix.detectors.bilingual.lengths import weigh_letters
from mtfix.detectors.bilingual.pair import BilingualDetector, Pair, make_hit
from mtfix.languages import find_language
from mtfix.model import Hit, Span

_FEWEST = 4  # words in lower case that no name and no loan has
_MIXED = ("Japanese", "Latin")  # as a source: no script of its own, and everybody's
_COMMON = 4.0  # Zipf value of a word that a language surely has
_RARE = 2.0


@dataclass(frozen=True, slots=True)
class UntranslatedDetector(BilingualDetector):
    """
    Finds a target that repeats its source, where that is more than names and codes.

    Four words in lower case are, and fewer where the language of the source knows them well
    and that of the target does not.
    """

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield one hit, over the whole target."""
        if _fold(pair.source) != _fold(pair.target) or pair.source_language == pair.language:
            return
        if weigh_letters(pair.target) >= 12 and self._is_prose(pair):
            yield make_hit(pair.whole)

    def _is_prose(self, pair: Pair) -> bool:
        codes = [
            Span(code.span.start, code.span.end)
            for find in (find_placeholders, find_tags, find_addresses)
            for code in find(pair.target)
        ]
        words = [word.text for word in find_words(pair.target, tuple(sorted(codes)))]
        plain = [word for word in words if word.islower() or not word.isascii()]
        if sum(word.islower() for word in words) >= _FEWEST or self._is_foreign(words, pair):
            return True
        source = pair.context.lexicon(pair.source_language)
        target = pair.context.lexicon(pair.language)
        return bool(source and target and plain) and all(
            source.zipf(word) >= _COMMON and target.zipf(word) < _RARE for word in plain
        )

    def _is_foreign(self, words: list[str], pair: Pair) -> bool:
        """Tell whether the words are in a script that the language of the target has not."""
        scripts = [find_language(code).script for code in (pair.source_language, pair.language)]
        if scripts[0] in ("", scripts[1], *_MIXED) or scripts[1] in ("", "Japanese"):
            return False
        own = regex.compile(rf"\p{{{scripts[0]}}}")
        return sum(len(own.findall(word)) for word in words) >= _FEWEST * 2


_COUNTING = regex.compile(r"%(?:\d\$)?(?:l{0,2}|z)[diu]|%n\b")


@dataclass(frozen=True, slots=True)
class TwoTranslationsDetector(BilingualDetector):
    """
    Finds a source that the document translates in several ways.

    The rarer translation is marked, or the later one. Differences in capitals and marks are
    none, and neither are sources of fewer letters than `shortest`: one word has many senses.
    A source that counts has as many translations as the language has plurals.
    """

    shortest: int

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield one hit, over the whole target."""
        if weigh_letters(pair.source) < self.shortest or _COUNTING.search(pair.source):
            return
        ways = self._ways(pair)[_fold(pair.source)]
        if len(ways) > 1:
            [(best, _)] = ways.most_common(1)
            if _words(pair.target) != _words(best):
                yield make_hit(pair.whole, other=best)

    def _ways(self, pair: Pair) -> Mapping[str, Counter[str]]:
        """Return how each source of the document is translated, by the language of the target."""
        key = ("two-translations", pair.language)
        if key not in pair.context.memo:
            ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
            seen: dict[tuple[str, str], str] = {}
            for number, segment in enumerate(pair.context.document.segments):
                if segment.source and pair.context.language_of(number) == pair.language:
                    source, target = _fold(segment.source), segment.text.strip()
                    ways[source][seen.setdefault((source, _words(target)), target)] += 1
            pair.context.memo[key] = ways
        return cast("Mapping[str, Counter[str]]", pair.context.memo[key])


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _words(text: str) -> str:
    return " ".join(word.text.casefold() for word in find_words(text))


def make_untranslated(_params: Mapping[str, object], _classes: WordClasses) -> UntranslatedDetector:
    """Make the detector; it has no keys."""
    return UntranslatedDetector()


def make_two_translations(
    params: Mapping[str, object], _classes: WordClasses
) -> TwoTranslationsDetector:
    """Make the detector from a rule's key `shortest`, in letters of an alphabet."""
    return TwoTranslationsDetector(int(str(params["shortest"])))
