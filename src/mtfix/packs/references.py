"""Trees of patterns without groups and back references, for what can refer to nothing."""

from __future__ import annotations

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
    for first, group in enumerate(parts):
        if not isinstance(group, Group):
            continue
        ends = [number for number, part in enumerate(parts) if _refers(part, group)]
        if not ends:
            continue
        texts = _texts_of(group.body)
        meant: list[Node] = [NamedList((text,)) for text in texts] if texts else [group.body]
        stretch = parts[first : ends[-1] + 1]
        spelled = Choice(
            tuple(
                Sequence(
                    tuple(
                        one if part is group else _once_more(one, part) if number in ends else part
                        for number, part in enumerate(stretch, first)
                    )
                )
                for one in meant
            )
        )
        return _resolve_sequence((*parts[:first], spelled, *parts[ends[-1] + 1 :]))
    return Sequence(tuple(map(resolve, parts)))


def _refers(part: Node, group: Group) -> bool:
    return isinstance(part, BackReference) and part.name in group.names


def _once_more(meant: Node, reference: Node) -> Node:
    """Return what a reference to what is meant matches; of unknown text in any case, anything."""
    flags = reference.flags if isinstance(reference, BackReference) else frozenset()
    if "i" not in flags:
        return meant
    return NamedList(meant.words, flags) if isinstance(meant, NamedList) else _ANY_TEXT


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
