"""How much it tells to find a part of a pattern."""

from __future__ import annotations

from math import log2

from mtfix.packs.alphabet import WILD
from mtfix.packs.byteclass import bits, bits_of
from mtfix.packs.gaps import MOST_COUNTED, Gaps
from mtfix.packs.letters import Letters
from mtfix.packs.syntax import (
    Character,
    Choice,
    Look,
    NamedList,
    Node,
    OneOf,
    Place,
    Repeat,
    Sequence,
)

_FREQUENT_MARK = 3.0  # bits less: quotation marks and dashes share bytes, and wide marks are many


class Telling:
    """Weighs parts of patterns, in one alphabet."""

    def __init__(self, letters: Letters, gaps: Gaps) -> None:
        """Take the letters of the alphabet, and what tells gaps in it."""
        self._letters, self._gaps = letters, gaps

    def tell(self, node: Node) -> float:
        """Return how much finding this would tell, in bits or so."""
        match node:
            case Character(text):
                is_mark = text > "\x7f" and not text.isalnum()
                return bits(map(ord, text)) - (_FREQUENT_MARK if is_mark else 0.0)
            case OneOf():
                return bits(self._letters.bytes_of(node) - {WILD})
            case NamedList(words):
                return min((bits_of(word) for word in words), default=0.0) - log2(len(words) or 1)
            case Sequence(parts):
                stretches = self._gaps.part(parts)
                return max(sum(map(self._tell_part, stretch)) for stretch in stretches)
            case Choice(branches):
                return max(0.0, min(map(self.tell, branches)) - log2(len(branches)))
            case Repeat(body, least, _):
                return min(least, MOST_COUNTED) * self.tell(body)
            case Look(body, _, is_positive):
                return self.tell(body) if is_positive else 0.5
            case Place(sign):
                return 8.0 if sign in ("^", "A") else 0.5  # every line has an end, most a stop
            case _:
                return 0.0

    def _tell_part(self, part: Node) -> float:
        """Return what a part tells; of one with gaps only a piece is kept."""
        if isinstance(part, Repeat) and self._gaps.is_gap(part):
            return self.tell(part.body) if part.least and not isinstance(part.body, OneOf) else 0.0
        return self.tell(part)
