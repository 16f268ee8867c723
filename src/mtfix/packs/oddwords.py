"""Which lines hold words that are odd: a look at every word, so nearly all must cost nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from mtfix.context.language import (
    FEWEST_WORDS,
    balance_common,
    balance_known,
    balance_spelled,
)
from mtfix.context.protection import find_protected_alone, may_be_protected
from mtfix.context.words import find_forms
from mtfix.detectors import Oddity
from mtfix.detectors.base import FindOdd
from mtfix.lexicon import Lexicon

_MOST_TOKENS = 100_000  # remembered; a stream of unique ones must not eat memory
_WEIGHT = 20  # times as much is kept of an odd word
_UNKNOWN = -1_000_000  # balance of what may be no words at all; outweighs any line
_NO_WORDS = -_UNKNOWN, _UNKNOWN  # the same, where more is asked
_SIGNS = ".,;:!?…()[]\"'“”„‘’«»"  # what mostly stands around a word

Oddities = tuple[tuple[Oddity, tuple[int, ...]], ...]


class OddWords:
    """
    What is odd about words, remembered by what stands between blanks.

    Nearly all of that has been seen before and is ordinary, and sets tell so at once.
    """

    def __init__(
        self, finders: Mapping[FindOdd, tuple[int, ...]], lexicon: Lexicon | None = None
    ) -> None:
        """Take what finds odd words, the numbers of its rules, and what knows the common words."""
        self._finders, self._lexicon = dict(finders), lexicon
        # What stands between blanks: without an odd word, and the balance of its words;
        self._ordinary: dict[str, int] = {}
        self._strange: dict[str, tuple[int, tuple[str, ...]]] = {}  # with some, and these
        # Of what stands in lines with a negative balance: its words in lower case, and what they
        # weigh as known words; and by their letters, if they are asked, too.
        self._rare: dict[str, tuple[int, int]] = {}
        self._spelled: dict[str, float] = {}
        self._plain: set[str] = set()
        self._odd: dict[str, Oddities] = {}

    def find(self, lines: Sequence[str]) -> Iterator[tuple[int, list[str], bool]]:
        """
        Yield the numbers of lines with odd words, these, and whether the line may be foreign.

        An odd word comes as often as it stands in the line. Where a lexicon was given, lines come
        that have no odd words but may be of another language than the lexicon.
        """
        if not self._finders and self._lexicon is None:
            return
        balance_of = self._ordinary.__getitem__
        suspects = []
        for number, line in enumerate(lines):
            tokens = line.split()
            try:
                if sum(map(balance_of, tokens)) >= 0:
                    continue
            except KeyError:
                pass
            suspects.append((number, tokens))
        self._learn({token for _, tokens in suspects for token in tokens})
        for number, tokens in suspects:
            strange = [self._strange[token] for token in tokens if token in self._strange]
            odd = [word for _, words in strange for word in words]
            balance = sum(filter(None, map(self._ordinary.get, tokens)))
            balance += sum(balance for balance, _ in strange)
            is_doubtful = balance < 0 and not self._is_evident(tokens)
            if odd or is_doubtful:
                yield number, odd, is_doubtful

    def oddities_of(self, word: str) -> Oddities:
        """Return why one of the words that were found is odd, and for which rules."""
        return self._odd[word]

    def _learn(self, tokens: set[str]) -> None:
        if len(self._ordinary) + _WEIGHT * len(self._odd) > _MOST_TOKENS:
            self._strange.clear()
            self._ordinary.clear()
            self._rare.clear()
            self._spelled.clear()
            self._plain.clear()
            self._odd.clear()
        new: dict[str, tuple[str, ...]] = {}
        for token in tokens:
            if token in self._ordinary or token in self._strange:
                continue
            word = token.strip(_SIGNS)
            if word in self._plain:
                self._ordinary[token] = self._balance(token, (word,))
            else:
                new[token] = (word,) if word.isalpha() else find_forms(token)
        self._weigh(set(chain.from_iterable(new.values())))
        for token, words in new.items():
            odd = tuple(word for word in words if word in self._odd)
            balance = self._balance(token, words)
            if odd:
                self._strange[token] = balance, odd
            else:
                self._ordinary[token] = balance

    def _balance(self, token: str, words: Sequence[str]) -> int:
        if self._lexicon is None:
            return 0
        found = _find_open(token, words)
        return _UNKNOWN if found is None else balance_common(found, self._lexicon)

    def _is_evident(self, tokens: Sequence[str]) -> bool:
        """Tell whether words are of the lexicon's language though few of them are very common."""
        said = [self._rare.get(token) or self._look_up(token) for token in tokens]
        return (
            sum(small for small, _ in said) < FEWEST_WORDS
            or sum(known for _, known in said) >= 0
            or sum(map(self._spell, tokens)) > 0
        )

    def _look_up(self, token: str) -> tuple[int, int]:
        assert self._lexicon is not None  # noqa: S101 - without it every balance is 0
        small = _find_small(token)
        said = _NO_WORDS if small is None else (len(small), balance_known(small, self._lexicon))
        self._rare[token] = said
        return said

    def _spell(self, token: str) -> float:
        if token not in self._spelled:
            assert self._lexicon is not None  # noqa: S101 - as above
            small = _find_small(token)
            spelled = _UNKNOWN if small is None else balance_spelled(small, self._lexicon)
            self._spelled[token] = spelled
        return self._spelled[token]

    def _weigh(self, words: Iterable[str]) -> None:
        unseen = {word for word in words if word not in self._plain and word not in self._odd}
        self._plain |= unseen
        for find, numbers in self._finders.items():
            for word, oddities in find(unseen).items():
                self._plain.discard(word)
                found = tuple((oddity, numbers) for oddity in oddities)
                self._odd[word] = (*self._odd.get(word, ()), *found)


def _find_small(token: str) -> list[str] | None:
    """Return the words in lower case that are open; None where that depends on the line."""
    words = _find_open(token, find_forms(token))
    return None if words is None else [form for form in words if form.islower()]


def _find_open(token: str, words: Sequence[str]) -> Sequence[str] | None:
    """
    Return those of the words between two blanks that whoever looks at the line reads.

    None where that depends on the line.
    """
    if not token.isprintable():
        return None
    if not may_be_protected(token):
        return words
    closed = find_protected_alone(token)
    return None if closed is None else find_forms(token, closed)
