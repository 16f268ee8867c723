"""Words of a segment, and where its sentences start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from mtfix.model import Span

_RUN = regex.compile(r"[\p{L}\p{M}\p{N}]+")
# What may stand between the end of one sentence and the first word of the next.
_LEADING = " \t\u00a0\u202f\u2009\n\r\"'“”‘’«»„‚‹›「『([{*_¿¡–—―•·#>|-…"
_ENDERS = ".!?:;。！？：；…‥।؟۔|•·"


@dataclass(frozen=True, slots=True)
class Word:
    """
    A run of letters, marks and digits; apostrophes and hyphens part words.

    `span` counts code points of the segment.
    """

    text: str
    span: Span


def find_forms(text: str) -> list[str]:
    """Return the words of `text` in order, as written."""
    return _RUN.findall(text)


def find_words(text: str, closed: Sequence[Span] = ()) -> tuple[Word, ...]:
    """
    Return the words of `text` in order, without those that a `closed` span overlaps.

        >>> [word.text for word in find_words("Beijing’s G20, in 2022")]
        ['Beijing', 's', 'G20', 'in', '2022']
    """
    words = (Word(match.group(), Span(*match.span())) for match in _RUN.finditer(text))
    return tuple(_outside(words, sorted(closed)) if closed else words)


def _outside(words: Iterable[Word], closed: Sequence[Span]) -> Iterator[Word]:
    """Yield the words that overlap none of the sorted spans, in one walk over both."""
    reach, following = 0, iter(closed)
    span = next(following, None)
    for word in words:
        while span and span.start < word.span.end:
            reach = max(reach, span.end)
            span = next(following, None)
        if word.span.start >= reach:
            yield word


def starts_sentence(text: str, offset: int) -> bool:
    """
    Tell whether the word at `offset` may be the first of a sentence.

    True also after a colon, a semicolon, an opening quote or bracket, a dash and a line
    end, since a capital is normal there.

        >>> starts_sentence("He left. The end", 9), starts_sentence("with The end", 5)
        (True, False)
    """
    place = offset
    while place > 0 and text[place - 1] in _LEADING:
        place -= 1
        if text[place] not in " \t\u00a0\u202f\u2009":
            return True
    return place == 0 or text[place - 1] in _ENDERS
