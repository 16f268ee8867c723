"""Trees of patterns without groups and back references, for what can refer to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from mtfix.packs.syntax import (
    BackReference,
    Character,
    Choice,
    Group,
    Look,
    NamedList,
    Node,
    OneOf,
    Repeat,
    Sequence,
)

_MOST_TEXTS = 400  # that a group stands for, to be spelled out where it is referred to
_ANY_TEXT = Repeat(OneOf("."), 0, None)


def resolve(node: Node) -> Node:
    r"""
    Return a tree without groups and back references that matches all that `node` does.

        >>> from mtfix.packs.parse import parse_pattern
        >>> resolve(parse_pattern(r"(a)b")) == parse_pattern("ab")
        True
        >>> resolve(parse_pattern(r"((a|b)c*)-\2")) == resolve(parse_pattern(r"(a|b)c*-\1"))
        True
    """
    match node:
        case Look(body, is_behind, is_positive):
            return Look(resolve(body), is_behind, is_positive)
        case Repeat(body, least, most):
            return Repeat(resolve(body), least, most)
        case Choice(branches):
            return Choice(tuple(map(resolve, branches)))
        case Group(body):
            return resolve(body)
        case BackReference():
            return _ANY_TEXT
        case Sequence(parts):
            return _resolve_sequence(parts)
        case _:
            return node


def _resolve_sequence(parts: tuple[Node, ...]) -> Node:
    """Spell out the back references to groups of the same sequence."""
    referred = frozenset(chain.from_iterable(map(_referred, parts)))
    parts = tuple(_opened(parts, referred))
    for first, group in enumerate(parts):
        if not isinstance(group, Group):
            continue
        ends = [number for number, part in enumerate(parts) if _refers(part, group)]
        if not ends:
            continue
        stretch = parts[first : ends[-1] + 1]
        spelled = Choice(
            tuple(
                Sequence(
                    tuple(
                        one if part is group else _once_more(one, part) if number in ends else part
                        for number, part in enumerate(stretch, first)
                    )
                )
                for one in _ways_of(group.body)
            )
        )
        return _resolve_sequence((*parts[:first], spelled, *parts[ends[-1] + 1 :]))
    return Sequence(tuple(map(resolve, parts)))


def _referred(node: Node) -> Iterator[str]:
    """Yield the names of groups to which a sequence refers, in groups of it, too."""
    match node:
        case BackReference(name):
            yield name
        case Group(body):
            yield from _referred(body)
        case Sequence(parts):
            yield from chain.from_iterable(map(_referred, parts))


def _opened(parts: Iterable[Node], referred: frozenset[str]) -> Iterator[Node]:
    """Yield the parts, and instead of groups to which nothing refers what is in them."""
    for part in parts:
        match part:
            case Sequence(inner):
                yield from _opened(inner, referred)
            case Group(body, names) if referred.isdisjoint(names):
                yield from _opened((body,), referred)
            case _:
                yield part


def _refers(part: Node, group: Group) -> bool:
    return isinstance(part, BackReference) and part.name in group.names


def _once_more(meant: Node, reference: Node) -> Node:
    """Return what a reference to what is meant matches; of unknown text in any case, anything."""
    flags = reference.flags if isinstance(reference, BackReference) else frozenset()
    if "i" not in flags:
        return meant
    return NamedList(meant.words, flags) if isinstance(meant, NamedList) else _ANY_TEXT


def _ways_of(node: Node) -> list[Node]:
    """Return what together matches what a node does, apart for each of the texts in it."""
    whole = _texts_of(node)
    if whole:
        return [NamedList((text,)) for text in whole]
    ways: list[tuple[Node, ...]] = [()]
    for part in _opened((node,), frozenset()):
        texts = _texts_of(part)
        if texts and len(ways) * len(texts) <= _MOST_TEXTS:
            ways = [(*way, NamedList((text,))) for way in ways for text in texts]
        else:
            ways = [(*way, part) for way in ways]
    return [way[0] if len(way) == 1 else Sequence(way) for way in ways]


def _texts_of(node: Node) -> list[str] | None:
    """Return all texts that a node matches, None where they are many or not known."""
    match node:
        case Character(text, flags) if "i" not in flags:
            return [text]
        case NamedList(words, flags) if "i" not in flags:
            return list(words)
        case Choice(branches):
            options = [_texts_of(branch) for branch in branches]
            every = [text for option in options if option for text in option]
            return every if all(options) and len(every) <= _MOST_TEXTS else None
        case Sequence(parts):
            texts = [""]
            for part in parts:
                option = _texts_of(part)
                if not option or len(texts) * len(option) > _MOST_TEXTS:
                    return None
                texts = [text + more for text in texts for more in option]
            return texts
        case _:
            return None
