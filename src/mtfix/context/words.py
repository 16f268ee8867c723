"""Words of a segment, and where its sentences start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from mtfix.model import Span
from mtfix.patterns import compile_late

_RUN = compile_late(r"[\p{L}\p{M}\p{N}]+")
_CAPITALISED = compile_late(r"(?<![\p{L}\p{M}\p{N}])\p{Uppercase}[\p{L}\p{M}\p{N}]*")
# What may stand between the end of one sentence and the first word of the next.
_LEADING = " \t\u00a0\u202f\u2009\n\r※\"'“”‘’«»„‚‹›「『([{*_¿¡–—―•·#=>|-…"
_ENDERS = ".!?:;。．！？：；…‥।؟۔|•·"


class Word(NamedTuple):
    """
    A run of letters, marks and digits; apostrophes and hyphens part words.

    It starts at the code point `start` of the segment. There are as many as the text has
    words, so each one is a mere pair.
    """

    text: str
    start: int

    @property
    def end(self) -> int:
        """The code point behind it."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """The code points of the segment that it covers."""
        return Span(self.start, self.start + len(self.text))


def find_forms(text: str, closed: tuple[Span, ...] = ()) -> tuple[str, ...]:
    """
    Return the words that `find_words` finds, as written; their places take longer to find.

        >>> find_forms("Beijing’s G20, in 2022", (Span(9, 12),))
        ('Beijing', 's', 'in', '2022')
    """
    return _find_forms(text, closed)


# What looks at a paragraph asks for them again and again, with or without saying that nothing is
# closed.
@lru_cache(maxsize=64)
def _find_forms(text: str, closed: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(_find_open(text, sorted(closed)) if closed else _RUN.findall(text))


def _find_open(text: str, closed: Sequence[Span]) -> Iterator[str]:
    """Yield the words between sorted spans, without those that an edge of a span goes through."""
    start, size = 0, len(text)
    for span in (*closed, Span(size, size)):
        if start < span.start:
            forms = _RUN.findall(text, start, span.start)
            is_cut = start > 0 and _RUN.fullmatch(text, start - 1, start + 1)
            goes_on = _RUN.fullmatch(text, span.start - 1, span.start + 1)
            rest = span.start < size and goes_on
            yield from forms[1 if is_cut else 0 : -1 if rest else None]
        start = max(start, span.end)


@lru_cache(maxsize=16)  # long ones take 0.1 ms, and are asked for in turn
def find_words(text: str, closed: tuple[Span, ...] = ()) -> tuple[Word, ...]:
    """
    Return the words of `text` in order, without those that a `closed` span overlaps.

        >>> [word.text for word in find_words("Beijing’s G20, in 2022")]
        ['Beijing', 's', 'G20', 'in', '2022']
    """
    words = [Word(match[0], match.start()) for match in _RUN.finditer(text)]
    return tuple(_outside(words, sorted(closed)) if closed else words)


def find_capitalised(text: str, closed: tuple[Span, ...] = ()) -> list[Word]:
    """Return what `find_words` finds that has a capital; most words have none."""
    words = find_words(text, closed) if closed else _find_likely(text)
    return [word for word in words if word.text[0].isupper()]


def _find_likely(text: str) -> Iterator[Word]:
    return (Word(match[0], match.start()) for match in _CAPITALISED.finditer(text))


def _outside(words: Iterable[Word], closed: Sequence[Span]) -> Iterator[Word]:
    """Yield the words that overlap none of the sorted spans, in one walk over both."""
    reach, following = 0, iter(closed)
    span = next(following, None)
    for word in words:
        while span and span.start < word.end:
            reach = max(reach, span.end)
            span = next(following, None)
        if word.start >= reach:
            yield word


def starts_sentence(text: str, offset: int) -> bool:
    """
    Tell whether the word at `offset` may be the first of a sentence.

    True also after a colon, a semicolon, an opening quote or bracket, a dash, a sign like ★
    and a line end, since a capital is normal there.

        >>> starts_sentence("He left. The end", 9), starts_sentence("with The end", 5)
        (True, False)
    """
    place = offset
    while place > 0 and text[place - 1] in _LEADING:
        place -= 1
        if text[place] not in " \t\u00a0\u202f\u2009":
            return True
    return place == 0 or text[place - 1] in _ENDERS or category(text[place - 1]) == "So"
