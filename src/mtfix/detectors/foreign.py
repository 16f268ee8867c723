"""Whether a place is in English that was left in a text of another language."""

from __future__ import annotations

from mtfix.lexicon import Lexicon, load_lexicon
from mtfix.model import Span
from mtfix.patterns import compile_late

_WORD = compile_late(r"(?<![\p{L}\p{M}\p{N}])\p{Ll}[\p{Ll}\p{M}]*")
_REACH = 60  # code points on either side
_FEWEST = 3  # words that tell


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
