"""A segment beside the text that it was translated from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtfix.detectors.base import Clues
from mtfix.languages import primary_subtag
from mtfix.model import Edit, Hit, Safety, Span, Suggestion
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.context import DocumentContext


_KEY = compile_late(r"[\w-]+(?:[.:/_]+[\w-]+)+")
_FEW = 2  # words that a name such as “README.md” may become


@dataclass(frozen=True, slots=True)
class Pair:
    """The source and the target of the segment with this number."""

    source: str
    target: str
    segment: int
    context: DocumentContext

    @property
    def language(self) -> str:
        """The language that the target is meant to be in, a primary subtag."""
        declared = self.context.document.segments[self.segment].language
        return primary_subtag(declared) if declared else self.context.language

    @property
    def source_language(self) -> str:
        """The language of the source, a primary subtag."""
        return self.context.source_language_of(self.segment)

    @property
    def whole(self) -> Span:
        """The target without the blanks around it."""
        start = len(self.target) - len(self.target.lstrip())
        return Span(start, max(start, len(self.target.rstrip())))


def is_key(source: str, target: str) -> bool:
    """
    Tell whether a program knows a text by a key, and the file holds no source for it.

        >>> is_key("mail.sent_twice", "Die Nachricht ging zweimal ab."), is_key("a.txt", "a.txt")
        (True, False)
    """
    return len(target.split()) > _FEW and _KEY.fullmatch(source.strip()) is not None


class BilingualDetector(ABC):
    """Looks at segments whose source is known; at all others it takes no time."""

    __slots__ = ()

    def clues(self, language: str) -> Clues:
        """Return that a line without its source is never hit."""
        return Clues()

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield what the source tells of the segment."""
        source, target = context.document.segments[segment].source, context.text(segment)
        if source and not source.isspace() and not is_key(source, target):
            yield from self.compare(Pair(source, target, segment, context))

    @abstractmethod
    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield hits in the target, none overlapping, in order of place."""


def make_hit(span: Span, **captures: str) -> Hit:
    """Return a hit without a repair."""
    return Hit(span, captures=tuple(captures.items()), proven=True)


def make_repair(span: Span, new: str, safety: Safety, pair: Pair, **captures: str) -> Hit:
    """Return a hit that `new` in place of the span repairs."""
    edit = Edit(span, new).trimmed(pair.target)
    return Hit(
        span,
        (Suggestion((edit,), safety),),
        captures=tuple(captures.items()),
        proven=True,
    )
