"""Sentences that a translation lacks or adds, and translations that are too long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from mtfix.detectors.base import WordClasses
from mtfix.detectors.bilingual.pair import BilingualDetector, Pair, make_hit
from mtfix.model import Hit, Span

_SENTENCE_END = regex.compile(
    r"""(?:(?<!\b\p{L}|\b\p{Lu}\p{Ll}{1,2}|\p{N}|\.)[.]|[!?؟۔।…]+|\p{N}{3,}\.)["'”’»“)\]]*\s+(?=["'“‘«„(\[¿¡—–-]*[\p{Lu}\p{Lo}\p{N}])
      |[。！？][”」』）]*(?=\S)""",
    regex.VERSION1 | regex.VERBOSE,
)
_READ = regex.compile(r"[\p{L}\p{M}\p{N}]")
# How many letters of an alphabet one sign says.
_WEIGHTS = (
    (regex.compile(r"\p{Han}"), 2.9),
    (regex.compile(r"[\p{Hangul}]"), 2.0),
    (regex.compile(r"[\p{Hiragana}\p{Katakana}]"), 1.7),
    (regex.compile(r"[\p{Arabic}\p{Hebrew}]"), 1.2),
)
_SHORTEST = 60  # weighted letters of a text whose length says anything
_BREADTH = 1.15  # letters where a concise language has one; the median of translated news
_LONG = 80  # … and says enough alone


@dataclass(frozen=True, slots=True)
class LostSentenceDetector(BilingualDetector):
    """
    Compares how many sentences source and target have, and how much they say.

    A difference in the number alone is the translator's choice. Sentences are missing where
    there are fewer and the text is shorter than `shorter` times the source (of at least two
    sentences), or where it is shorter than `least` times whatever its sentences; they are
    added where the same holds the other way round. Languages that are not `concise` say the
    same in a seventh more letters.
    """

    is_added: bool
    concise: frozenset[str]
    shorter: float
    least: float

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield one hit, over the whole target."""
        long, short = pair.source, pair.target
        size = weigh_letters(long) / self._breadth(pair.source_language)
        rest = weigh_letters(short) / self._breadth(pair.language)
        if self.is_added:
            long, short, size, rest = short, long, rest, size
        if size < _SHORTEST:
            return
        share = rest / size
        is_less = count_sentences(short) < count_sentences(long)
        if (size >= _LONG and share < self.least) or (is_less and share < self.shorter):
            sentences = (count_sentences(pair.source), count_sentences(pair.target))
            yield make_hit(
                pair.whole,
                share=f"{100 * share if not self.is_added else 100 / max(share, 0.01):.0f}",
                original=str(sentences[0]),
                sentences=str(sentences[1]),
            )

    def _breadth(self, language: str) -> float:
        return 1.0 if language in self.concise else _BREADTH


@dataclass(frozen=True, slots=True)
class TooLongDetector(BilingualDetector):
    """Marks what of a target goes beyond the length that the file allows."""

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield one hit, over the rest of the target."""
        limit = pair.context.document.segments[pair.segment].limit
        if limit is not None and len(pair.target) > limit:
            yield make_hit(
                Span(limit, len(pair.target)), limit=str(limit), length=str(len(pair.target))
            )


def count_sentences(text: str) -> int:
    """
    Return how many sentences a text seems to have.

        >>> [count_sentences(text) for text in ("He left. It cost 3.5 km.", "他走了。她没走。")]
        [2, 2]
    """
    return 1 + sum(1 for _ in _SENTENCE_END.finditer(text.strip()))


def weigh_letters(text: str) -> float:
    """
    Return how much a text says, in letters of an alphabet.

        >>> weigh_letters("中文") > weigh_letters("zwei")
        True
    """
    letters = len(_READ.findall(text))
    if text.isascii():
        return letters
    return letters + sum((weight - 1) * len(sign.findall(text)) for sign, weight in _WEIGHTS)


def make_lost_sentence(params: Mapping[str, object], classes: WordClasses) -> LostSentenceDetector:
    """Make the detector from a rule's keys: `added`, `concise`, a class, `shorter` and `least`."""
    return LostSentenceDetector(
        is_added=bool(params.get("added", False)),
        concise=frozenset(classes[str(params["concise"])]),
        shorter=float(str(params["shorter"])),
        least=float(str(params["least"])),
    )


def make_too_long(_params: Mapping[str, object], _classes: WordClasses) -> TooLongDetector:
    """Make the detector; it has no keys."""
    return TooLongDetector()
