"""
Gaps of a pattern: parts that may stand for nearly any text.

What stands on one side of a gap has to do: scanners are slow at gaps, and Vectorscan 5.4.12
loses matches where several patterns have some.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.packs.byteclass import bits
from mtfix.packs.letters import Letters
from mtfix.packs.syntax import Choice, Look, Node, OneOf, Repeat, Sequence, flatten

MOST_COUNTED = 4  # repeats; a scanner pays for each one that it counts
_FEW_BITS = 0.1  # told by a class that stands for nearly any character


class Gaps:
    """Tells gaps from the rest, in one alphabet."""

    def __init__(self, letters: Letters) -> None:
        """Take the letters of the alphabet."""
        self._letters = letters

    def is_gap(self, node: Node) -> bool:
        """Tell whether a part of a sequence may stand for nearly any text."""
        match node:
            case Repeat(OneOf() as body, _, most):
                is_wide = bits(self._letters.bytes_of(body)) < _FEW_BITS
                return is_wide and (most is None or most > MOST_COUNTED)
            case Repeat(body) | Look(body):
                return self.is_gap(body)
            case Sequence(parts) | Choice(parts):
                return any(map(self.is_gap, parts))
            case _:
                return False

    def part(self, parts: Iterable[Node]) -> list[tuple[Node, ...]]:
        """Cut a sequence at its gaps, which are stretches of their own."""
        stretches: list[tuple[Node, ...]] = [()]
        for part in parts:
            if self.is_gap(part):
                stretches += ((part,), ())
            else:
                stretches[-1] += (part,)
        return stretches

    def trim(self, look: Look) -> Look:
        """Return the look as far as the gap that is nearest to its place."""
        return Look(self._trim_body(look.body, look), look.is_behind, look.is_positive)

    def _trim_body(self, body: Node, look: Look) -> Node:
        if not self.is_gap(body):
            return body
        match body:
            case Sequence(parts) if look.is_positive:
                inward = tuple(flatten(parts))[:: -1 if look.is_behind else 1]
                near = next(n for n, part in enumerate(inward) if self.is_gap(part))
                kept = [*inward[:near], self._trim_body(inward[near], look)]
                return Sequence(tuple(kept[:: -1 if look.is_behind else 1]))
            case Choice(branches) if look.is_positive:
                return Choice(tuple(self._trim_body(branch, look) for branch in branches))
            case _:
                return Sequence(())
