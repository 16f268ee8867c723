"""The patterns of rules, as trees: what the parts of the pattern language of `regex` mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Character:
    """A character that stands for itself; `flags` are the inline flags that hold there."""

    text: str
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OneOf:
    r"""One of many characters: `source` is a set, a class, a property or a dot."""

    source: str
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NamedList:
    r"""`\L<name>`, with the words that it stands for."""

    words: tuple[str, ...]
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    r"""A place, such as `^` or `\b`; `sign` is the escaped letter, or the sign itself."""

    sign: str


@dataclass(frozen=True, slots=True)
class Look:
    """A look around: what must stand, or must not, before or after a place."""

    body: Node
    is_behind: bool
    is_positive: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts that follow one another."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Two or more alternatives."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part that stands `least` to `most` times; None is no bound."""

    body: Node
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """A capturing group; `names` are its number and its name."""

    body: Node
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackReference:
    """The text of a group once more, in any case with the flag `i`."""

    name: str
    flags: frozenset[str] = frozenset()


Node: TypeAlias = (
    Character
    | OneOf
    | NamedList
    | Place
    | Look
    | Sequence
    | Choice
    | Repeat
    | Group
    | BackReference
)


def takes_text(node: Node) -> bool:
    """Tell whether a part may match text, and not only a place."""
    match node:
        case Place() | Look():
            return False
        case Sequence(parts) | Choice(parts):
            return any(map(takes_text, parts))
        case _:
            return True


def flatten(parts: Iterable[Node]) -> Iterator[Node]:
    """Yield the parts of a sequence, and those of the sequences in it."""
    for part in parts:
        if isinstance(part, Sequence):
            yield from flatten(part.parts)
        else:
            yield part
