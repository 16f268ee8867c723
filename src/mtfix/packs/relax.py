r"""
Patterns made simple for a scanner: bytes of an alphabet, no look-arounds, no Unicode.

A relaxed pattern matches wherever the real one does, and at other places too. What stands
before and after is kept where the pattern begins or ends with it: `(?<=the )Cat\b` becomes
`the Cat[^a-z]`. Anchors become line ends, which every line must have on both sides; no
match has one inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from math import log2
from operator import itemgetter

from mtfix.packs.alphabet import WILD, Alphabet
from mtfix.packs.byteclass import EVERY, NEWLINE, bits, bits_of, byte, bytes_class
from mtfix.packs.cases import cases_of, shared_places, variants
from mtfix.packs.fold import fold
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
)

_MOST_COUNTED = 4  # repeats; a scanner pays for each one that it counts
_LONG = 800  # bytes of a pattern, of which a shorter stretch may do
_BRIEF = 20  # bytes, which cost little where they stand beside it
_ENOUGH = 45.0  # bits of it; common words stand far more often than their letters tell
_FEW_BITS = 0.1  # told by a class that stands for nearly any character
_WORD = r"\w"


def alphabet_of(nodes: Iterable[Node], script: str) -> Alphabet:
    """Return an alphabet that tells apart what these patterns do, above all in a script."""
    every_class, every_character = [_WORD], list[str]()
    for node in nodes:
        classes, characters = set[str](), set[str]()
        for leaf in _leaves(resolve(node)):
            match leaf:
                case OneOf():
                    classes.add(_expression(leaf))
                case Character(text, flags):
                    characters |= variants(text, flags)
                case NamedList(words, flags):
                    characters.update(*(variants(word, flags) for word in words))
        every_class += classes
        every_character += characters
    return Alphabet(every_class, every_character, script)


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case Look(body) | Repeat(body) | Group(body):
            yield from _leaves(body)
        case Sequence(parts) | Choice(parts):
            for part in parts:
                yield from _leaves(part)
        case _:
            yield node


def _expression(node: OneOf) -> str:
    kept = "".join(sorted(node.flags & set("isuwa")))
    return f"(?{kept}:{node.source})" if kept else node.source


class Relaxer:
    """Makes patterns simple, for one alphabet; many patterns name the same words."""

    def __init__(self, alphabet: Alphabet) -> None:
        """Take an alphabet of the patterns, see `alphabet_of`."""
        self._alphabet = alphabet
        self._strings: dict[tuple[str, bool], str] = {}
        self._members: dict[OneOf, frozenset[int]] = {}

    def relax(self, node: Node) -> bytes:
        """Return a pattern for bytes that matches wherever `node` does in one line."""
        return self._render(resolve(node), leads=True, ends=True).encode("latin-1")

    # `leads` and `ends` say whether nothing stands before, or after, what is rendered.
    def _render(self, node: Node, *, leads: bool = False, ends: bool = False) -> str:
        match node:
            case Character() | NamedList() | OneOf():
                return self._render_text(node)
            case Sequence(parts):
                return self._render_sequence(tuple(_flatten(parts)), leads=leads, ends=ends)
            case Choice(branches):
                rendered = [self._render(each, leads=leads, ends=ends) for each in branches]
                return f"(?:{'|'.join(dict.fromkeys(rendered))})"
            case Repeat(body, least, most):
                if least == most == 1:
                    return self._render(body, leads=leads, ends=ends)
                if self._is_gap(body):  # only a part of it is kept, and that stands once
                    return self._render(body) if least else ""
                return f"(?:{self._render(body)}){_count(least, most)}"
            case Place() | Look():
                return self._render_stretch((node,), leads=leads, ends=ends)
            case Group() | BackReference():
                raise TypeError("groups are resolved before")

    def _render_text(self, node: Character | NamedList | OneOf) -> str:
        match node:
            case OneOf():
                return bytes_class(self._bytes_of(node))
            case Character(text, flags):
                return self._string(text, is_caseless="i" in flags)
            case NamedList(words, flags):
                rendered = [self._string(word, is_caseless="i" in flags) for word in words]
                return f"(?:{'|'.join(dict.fromkeys(rendered))})"

    def _string(self, text: str, *, is_caseless: bool) -> str:
        key = (text, is_caseless)
        if key not in self._strings:
            self._strings[key] = self._spell(text, is_caseless=is_caseless)
        return self._strings[key]

    def _bytes_of(self, node: OneOf) -> frozenset[int]:
        if node not in self._members:
            self._members[node] = self._alphabet.bytes_of(_expression(node))
        return self._members[node]

    def _spell(self, text: str, *, is_caseless: bool) -> str:
        if not is_caseless:
            return "".join(self._class_of({character}) for character in text)
        folded = fold(text)
        shared = shared_places(folded)
        return "".join(
            self._class_of(cases_of(character) | shared.get(place, set()))
            + ("?" if place in shared else "")
            for place, character in enumerate(folded)
        )

    def _class_of(self, characters: Iterable[str]) -> str:
        return bytes_class(map(self._alphabet.byte_of, characters))

    def _render_sequence(self, parts: tuple[Node, ...], *, leads: bool, ends: bool) -> str:
        parts = tuple(self._trim(part) if isinstance(part, Look) else part for part in parts)
        if not any(map(self._is_gap, parts)):
            return self._render_stretch(parts, leads=leads, ends=ends)
        told = [(0.0, "")]
        stretches = self._stretches_of(parts)
        for number, stretch in enumerate(stretches):
            is_first = not any(map(_takes_text, chain(*stretches[:number])))
            is_last = not any(map(_takes_text, chain(*stretches[number + 1 :])))
            rendered = self._render_stretch(
                stretch, leads=leads and is_first, ends=ends and is_last
            )
            told.append((self._tell(Sequence(stretch)) if rendered else 0.0, rendered))
        return max(told, key=itemgetter(0))[1]

    def _stretches_of(self, parts: Iterable[Node]) -> list[tuple[Node, ...]]:
        """Cut a sequence at its gaps, which are stretches of their own."""
        stretches: list[tuple[Node, ...]] = [()]
        for part in parts:
            if self._is_gap(part):
                stretches += ((part,), ())
            else:
                stretches[-1] += (part,)
        return stretches

    def _is_gap(self, node: Node) -> bool:
        """
        Tell whether a part of a sequence may stand for nearly any text.

        What stands on one side of it then has to do: scanners are slow at gaps, and
        Vectorscan 5.4.12 loses matches where several patterns have some.
        """
        match node:
            case Repeat(OneOf() as body, _, most):
                is_wide = bits(self._bytes_of(body)) < _FEW_BITS
                return is_wide and (most is None or most > _MOST_COUNTED)
            case Repeat(body) | Look(body):
                return self._is_gap(body)
            case Sequence(parts) | Choice(parts):
                return any(map(self._is_gap, parts))
            case _:
                return False

    def _trim(self, look: Look) -> Look:
        """Return the look as far as the gap that is nearest to its place."""
        return Look(self._trim_body(look.body, look), look.is_behind, look.is_positive)

    def _trim_body(self, body: Node, look: Look) -> Node:
        if not self._is_gap(body):
            return body
        match body:
            case Sequence(parts) if look.is_positive:
                inward = tuple(_flatten(parts))[:: -1 if look.is_behind else 1]
                near = next(n for n, part in enumerate(inward) if self._is_gap(part))
                kept = [*inward[:near], self._trim_body(inward[near], look)]
                return Sequence(tuple(kept[:: -1 if look.is_behind else 1]))
            case Choice(branches) if look.is_positive:
                return Choice(tuple(self._trim_body(branch, look) for branch in branches))
            case _:
                return Sequence(())

    def _tell(self, node: Node) -> float:
        """Return how much finding this would tell, in bits or so."""
        match node:
            case Character(text):
                return bits(map(ord, text))
            case OneOf():
                return bits(self._bytes_of(node) - {WILD})
            case NamedList(words):
                return min((bits_of(word) for word in words), default=0.0) - log2(len(words) or 1)
            case Sequence(parts):
                stretches = self._stretches_of(parts)
                return max(sum(map(self._tell_part, stretch)) for stretch in stretches)
            case Choice(branches):
                return max(0.0, min(map(self._tell, branches)) - log2(len(branches)))
            case Repeat(body, least, _):
                return min(least, _MOST_COUNTED) * self._tell(body)
            case Look(body, _, is_positive):
                return self._tell(body) if is_positive else 0.5
            case Place(sign):
                return 8.0 if sign in ("^", "A") else 0.5  # every line has an end, most a stop
            case _:
                return 0.0

    def _tell_part(self, part: Node) -> float:
        """Return what a part tells; of one with gaps only a piece is kept."""
        if isinstance(part, Repeat) and self._is_gap(part):
            return self._tell(part.body) if part.least and not isinstance(part.body, OneOf) else 0.0
        return self._tell(part)

    def _render_stretch(self, parts: tuple[Node, ...], *, leads: bool, ends: bool) -> str:
        first = next((n for n, part in enumerate(parts) if _takes_text(part)), len(parts))
        last = next((n for n in range(len(parts), first, -1) if _takes_text(parts[n - 1])), first)
        head, body, tail = parts[:first], _join_characters(parts[first:last]), parts[last:]
        before = self._render_before(head, body) if leads else ""
        after = self._render_after(tail or (() if body else head), body) if ends else ""
        taking = [(number, part) for number, part in enumerate(body) if _takes_text(part)]
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
        told = [0.0, *map(self._tell, taking), 0.0]
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
        if Place("b") in head and (beyond := self._beyond_boundary(body[:1], at_end=False)):
            return beyond
        for part in reversed(head):
            if isinstance(part, Look) and part.is_behind and (free := self._outside(part.body)):
                return free
        return ""

    def _render_after(self, tail: tuple[Node, ...], body: list[Node]) -> str:
        """Render the most telling of the places and looks after the body."""
        for part in tail:
            if isinstance(part, Look) and not part.is_behind and part.is_positive:
                return f"(?:{self._render(part.body, ends=True)})"
        if any(isinstance(part, Place) and part.sign in ("$", "Z") for part in tail):
            return byte(NEWLINE)
        if Place("b") in tail and (beyond := self._beyond_boundary(body[-1:], at_end=True)):
            return beyond
        for part in tail:
            if isinstance(part, Look) and not part.is_behind and (free := self._outside(part.body)):
                return free
        return ""

    def _outside(self, body: Node) -> str:
        """Return the class that a negative look at `body` leaves, as far as one byte tells."""
        branches = body.branches if isinstance(body, Choice) else (body,)
        forbidden: set[int] = set()
        for branch in branches:
            if isinstance(branch, OneOf):
                forbidden |= self._alphabet.sure_bytes_of(_expression(branch))
            elif isinstance(branch, Character) and "i" not in branch.flags:
                forbidden |= self._alphabet.sure_bytes_of_character(branch.text)
        return bytes_class(EVERY - forbidden, at_line_end=True) if forbidden else ""

    def _beyond_boundary(self, edge: list[Node], *, at_end: bool) -> str:
        """Return the class of what stands beyond a word boundary, "" where it is not clear."""
        inside = self._edge_bytes(edge[0], at_end=at_end) if edge else None
        word = self._alphabet.sure_bytes_of(_WORD)
        if inside and inside <= word:
            return bytes_class(EVERY - word, at_line_end=True)
        return ""

    def _edge_bytes(self, node: Node, *, at_end: bool) -> frozenset[int] | None:
        """Return the bytes with which a match of `node` may begin, or end; None if not known."""
        match node:
            case OneOf():
                return self._bytes_of(node)
            case Character(text, flags):
                return self._edge_of_words((text,), flags, at_end=at_end)
            case NamedList(words, flags):
                return self._edge_of_words(words, flags, at_end=at_end)
            case Sequence(parts):
                taking = [part for part in _flatten(parts) if _takes_text(part)]
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
        if "i" in flags or "" in edges:
            return None
        return frozenset(map(self._alphabet.byte_of, edges))


def _takes_text(node: Node) -> bool:
    match node:
        case Place() | Look():
            return False
        case Sequence(parts) | Choice(parts):
            return any(map(_takes_text, parts))
        case _:
            return True


def _flatten(parts: Iterable[Node]) -> Iterator[Node]:
    for part in parts:
        if isinstance(part, Sequence):
            yield from _flatten(part.parts)
        else:
            yield part


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
    least = min(least, _MOST_COUNTED)
    if most is None or most > _MOST_COUNTED:
        return {0: "*", 1: "+"}.get(least, f"{{{least},}}")
    return f"{{{least},{most}}}"
