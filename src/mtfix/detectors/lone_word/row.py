"""The tokens of a segment between their neighbours, and words of a table among them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from mtfix.lexicon.sequence import EDGES, SequenceModel, lowered
from mtfix.model import Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_BLANKS, _JOINS = (" ", "\u00a0"), "'’-_/"

Key = tuple[str, ...]  # the tokens of a word of the table, in lower case


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of a segment: as written, where they are, and as symbols between edges."""

    segment: int
    text: str
    tokens: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    symbols: tuple[str, ...]  # two of the edge before and after those of the tokens
    small: tuple[str, ...]  # the tokens in lower case
    forms: frozenset[str]  # the same

    def find(self, words: Mapping[str, object]) -> Iterator[int]:
        """Yield the numbers of the tokens that are among the words, in lower case."""
        if not self.forms.isdisjoint(words):
            yield from (number for number, form in enumerate(self.small) if form in words)

    def word(self, start: int, length: int) -> Word | None:
        """Return the tokens from `start` on, None where they are no words of their own."""
        places = self.places[start : start + length]
        if len(places) < length:
            return None
        first, last = places[0][0], places[-1][1]
        around = self.text[max(first - 1, 0) : first] + self.text[last : last + 1]
        if any(sign.isalnum() or sign in _JOINS for sign in around):
            return None
        if not all(self.text[left[1] : right[0]] in _BLANKS for left, right in pairwise(places)):
            return None
        return Word(self, start, start + length)


@dataclass(frozen=True, slots=True)
class Word:
    """One or more tokens of a row, from `start` up to `end`, that are a word of a table."""

    row: Row
    start: int
    end: int

    @property
    def key(self) -> Key:
        """Its tokens in lower case, as a table has them."""
        return self.row.small[self.start : self.end]

    @property
    def span(self) -> Span:
        """Its place in the segment."""
        return Span(self.row.places[self.start][0], self.row.places[self.end - 1][1])

    @property
    def written(self) -> str:
        """What the text has."""
        return self.span.of(self.row.text)

    @property
    def before(self) -> Sequence[str]:
        """The two symbols before it."""
        return self.row.symbols[self.start : self.start + 2]

    @property
    def after(self) -> Sequence[str]:
        """The two symbols behind it."""
        return self.row.symbols[self.end + 2 : self.end + 4]

    @property
    def neighbours(self) -> tuple[str, ...]:
        """The tokens directly before and behind it."""
        tokens = self.row.tokens
        return (*tokens[max(self.start - 1, 0) : self.start], *tokens[self.end : self.end + 1])

    def is_beside(self, left: Collection[str], right: Collection[str]) -> bool:
        """Tell whether one of the words is directly before it, or behind it."""
        small = self.row.small
        before, behind = small[max(self.start - 1, 0) : self.start], small[self.end : self.end + 1]
        return any(word in left for word in before) or any(word in right for word in behind)


def read_row(segment: int, context: DocumentContext, model: SequenceModel) -> Row:
    """Return the tokens of a segment, read once for all rules."""
    memo = (read_row, segment)
    if memo not in context.memo:
        text = context.text(segment)
        symbols, places = model.symbols(text)
        tokens = tuple(text[start:end] for start, end in places)
        small = tuple(map(lowered, tokens))
        symbols = [*EDGES[0], *symbols, *EDGES[1]]
        context.memo[memo] = Row(
            segment, text, tokens, tuple(places), tuple(symbols), small, frozenset(small)
        )
    return cast("Row", context.memo[memo])
