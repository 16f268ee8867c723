"""A pattern with a long list of words as two patterns, each with half of the list."""

from __future__ import annotations

from collections.abc import Iterator

from mtfix.packs.syntax import Choice, Group, NamedList, Node, Sequence


def halve(node: Node) -> tuple[Node, Node] | None:
    """
    Return two patterns of which one matches wherever this one does; None where no list is there.

    One in a repeat or a look around is not taken.

        >>> [half.words for half in halve(NamedList(("Rome", "Paris", "Oslo")))]
        [('Rome',), ('Paris', 'Oslo')]
    """
    longest = max(_lists_of(node), key=lambda each: len("".join(each.words)), default=None)
    if longest is None or len(longest.words) < 2:
        return None
    half = len(longest.words) // 2
    one, two = longest.words[:half], longest.words[half:]
    return (
        _swap(node, longest, NamedList(one, longest.flags)),
        _swap(node, longest, NamedList(two, longest.flags)),
    )


def _lists_of(node: Node) -> Iterator[NamedList]:
    match node:
        case NamedList():
            yield node
        case Group(body):
            yield from _lists_of(body)
        case Sequence(parts) | Choice(parts):
            for part in parts:
                yield from _lists_of(part)


def _swap(node: Node, old: NamedList, new: NamedList) -> Node:
    match node:
        case NamedList():
            return new if node is old else node
        case Group(body, names):
            return Group(_swap(body, old, new), names)
        case Sequence(parts):
            return Sequence(tuple(_swap(part, old, new) for part in parts))
        case Choice(branches):
            return Choice(tuple(_swap(branch, old, new) for branch in branches))
        case _:
            return node
