"""What cannot stand beyond the ends of a pattern, told by one byte."""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.packs.byteclass import EVERY, bytes_class
from mtfix.packs.cases import edge_cases
from mtfix.packs.letters import Letters
from mtfix.packs.syntax import (
    Character,
    Choice,
    NamedList,
    Node,
    OneOf,
    Repeat,
    Sequence,
    flatten,
    takes_text,
)


class Edges:
    """Looks at the ends of patterns, in one alphabet."""

    def __init__(self, letters: Letters) -> None:
        """Take the letters of the alphabet."""
        self._letters = letters

    def outside_any(self, bodies: Iterable[Node]) -> str:
        """Return the class that the first negative look leaves that leaves one, else nothing."""
        return next(filter(None, map(self._outside, bodies)), "")

    def _outside(self, body: Node) -> str:
        """Return the class that a negative look at `body` leaves, as far as one byte tells."""
        branches = body.branches if isinstance(body, Choice) else (body,)
        forbidden: set[int] = set()
        for branch in branches:
            if isinstance(branch, OneOf) or (
                isinstance(branch, Character) and "i" not in branch.flags
            ):
                forbidden |= self._letters.sure_bytes_of(branch)
        return bytes_class(EVERY - forbidden, at_line_end=True) if forbidden else ""

    def beyond_boundary(self, edge: list[Node], *, at_end: bool) -> str:
        """Return the class of what stands beyond a word boundary, "" where it is not clear."""
        inside = self._edge_bytes(edge[0], at_end=at_end) if edge else None
        word = self._letters.sure_of_words
        if inside and inside <= word:
            return bytes_class(EVERY - word, at_line_end=True)
        return ""

    def _edge_bytes(self, node: Node, *, at_end: bool) -> frozenset[int] | None:
        """Return the bytes with which a match of `node` may begin, or end; None if not known."""
        match node:
            case OneOf():
                return self._letters.bytes_of(node)
            case Character(text, flags):
                return self._edge_of_words((text,), flags, at_end=at_end)
            case NamedList(words, flags):
                return self._edge_of_words(words, flags, at_end=at_end)
            case Sequence(parts):
                taking = [part for part in flatten(parts) if takes_text(part)]
                return self._edge_bytes(taking[-at_end], at_end=at_end) if taking else None
            case Choice(branches):
                edges = [self._edge_bytes(branch, at_end=at_end) for branch in branches]
                known = [edge for edge in edges if edge is not None]
                return frozenset().union(*known) if len(known) == len(edges) else None
            case Repeat(body, least, _):
                return self._edge_bytes(body, at_end=at_end) if least else None
            case _:
                return None

    def _edge_of_words(
        self, words: Iterable[str], flags: frozenset[str], *, at_end: bool
    ) -> frozenset[int] | None:
        edges = {word[-at_end : None if at_end else 1] for word in words}
        if "" in edges:
            return None
        if "i" in flags:
            edges = set().union(*(edge_cases(word, at_end=at_end) for word in words))
        return self._letters.bytes_of_characters(edges)
