"""The lexicon of a language: made once from wordfreq, then mapped from the cache."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from mtfix.cache import cache_directory
from mtfix.lexicon.table import (
    AFFIX,
    DEPTH,
    SCHEMA,
    beginning_key,
    build_table,
    ending_key,
    find_frequency,
    first_key,
    inside_key,
    joined_key,
    joining_key,
    last_key,
    map_table,
    write_table,
)

_DOTLESS = ("tr", "az")
_REWRITTEN = ("ar", "az", "fa", "he", "ku", "sr", "ur", "yi")  # other letters, no marks
_MOST_KEPT = 40_000  # shares, and spellings; 6 MB each
_MANY = 20_000  # forms looked up; whoever asks for more will ask for many more
_COMMAS = str.maketrans("şţ", "șț")  # old Romanian fonts had cedillas for commas
_NONE = -5.0  # log10 of a share that is too small to be counted
_NO_COMPOUND = -6.0  # the same, of all long words
_DECIMALS = 9  # of sums, which are the same then in whatever order
_STRANGE_LETTER = -3.0  # the least that a letter counts
_SAME_LIST = {"no": "nb", "nn": "nb", "hr": "sh", "sr": "sh", "bs": "sh", "tl": "fil"}


class Lexicon:
    """
    Word frequencies of one language.

    Words are looked up in lower case, whole; the lists hold single words without inner
    punctuation. A language without a list gives an empty lexicon, which knows no word.
    """

    def __init__(self, language: str, entries: Sequence[int]) -> None:
        """Take the language's code and a table as `mtfix.lexicon.table` makes it."""
        self.language = language
        self._entries = entries
        self._known: dict[str, float] = {}
        #: Whether so many words were looked up that a corpus is read, not a text or two.
        self.is_busy = False
        self._shares: dict[str, float] = {}
        self._spelled: dict[str, float] = {}
        #: The Zipf value of the rarest words in the list; 9.0 where there is no list.
        self.depth = (find_frequency(entries, DEPTH) or 0) / 100 + 9

    def __bool__(self) -> bool:
        """Tell whether there is a word list at all."""
        return len(self._entries) > 0

    def zipf(self, word: str) -> float:
        """
        Return the Zipf value of a word: log10 of its count in a billion words; 0 = unknown.

        Every-day words have 5 and more, rare ones 2 and less (van Heuven et al. 2014).

            >>> load_lexicon("en").zipf("the") > 7
            True
        """
        value = self._known.get(word)
        if value is None:
            value = self.peek(word)
            if len(self._known) >= _MANY:
                self._known.clear()
                self.is_busy = True
            self._known[word] = value
        return value

    def peek(self, word: str) -> float:
        """Return the same as `zipf` without keeping it, for words that nobody wrote."""
        return _to_zipf(find_frequency(self._entries, self.fold(word)))

    def ending_share(self, letters: str) -> float:
        """
        Return log10 of the share of common words that end so, longer words all told.

        Only the last five letters count; -5.0 where no two words have the ending.

            >>> english = load_lexicon("en")
            >>> english.ending_share("in") > -3 > english.ending_share("which")
            True
        """
        return self._share(ending_key(self.fold(letters)[-AFFIX:]))

    def beginning_share(self, letters: str) -> float:
        """Return log10 of the share of common words that begin so; as `ending_share`."""
        return self._share(beginning_key(self.fold(letters)[:AFFIX]))

    def inside_share(self, letters: str) -> float:
        """Return log10 of the share of common words with these three or four letters inside."""
        return self._share(inside_key(self.fold(letters)))

    def joined_share(self, letters: str) -> float:
        """
        Return log10 of the share of common words that are another word and these letters.

        Suffixes have a high share, and so have the second parts of compounds; -5.0 is none.

            >>> english = load_lexicon("en")
            >>> english.joined_share("ness") > -3 > english.joined_share("which")
            True
        """
        return self._share(joined_key(self.fold(letters)))

    def joining_share(self, letters: str) -> float:
        """Return log10 of the share of common words that are these letters and another word."""
        return self._share(joining_key(self.fold(letters)))

    def opening_share(self, word: str) -> float:
        """
        Return log10 of the share of long words that are this word and another common one.

        Nouns open and close many compounds, verbs and small words few; -6.0 is none.

            >>> dutch = load_lexicon("nl")
            >>> dutch.opening_share("werk") > -4 > dutch.opening_share("volgens")
            True
        """
        return self._share(first_key(self.fold(word)), _NO_COMPOUND)

    def closing_share(self, word: str) -> float:
        """Return log10 of the share of long words that are a common word and this one."""
        return self._share(last_key(self.fold(word)), _NO_COMPOUND)

    def spell(self, word: str) -> float:
        """
        Return log10 of the chance that a word of the language has these letters.

        Each letter is judged by the three before it.

            >>> english = load_lexicon("en")
            >>> english.spell("unblended") > english.spell("tnblwnded")
            True
        """
        points = self._spelled.get(word)
        if points is None:
            if len(self._spelled) >= _MOST_KEPT:
                self._spelled.clear()
            points = self._spelled[word] = self._spell(self.fold(word))
        return points

    def spell_parts(self, word: str) -> Callable[[int, int], float]:
        """
        Return what gives `spell` of a part of a word, by the offsets where it starts and ends.

            >>> english = load_lexicon("en")
            >>> spell = english.spell_parts("unblended")
            >>> spell(2, 9) == english.spell("blended")
            True
        """
        folded = self.fold(word)
        if len(folded) != len(word) or self.language in _REWRITTEN:
            return lambda start, end: self.spell(word[start:end])
        share, threes = self._share, range(len(word) - 2)
        heads = [share(beginning_key(folded[n : n + 3])) for n in range(len(word))]
        inside = [share(inside_key(folded[n : n + 3])) for n in threes]
        tails = [self._step(three, ending_key(folded[n : n + 3])) for n, three in enumerate(inside)]
        steps = (
            self._step(three, inside_key(folded[n : n + 4])) for n, three in enumerate(inside[:-1])
        )
        reached = [0.0, *accumulate(steps)]

        def spell(start: int, end: int) -> float:
            if end - start < 3:
                return self.spell(word[start:end])
            points = heads[start] + reached[end - 3] - reached[start] + tails[end - 3]
            return round(points, _DECIMALS)

        return spell

    def _step(self, three: float, key: str) -> float:
        """Return what the last of some letters counts behind the three before it."""
        if three == _NONE:
            return _STRANGE_LETTER
        return max(self._share(key) - three, _STRANGE_LETTER)

    def _spell(self, word: str) -> float:
        points = self._share(beginning_key(word[:3]))
        for start in range(len(word) - 2):
            three = self._share(inside_key(word[start : start + 3]))
            is_last = start + 3 == len(word)
            key = ending_key(word[-3:]) if is_last else inside_key(word[start : start + 4])
            points += self._step(three, key)
        return round(points, _DECIMALS)

    def _share(self, key: str, none: float = _NONE) -> float:
        value = self._shares.get(key)
        if value is None:
            if len(self._shares) >= _MOST_KEPT:
                self._shares.clear()
            centibels = find_frequency(self._entries, key)
            value = self._shares[key] = none if centibels is None else centibels / 100
        return value

    def fold(self, word: str) -> str:
        """
        Return the word as wordfreq's lists have it.

            >>> load_lexicon("de").fold("Straße"), load_lexicon("tr").fold("ISPARTA")
            ('strasse', 'ısparta')
        """
        if self.language in _DOTLESS and ("I" in word or "İ" in word):
            word = word.replace("İ", "i").replace("I", "ı")
        if word.isascii():
            return word.lower()
        if self.language in _REWRITTEN:
            return _rewrite(word, self.language)
        folded = word.casefold()
        return folded.translate(_COMMAS) if self.language == "ro" else folded


@lru_cache(maxsize=50_000)
def _rewrite(word: str, language: str) -> str:
    from langcodes import Language  # noqa: PLC0415 - both are slow to load
    from wordfreq.preprocess import preprocess_text  # noqa: PLC0415

    return preprocess_text(word, Language.get(language))


def _to_zipf(centibels: int | None) -> float:
    return 0.0 if centibels is None else max(centibels / 100 + 9, 0.01)


def _list_words(code: str) -> Sequence[Sequence[str]]:
    """Return the words of a language's list by falling frequency, as wordfreq has them."""
    from wordfreq import available_languages, get_frequency_list  # noqa: PLC0415 (0.1 s)

    if code not in available_languages("small"):
        return ()
    bands: Sequence[Sequence[str]] = get_frequency_list(code, "best")
    get_frequency_list.cache_clear()  # a list takes 100 MB
    return bands


@lru_cache(maxsize=8)
def load_lexicon(language: str) -> Lexicon:
    """
    Return the lexicon of a language code, empty where there is no word list for it.

    The first call for a language on a machine builds the table (under a second) and
    stores it; where it cannot be stored, it is kept in memory.
    """
    code = _SAME_LIST.get(language, language)
    path = cache_directory() / f"lexicon-{SCHEMA}-{code}-{_find_version()}.bin"
    entries = map_table(path)
    if entries is None:
        entries = _make_table(code, path)
    return Lexicon(language, entries)


def _find_version() -> str:
    """Return the version of wordfreq; the name of its directory tells it soonest."""
    for place in sys.path:
        for directory in Path(place).glob("wordfreq-*.dist-info"):
            return directory.stem.partition("-")[2]
    from importlib.metadata import version  # noqa: PLC0415 - loads slowly

    return version("wordfreq")


def _make_table(code: str, path: Path) -> Sequence[int]:
    entries = build_table(_list_words(code))  # an empty one, too, is kept: asking takes long
    try:
        write_table(entries, path)
    except OSError:
        return entries
    return entries
