"""Whether a place is in another language than its text: left English, or a quotation."""

from __future__ import annotations

from itertools import pairwise

from mtfix.lexicon import Lexicon, load_lexicon
from mtfix.model import Span
from mtfix.patterns import compile_late

_WORD = compile_late(r"(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{Ll}\p{M}]*")
_WORD_OR_MARK = compile_late(r"[\p{L}\p{M}]+|[^\p{L}\p{M}\s]")
_REACH = 60  # code points on either side
_FEWEST = 3  # words that tell
_NEAR = 5  # words and marks on either side
# In Zipf values: what is no word of the text's language, and one of the other.
_MOST_OF_WORD, _MOST_OF_NAME, _LEAST, _CLEARLY = 5.0, 2.5, 2.5, 1.4


def is_among_english(text: str, span: Span, lexicon: Lexicon) -> bool:
    """
    Tell whether most words around a span, in lower case, are commoner in English.

    One English word is damage there in a text of the lexicon's language, and none in a sentence
    that nobody translated.

        >>> from mtfix.lexicon import load_lexicon
        >>> french = load_lexicon("fr")
        >>> is_among_english("read the full text of the license", Span(5, 13), french)
        True
        >>> is_among_english("il parle of the problème de la ville", Span(9, 15), french)
        False
    """
    if lexicon.language == "en":
        return False
    english = load_lexicon("en")
    before, after = text[max(0, span.start - _REACH) : span.start], text[span.end :][:_REACH]
    words = _WORD.findall(before) + _WORD.findall(after)
    foreign = sum(english.zipf(word) > lexicon.zipf(word) for word in words)
    return len(words) >= _FEWEST and foreign * 2 > len(words)


def is_in_passage(text: str, span: Span, own: Lexicon, other: Lexicon) -> bool:
    """
    Tell whether a span is in a passage of another language, as quotations are.

    Its neighbour is a word of that language and none of the text's, or two near it are, side by
    side. What was left of a translation stands alone, or behind a comma.

        >>> from mtfix.lexicon import load_lexicon
        >>> english, german = load_lexicon("en"), load_lexicon("de")
        >>> is_in_passage("so dass die Ecke abgerundet wird", Span(3, 7), english, german)
        True
        >>> is_in_passage("the shop is sehr small and leider closed", Span(12, 16), english, german)
        False
    """
    before = _WORD_OR_MARK.findall(text[max(0, span.start - _REACH) : span.start])[-_NEAR:]
    after = _WORD_OR_MARK.findall(text[span.end : span.end + _REACH])[:_NEAR]
    for words in (before[::-1], after):
        strange = [_is_strange(word, own, other) for word in words]
        if strange[:1] == [True] or any(map(all, pairwise(strange))):
            return True
    return False


def _is_strange(word: str, own: Lexicon, other: Lexicon) -> bool:
    rare = own.zipf(word)
    most = _MOST_OF_NAME if word[0].isupper() else _MOST_OF_WORD
    return rare < most and other.zipf(word) >= max(_LEAST, rare + _CLEARLY)
