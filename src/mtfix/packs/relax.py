r"""
Patterns made simple for a scanner: bytes of an alphabet, no look-arounds, no Unicode.

A relaxed pattern matches wherever the real one does, and at other places too. What stands
before and after is kept where the pattern begins or ends with it: `(?<=the )Cat\b` becomes
`the Cat[^a-z]`. Anchors become line ends, which every line must have on both sides; no
match has one inside.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import itemgetter

from mtfix.packs.alphabet import Alphabet
from mtfix.packs.byteclass import NEWLINE, byte
from mtfix.packs.edges import Edges
from mtfix.packs.gaps import MOST_COUNTED, Gaps
from mtfix.packs.letters import Letters
from mtfix.packs.references import resolve
from mtfix.packs.syntax import (
    BackReference,
    Character,
    Choice,
    Group,
    Look,
    NamedList,
    Node,
    OneOf,
    Place,
    Repeat,
    Sequence,
    flatten,
    takes_text,
)
from mtfix.packs.telling import Telling

_LONG = 800  # bytes of a pattern, of which a shorter stretch may do
_BRIEF = 20  # bytes, which cost little where they stand beside it
_ENOUGH = 45.0  # bits of it; common words stand far more often than their letters tell


class Relaxer:
    """Makes patterns simple, for one alphabet; many patterns name the same words."""

    def __init__(self, alphabet: Alphabet) -> None:
        """Take an alphabet of the patterns, see `alphabet_of`."""
        self._letters = Letters(alphabet)
        self._gaps = Gaps(self._letters)
        self._telling = Telling(self._letters, self._gaps)
        self._edges = Edges(self._letters)

    def relax(self, node: Node) -> bytes:
        """Return a pattern for bytes that matches wherever `node` does in one line."""
        return self._render(resolve(node), leads=True, ends=True).encode("latin-1")

    # `leads` and `ends` say whether nothing stands before, or after, what is rendered.
    def _render(self, node: Node, *, leads: bool = False, ends: bool = False) -> str:
        match node:
            case Character() | NamedList() | OneOf():
                return self._letters.render(node)
            case Sequence(parts):
                return self._render_sequence(tuple(flatten(parts)), leads=leads, ends=ends)
            case Choice(branches):
                rendered = [self._render(each, leads=leads, ends=ends) for each in branches]
                return f"(?:{'|'.join(dict.fromkeys(rendered))})"
            case Repeat(body, least, most):
                if least == most == 1:
                    return self._render(body, leads=leads, ends=ends)
                if self._gaps.is_gap(body):  # only a part of it is kept, and that stands once
                    return self._render(body) if least else ""
                if leads or ends:  # as often as it must stand there will do
                    least = most = min(least, MOST_COUNTED)
                return f"(?:{self._render(body)}){_count(least, most)}" if most != 0 else ""
            case Place() | Look():
                return self._render_stretch((node,), leads=leads, ends=ends)
            case Group() | BackReference():
                raise TypeError("groups are resolved before")

    def _render_sequence(self, parts: tuple[Node, ...], *, leads: bool, ends: bool) -> str:
        """Render the stretch between gaps that tells most."""
        parts = tuple(self._gaps.trim(part) if isinstance(part, Look) else part for part in parts)
        if not any(map(self._gaps.is_gap, parts)):
            return self._render_stretch(parts, leads=leads, ends=ends)
        told = [(0.0, "")]
        stretches = self._gaps.part(parts)
        for number, stretch in enumerate(stretches):
            is_first = not any(map(takes_text, chain(*stretches[:number])))
            is_last = not any(map(takes_text, chain(*stretches[number + 1 :])))
            rendered = self._render_stretch(
                stretch, leads=leads and is_first, ends=ends and is_last
            )
            told.append((self._telling.tell(Sequence(stretch)) if rendered else 0.0, rendered))
        return max(told, key=itemgetter(0))[1]

    def _render_stretch(self, parts: tuple[Node, ...], *, leads: bool, ends: bool) -> str:
        first = next((n for n, part in enumerate(parts) if takes_text(part)), len(parts))
        last = next((n for n in range(len(parts), first, -1) if takes_text(parts[n - 1])), first)
        head, body, tail = parts[:first], _join_characters(parts[first:last]), parts[last:]
        before = self._render_before(head, body) if leads else ""
        after = self._render_after(tail or (() if body else head), body) if ends else ""
        taking = [(number, part) for number, part in enumerate(body) if takes_text(part)]
        rendered = [
            self._render(
                part,
                leads=leads and not before and number == 0,
                ends=ends and not after and number == len(body) - 1,
            )
            for number, part in taking
        ]
        return self._cut_short([part for _, part in taking], [before, *rendered, after])

    def _cut_short(self, taking: list[Node], rendered: list[str]) -> str:
        """Join what is rendered; of much of it only the shortest stretch that tells enough."""
        if sum(map(len, rendered)) < _LONG:
            return "".join(rendered)
        told = [0.0, *map(self._telling.tell, taking), 0.0]
        places = range(len(told) + 1)
        stretches = ((a, b) for a in places for b in places[a + 1 :] if sum(told[a:b]) >= _ENOUGH)
        whole = (0, len(told))
        first, last = min(
            (*stretches, whole), key=lambda ab: sum(map(len, rendered[ab[0] : ab[1]]))
        )
        while first > 0 and len(rendered[first - 1]) <= _BRIEF:
            first -= 1
        while last < len(rendered) and len(rendered[last]) <= _BRIEF:
            last += 1
        return "".join(rendered[first:last])

    def _render_before(self, head: tuple[Node, ...], body: list[Node]) -> str:
        """Render the most telling of the places and looks before the body."""
        for part in reversed(head):
            if isinstance(part, Look) and part.is_behind and part.is_positive:
                return f"(?:{self._render(part.body, leads=True)})"
        if any(isinstance(part, Place) and part.sign in ("^", "A") for part in head):
            return byte(NEWLINE)
        if Place("b") in head and (beyond := self._edges.beyond_boundary(body[:1], at_end=False)):
            return beyond
        looks = (part.body for part in reversed(head) if isinstance(part, Look) and part.is_behind)
        return self._edges.outside_any(looks)

    def _render_after(self, tail: tuple[Node, ...], body: list[Node]) -> str:
        """Render the most telling of the places and looks after the body."""
        for part in tail:
            if isinstance(part, Look) and not part.is_behind and part.is_positive:
                return f"(?:{self._render(part.body, ends=True)})"
        if any(isinstance(part, Place) and part.sign in ("$", "Z") for part in tail):
            return byte(NEWLINE)
        if Place("b") in tail and (beyond := self._edges.beyond_boundary(body[-1:], at_end=True)):
            return beyond
        looks = (part.body for part in tail if isinstance(part, Look) and not part.is_behind)
        return self._edges.outside_any(looks)


def _join_characters(parts: Iterable[Node]) -> list[Node]:
    """Join characters where case does not count: one may stand for several of them."""
    joined: list[Node] = []
    for part in parts:
        if isinstance(part, Character) and "i" in part.flags:
            before = joined[-1] if joined else None
            if isinstance(before, NamedList) and len(before.words) == 1 and "i" in before.flags:
                joined[-1] = NamedList((before.words[0] + part.text,), part.flags)
                continue
            joined.append(NamedList((part.text,), part.flags))
        else:
            joined.append(part)
    return joined


def _count(least: int, most: int | None) -> str:
    least = min(least, MOST_COUNTED)
    if most is None or most > MOST_COUNTED:
        return {0: "*", 1: "+"}.get(least, f"{{{least},}}")
    if least == most:
        return f"{{{least}}}" if most > 1 else ""
    return f"{{{least},{most}}}"
