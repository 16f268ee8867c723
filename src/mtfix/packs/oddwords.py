"""Which lines hold words that are odd: a look at every word, so nearly all must cost nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from mtfix.context.words import find_forms
from mtfix.detectors import Oddity
from mtfix.detectors.base import FindOdd

_MOST_TOKENS = 200_000  # remembered; a stream of unique ones must not eat memory
_WEIGHT = 10  # times as much is kept of an odd word
_SIGNS = ".,;:!?…()[]\"'“”„‘’«»"  # what mostly stands around a word

Oddities = tuple[tuple[Oddity, tuple[int, ...]], ...]


class OddWords:
    """
    What is odd about words, remembered by what stands between blanks.

    Nearly all of that has been seen before and is ordinary, and sets tell so at once.
    """

    def __init__(self, finders: Mapping[FindOdd, tuple[int, ...]]) -> None:
        """Take what finds odd words, and the numbers of the rules that it does so for."""
        self._finders = dict(finders)
        self._ordinary: set[str] = set()  # what stands between blanks, without an odd word
        self._strange: dict[str, tuple[str, ...]] = {}  # the same, and the odd words in it
        self._plain: set[str] = set()
        self._odd: dict[str, Oddities] = {}

    def find(self, lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
        """Yield the numbers of lines with odd words, and these, each as often as it stands."""
        if not self._finders:
            return
        ordinary = self._ordinary
        suspects = [
            (number, tokens)
            for number, line in enumerate(lines)
            if not ordinary.issuperset(tokens := line.split())
        ]
        self._learn({token for _, tokens in suspects for token in tokens})
        for number, tokens in suspects:
            odd = [word for token in tokens for word in self._strange.get(token, ())]
            if odd:
                yield number, odd

    def oddities_of(self, word: str) -> Oddities:
        """Return why one of the words that were found is odd, and for which rules."""
        return self._odd[word]

    def _learn(self, tokens: set[str]) -> None:
        if len(self._ordinary) + _WEIGHT * len(self._odd) > _MOST_TOKENS:
            for memory in (self._strange, self._ordinary, self._plain, self._odd):
                memory.clear()
        new: dict[str, tuple[str, ...]] = {}
        for token in tokens:
            if token in self._ordinary or token in self._strange:
                continue
            if token.strip(_SIGNS) in self._plain:
                self._ordinary.add(token)
            else:
                new[token] = find_forms(token)
        self._weigh(set(chain.from_iterable(new.values())))
        for token, words in new.items():
            odd = tuple(word for word in words if word in self._odd)
            if odd:
                self._strange[token] = odd
            else:
                self._ordinary.add(token)

    def _weigh(self, words: Iterable[str]) -> None:
        unseen = set(words).difference(self._plain, self._odd)
        self._plain |= unseen
        for find, numbers in self._finders.items():
            for word, oddities in find(unseen).items():
                self._plain.discard(word)
                found = tuple((oddity, numbers) for oddity in oddities)
                self._odd[word] = (*self._odd.get(word, ()), *found)
