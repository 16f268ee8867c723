"""What a detector is, and what it is made from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from mtfix.model import Hit

if TYPE_CHECKING:
    from mtfix.context import DocumentContext


# A sound pattern needs microseconds; these bounds only stop one that backtracks for ever.
SECONDS_PER_TEXT = 1.0
SECONDS_PER_CODE_POINT = 20e-6


class PatternTimeout(Exception):  # noqa: N818 - it says what happened, and nothing is broken
    """A pattern ran out of time on one segment; hits found before it were already given."""


def time_limit(text: str) -> float:
    """Return how many seconds a pattern may take on a text."""
    return SECONDS_PER_TEXT + SECONDS_PER_CODE_POINT * len(text)


class Detector(Protocol):
    """Looks at one segment of a document and tells what it sees; keeps no state."""

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """
        Yield hits in the segment with this number, none overlapping, in order of place.

        Spans count code points of the segment's text. Raises PatternTimeout where the
        segment takes too long.
        """
        ...


class Companions(Protocol):
    """Words of which one may be asked for, as a set or without one."""

    def isdisjoint(self, words: Iterable[str], /) -> bool:
        """Tell whether none of the words is one of them."""
        ...


@dataclass(frozen=True, slots=True)
class Oddity:
    """
    One way in which a word is odd: one of `companions` stands in the text too, if there are any.

    `needs` is the least evidence that hits of the word take from the rest of the document.
    `look`, if given, tells whether the word may be odd in a text that is all of its document,
    has no markup, and nothing that the user protects.
    """

    companions: Companions = frozenset()
    needs: float = 0.0
    look: Callable[[str], bool] | None = None


#: Returns the odd ones among words (runs of letters, marks and digits), and why they are.
FindOdd = Callable[[Collection[str]], Mapping[str, tuple[Oddity, ...]]]


@dataclass(frozen=True, slots=True)
class Clues:
    """
    What a paragraph must show for a detector to hit it: most show nothing.

    One of `patterns` (of `regex`, VERSION1) matches in it, or one of its words is odd, or
    `look`, which is quick, says so. Companions of a word may stand in any paragraph of the
    document, and where the clues are `spread`, so may they themselves. A detector that has no
    clues at all hits no document of a single paragraph in the document's own language.
    """

    patterns: tuple[str, ...] = ()
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    odd: FindOdd | None = None
    look: Callable[[str], bool] | None = None
    spread: bool = False


@runtime_checkable
class Clued(Protocol):
    """A detector that names its clues; one that does not has to look at every text."""

    def clues(self, language: str) -> Clues:
        """Return what a text in this language (a primary subtag) must show to get a hit."""
        ...


@dataclass(frozen=True, slots=True)
class WordClasses(Mapping[str, tuple[str, ...]]):
    """
    The word classes that a rule can name, own and borrowed, by name.

    A table is a class too, that of its keys; `tables` gives what each key stands for,
    candidates in order of likelihood.

        >>> words = WordClasses({"month": ("May",)}, {"left": {"dcha": ("right",)}})
        >>> words["left"], words.tables["left"]["dcha"]
        (('dcha',), ('right',))
    """

    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Return the words of a class, or the keys of a table; KeyError for neither."""
        if name in self.classes:
            return self.classes[name]
        return tuple(self.tables[name])

    def __iter__(self) -> Iterator[str]:
        """Go over the names of all classes and tables."""
        yield from self.classes
        yield from self.tables

    def __len__(self) -> int:
        """Count classes and tables."""
        return len(self.classes) + len(self.tables)


# Makes a detector from a rule's parameters and the classes in reach. The parameters are
# those under `params:` (for patterns the rule's own keys) and, under their YAML names, the
# rule's `safety` (a Safety), `weight`, `needs` (floats) and `sources` (a tuple).
# Raises ValueError, in words for the pack's author, where a parameter is wrong.
DetectorMaker = Callable[[Mapping[str, object], WordClasses], Detector]
