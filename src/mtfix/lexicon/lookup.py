"""The words of one language: how common each is, and what words begin and end with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from mtfix.lexicon.spelling import NONE, Spelling
from mtfix.lexicon.table import (
    AFFIX,
    DEPTH,
    beginning_key,
    ending_key,
    find_frequency,
    first_key,
    hash_word,
    inside_key,
    joined_key,
    joining_key,
    last_key,
    to_zipf,
)

if TYPE_CHECKING:
    from mtfix.lexicon.parts import Parts

_DOTLESS = ("tr", "az")
_REWRITTEN = ("ar", "az", "fa", "he", "ku", "sr", "ur", "yi")  # other letters, no marks
_MOST_KEPT = 40_000  # shares; 6 MB
_LONGEST = 80  # letters of a word that is looked up with others, each taking as much memory
_MANY = 20_000  # forms looked up; whoever asks for more will ask for many more
_COMMAS = str.maketrans("şţ", "șț")  # old Romanian fonts had cedillas for commas
_NONE = -5.0  # log10 of a share that is too small to be counted
_NO_COMPOUND = -6.0  # the same, of all long words


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
        self._parts: Parts | None = None
        self._spelling = Spelling(self._find_share)
        #: The Zipf value of the rarest words in the list; 9.0 where there is no list.
        self.depth = (find_frequency(entries, DEPTH) or 0) / 100 + 9

    def __bool__(self) -> bool:
        """Tell whether there is a word list at all."""
        return len(self._entries) > 0

    def zipf(self, word: str) -> float:
        """
        Return the Zipf value of a word: log10 of its count in a billion words; 0 = unknown.

        Every-day words have 5 and more, rare ones 2 and less (van Heuven et al. 2014).

            >>> from mtfix.lexicon import load_lexicon
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
        return to_zipf(find_frequency(self._entries, self.fold(word)))

    def peek_all(self, words: Iterable[str]) -> list[float]:
        """
        Return the same for many words, faster where a corpus is read.

            >>> from mtfix.lexicon import load_lexicon
            >>> [value > 5 for value in load_lexicon("en").peek_all(["the", "qxqzq"])]
            [True, False]
        """
        if not self.is_busy or not self:
            return list(map(self.peek, words))
        return self._peek_together(words)

    def look_up(self, words: Iterable[str]) -> None:
        """Look up many words at once for `zipf`, which takes a third of the time."""
        new = [word for word in words if word not in self._known]
        if not new or not self:
            return
        if len(self._known) + len(new) > _MANY:
            self._known.clear()
            self.is_busy = True
        self._known.update(zip(new, self._peek_together(new), strict=True))

    def _peek_together(self, words: Iterable[str]) -> list[float]:
        from mtfix.lexicon.parts import find_zipf  # noqa: PLC0415 - single texts do without

        return find_zipf(self._entries, [hash_word(self.fold(word)) >> 8 for word in words])

    def look_up_parts(self, words: Iterable[str]) -> Parts | None:
        """
        Look up all parts of some words at once for `zipf_parts` and `spell_parts`.

        Those before are forgotten. Very long words are left out, and such whose parts are not
        folded as they are themselves; None is returned where no others are left.
        """
        folded = {word: self._fold_alike(word) for word in words if len(word) <= _LONGEST}
        alike = {word: own for word, own in folded.items() if own}
        self._parts = None
        if alike and self:
            from mtfix.lexicon.parts import Parts  # noqa: PLC0415 - single texts do without

            self._parts = Parts(self._entries, alike)
        return self._parts

    def zipf_parts(self, word: str) -> Callable[[int, int], float]:
        """
        Return what gives `zipf` of a part of a word, by the offsets where it starts and ends.

            >>> from mtfix.lexicon import load_lexicon
            >>> english = load_lexicon("en")
            >>> found = english.look_up_parts(["ofthe"])
            >>> zipf = english.zipf_parts("ofthe")
            >>> zipf(2, 5) == english.zipf("the")
            True
        """
        if self._parts is None or word not in self._parts.words:
            return lambda start, end: self.zipf(word[start:end])
        rows = self._parts.rows_of(word, self._parts.zipf)
        return lambda start, end: rows[start][end - start]

    def ending_share(self, letters: str) -> float:
        """
        Return log10 of the share of common words that end so, longer words all told.

        Only the last five letters count; -5.0 where no two words have the ending.

            >>> from mtfix.lexicon import load_lexicon
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

            >>> from mtfix.lexicon import load_lexicon
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

            >>> from mtfix.lexicon import load_lexicon
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

            >>> from mtfix.lexicon import load_lexicon
            >>> english = load_lexicon("en")
            >>> english.spell("unblended") > english.spell("tnblwnded")
            True
        """
        return self._spelling.spell(self.fold(word))

    def spell_parts(self, word: str) -> Callable[[int, int], float]:
        """
        Return what gives `spell` of a part of a word, by the offsets where it starts and ends.

            >>> from mtfix.lexicon import load_lexicon
            >>> english = load_lexicon("en")
            >>> spell = english.spell_parts("unblended")
            >>> spell(2, 9) == english.spell("blended")
            True
        """
        if self._parts is not None and word in self._parts.words:
            rows = self._parts.rows_of(word, self._parts.spelling)
            return lambda start, end: rows[start][end - start]
        folded = self._fold_alike(word)
        if not folded:
            return lambda start, end: self.spell(word[start:end])
        return self._spelling.spell_parts(folded)

    def _share(self, key: str, none: float = _NONE) -> float:
        value = self._shares.get(key)
        if value is None:
            if len(self._shares) >= _MOST_KEPT:
                self._shares.clear()
            centibels = find_frequency(self._entries, key)
            value = self._shares[key] = none if centibels is None else centibels / 100
        return value

    def _find_share(self, key: str) -> int:
        centibels = find_frequency(self._entries, key)
        return NONE if centibels is None else centibels

    def _fold_alike(self, word: str) -> str:
        """Return a word as `fold` does, but nothing where its parts may be folded otherwise."""
        folded = self.fold(word)
        if self.language in _REWRITTEN and not (word.isascii() and folded.isascii()):
            return ""
        return folded if len(folded) == len(word) else ""

    def fold(self, word: str) -> str:
        """
        Return the word as wordfreq's lists have it.

            >>> from mtfix.lexicon import load_lexicon
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
