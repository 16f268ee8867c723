"""Where a word of a table is left alone, however badly it fits: in names, labels, formulas."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtfix.detectors.lone_word.row import Row, Word
from mtfix.detectors.occurrences import count_standing
from mtfix.lexicon.sequence import UNKNOWN, lowered
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext
    from mtfix.lexicon import Lexicon

_DATELINE = 3  # words of a place before the text of a dispatch
_MOST_NAMES = 2  # of the four neighbours
_KNOWN = 1.5  # in Zipf values
_NATIVE = 1.0  # in Zipf values: “a” is as good as native in many languages
_NO_WORDS = ("<name>", "<name's>", "<quote>", "<number>", UNKNOWN, "^", "$")
_BEFORE_SENTENCE = ("^", "<stop>", "<quote>")
_AT_END = ("<stop>", "$")
_LABEL = 3  # words
_LONGEST_TITLE = 6  # words
_LETTERS_APART = 6  # tokens
_OF_ABBREVIATION = (".", "’", "'", "-")  # “U.S.”, “l’”
_SIGNS = tuple("+*/^=<>")
_COMMA = compile_late(r"(?r)\p{L}, ")
_ITEM = compile_late(r"(?r)(?:\A|[.?!…] )\d{1,3}[.)]? ")
_BRACKETS = (")", "]")
# A title in quotation marks is in the language that it was given in.
_TITLE = compile_late(r"(?<![\w.,!?])[“\"‘«„](?=\S)[^“”\"‘«»„.!?\n]{1,60}(?<=\S)[”\"’»“]")


@dataclass(frozen=True, slots=True)
class Exemptions:
    """
    The neighbours with which a rule leaves its words alone.

    They are words of a class in `unless_before` behind one, words in `unless_behind` directly
    before it, and names behind one of `name_openers`, which may be several. A word that is a part
    of one of the `phrases` is left alone, too; they are rows of words, or of `<classes>` of them.
    Two capitals with one of `pair_joiners` before the second are those of two titles.
    """

    unless_before: Collection[str] = ()
    unless_behind: Collection[str] = ()
    name_openers: Collection[str] = ()
    phrases: Collection[Sequence[str]] = ()
    pair_joiners: Collection[str] = ()

    def cover(self, word: Word) -> bool:
        """Tell whether a word is left alone, by its neighbours or for what it is a part of."""
        after = word.after[0]
        if any(after == name or after.startswith(f"<{name}") for name in self.unless_before):
            return True
        if word.is_beside(self.unless_behind, self.unless_before):
            return True
        if len(word.key) > 1 and after in _AT_END:
            return True  # “Please come in.”: what such words stand for is never last
        if self._opens_name(word) or self._is_behind_opener(word):
            return True
        if _is_letter_among_letters(word) or any(
            _has_part(phrase, word) for phrase in self.phrases
        ):
            return True
        return _is_in_formula(word) or _is_among_shouts(word)

    def _opens_name(self, word: Word) -> bool:
        """Tell whether the word is the first of a name: “Las Vegas”, “De la Cruz”."""
        tokens, behind = word.row.tokens, word.start
        while behind < len(tokens) and lowered(tokens[behind]) in self.name_openers:
            behind += 1
        return word.start < behind < len(tokens) and tokens[behind][0].isupper()

    def _is_behind_opener(self, word: Word) -> bool:
        """Tell whether the word stands in a name behind its opener: “heard The Who and”."""
        tokens, start = word.row.tokens, word.start
        if not start or tokens[start - 1].lower() not in self.name_openers:
            return False
        is_first = word.row.symbols[start] in _BEFORE_SENTENCE
        return tokens[start - 1][0].isupper() and tokens[start][0].isupper() and not is_first

    def is_of_pair(self, word: Word) -> bool:
        """Tell whether a raised word begins one of two titles: “On the road and In the north”."""
        row, reach = word.row, _LONGEST_TITLE + 1
        if word.start and row.small[word.start - 1] in self.pair_joiners:
            places = range(word.start - 3, max(word.start - 2 - reach, 0), -1)
            return _find_raised(row, places) is not None
        second = _find_raised(row, range(word.end + 1, min(word.end + reach, len(row.tokens))))
        return second is not None and row.small[second - 1] in self.pair_joiners


def is_in_name(word: Word, *, opens: bool) -> bool:
    """Tell whether a word of the language is a part of a name, or shouted."""
    beside = (word.before[-1], word.after[0])
    is_raised = word.written[0].isupper() and not opens
    if is_raised and any(symbol.startswith("<name") for symbol in beside):
        return True
    return _is_shouted(word.written)


def has_due_capital(word: Word, lexicon: Lexicon, context: DocumentContext, *, opens: bool) -> bool:
    """Tell whether a word has no capital, or has it for more than that a text node began."""
    if opens or not word.written[0].isupper():
        return True
    if len(word.written) == 1 and word.after[0] == "<stop>":
        return True  # “Dionisio A. Lind”
    names = [symbol for symbol in (*word.before, *word.after) if symbol.startswith("<name")]
    if len(names) > _MOST_NAMES:
        return True  # a headline
    if _is_shouted(word.written) and lexicon.language != "en":
        return True  # stressed, as «НЕ» is; in English it is an article of a node: “THE”
    if 0 < word.start <= _DATELINE and all(map(_is_shouted, word.row.tokens[: word.start])):
        return True  # “PARIS The firm said”
    text, span = word.row.text, word.span
    if (
        len(word.written) == len("IN")
        and word.written.isupper()
        and _COMMA.match(text, 0, span.start)
    ):
        return True  # “Evansville, IN”
    if _ITEM.match(text, 0, span.start):
        return True  # “Really? 6 The question is”
    # “1) En mayo …”, “[17] Le renvoi …”, “[Politics ON]”
    if text[: span.start].rstrip().endswith(_BRACKETS) or text.startswith(_BRACKETS, span.end):
        return True
    return _is_label(word, context)


def is_rightly_foreign(word: Word, lexicon: Lexicon, *, opens: bool) -> bool:
    """Tell whether a foreign word stands in a title, in a name, or not among words."""
    if word.written[0].isupper() and (not opens or word.after[0].startswith("<name")):
        return True  # “This Morning”
    # One of the neighbours may be a name.
    beside = (word.before[-1], word.after[0])
    strange = [symbol for symbol in beside if symbol in _NO_WORDS]
    if any(map(_is_odd_form, beside)):  # “dockning” only looks like a participle
        strange += [n for n in word.neighbours if n.islower() and lexicon.zipf(n) < _KNOWN]
    if strange not in ([], ["<name>"]):
        return True
    place = word.span.start
    return any(title.start() < place < title.end() for title in _TITLE.finditer(word.row.text))


def is_among_foreign(word: Word, own: Lexicon, other: Lexicon) -> bool:
    """Tell whether a neighbour of a word is one of the other language, too."""
    return any(
        own.zipf(neighbour) < other.zipf(neighbour) - _NATIVE
        for neighbour in word.neighbours
        if neighbour.isalpha()
    )


def is_foreign_row(row: Row, own: Lexicon, other: Lexicon, leave_out: Collection[object]) -> bool:
    """
    Tell whether half of the words in lower case or more are the other language's.

    So are headings and captions that were left in it, names of commands aside. Words of a table,
    which are to `leave_out`, do not count.
    """
    words = {t for t in row.tokens if t.islower() and t.isalpha() and (t,) not in leave_out}
    native = sum(own.zipf(word) >= other.zipf(word) - _NATIVE for word in words)
    return 2 * native <= len(words)


def _is_odd_form(symbol: str) -> bool:
    return symbol.startswith(f"{UNKNOWN[:-1]}-")


def _is_shouted(token: str) -> bool:
    return len(token) > 1 and token.isupper()


def _is_among_shouts(word: Word) -> bool:
    """Tell whether the tokens of a word and one beside it are in capitals."""
    tokens = word.row.tokens[word.start : word.end]
    return all(map(_is_shouted, tokens)) and any(map(_is_shouted, word.neighbours))


def _is_in_formula(word: Word) -> bool:
    """Tell whether a sign of a formula touches a word."""
    text, span = word.row.text, word.span
    return text[span.start - 1 : span.start] in _SIGNS or text[span.end : span.end + 1] in _SIGNS


def _is_label(word: Word, context: DocumentContext) -> bool:
    """Tell whether three words that begin here stand in the document again, as labels do."""
    places = word.row.places
    last = min(word.start + _LABEL, len(places)) - 1
    label = word.row.text[word.span.start : places[last][1]]
    return last > word.start and count_standing(label, context) > 1


def _find_raised(row: Row, places: Iterable[int]) -> int | None:
    """Return the first function word with a capital, where only words in lower case are between."""
    for place in places:
        token = row.tokens[place]
        if token[0].isupper():
            return place if row.symbols[place + 2] == row.small[place] else None
        if not token[0].isalpha():
            return None
    return None


def _has_part(phrase: Sequence[str], word: Word) -> bool:
    """Tell whether the tokens of a phrase stand around a word, as written or as their class."""
    small, symbols = word.row.small, word.row.symbols
    for first in range(max(word.end - len(phrase), 0), word.start + 1):
        if first + len(phrase) > len(small):
            break
        if all(
            symbols[first + number + 2].startswith(part[:-1])
            if part[0] == "<"
            else small[first + number] == part
            for number, part in enumerate(phrase)
        ):
            return True
    return False


def _is_letter_among_letters(word: Word) -> bool:
    """Tell whether a single letter stands near another one that is no word: “D, E, F and G”."""
    if len(word.written) != 1:
        return False
    row, far = word.row, _LETTERS_APART
    near = (*range(word.start - far, word.start), *range(word.end, word.end + far))
    return any(
        0 <= place < len(row.tokens)
        and len(row.tokens[place]) == 1
        and row.tokens[place].isalpha()
        and row.symbols[place + 2] != row.small[place]
        and row.text[row.places[place][1] :][:1] not in _OF_ABBREVIATION
        for place in near
    )
