"""Which words stand around a place of a document, across the borders of its segments."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from mtfix.model import Span

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

WORDS_AROUND = 50  # either side; about a paragraph


def words_around(
    segment: int, span: Span, context: DocumentContext, distance: int = WORDS_AROUND
) -> Iterator[str]:
    """Yield the words, as written, that stand within `distance` words before or after a span."""
    own = context.words(segment)
    before = chain(
        (word for word in reversed(own) if word.end <= span.start),
        (word for number in range(segment - 1, -1, -1) for word in reversed(context.words(number))),
    )
    after = chain(
        (word for word in own if word.start >= span.end),
        (
            word
            for number in range(segment + 1, len(context.document.segments))
            for word in context.words(number)
        ),
    )
    for word in chain(islice(before, distance), islice(after, distance)):
        yield word.text


def members_around(
    segment: int, span: Span, members: Collection[str], context: DocumentContext
) -> tuple[str, ...]:
    """Return the different members of a word class around a span, folded, in order of distance."""
    folded = {member.casefold() for member in members}
    words = (word.casefold() for word in words_around(segment, span, context))
    return tuple(dict.fromkeys(word for word in words if word in folded))
