"""
What a text must hold for a pattern to match it: the ground of the prefilter.

It must never claim a literal that a matching text can lack; None, "may match any text", is
always right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mtfix.packs.fold import fold
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
    UnknownSyntaxError,
    parse_pattern,
)

_MOST_STRINGS = 24  # of a product of alternatives; beyond it a cut is made
_MOST_LITERALS = 3000
_LONGEST = 40
_MOST_MEMBERS = 8  # of a set of characters that is taken apart


def required_literals(
    pattern: str, classes: Mapping[str, Iterable[str]] | None = None
) -> frozenset[str] | None:
    r"""
    Return folded literals of which every text that `pattern` matches, folded, holds one.

    The same set serves with and without regard to case. None where no set is known.

        >>> sorted(required_literals(r"\b(according|due) (?=\p{Lu})") or ())
        ['according ', 'due ']
        >>> required_literals(r"\w+")
    """
    try:
        best = _need(parse_pattern(pattern, classes)).best()
    except UnknownSyntaxError:
        return None
    if best is None or len(best) > _MOST_LITERALS:
        return None
    return _without_redundant(best)


@dataclass(frozen=True, slots=True)
class _Needed:
    """
    What a part of a pattern needs.

    `exact`: it matches these folded strings and no other. `some`: every match holds one of
    these. None means not known. `exact` that holds "" needs nothing.
    """

    exact: frozenset[str] | None = None
    some: frozenset[str] | None = None

    def best(self) -> frozenset[str] | None:
        return _rarer(self.some, self.exact)


_NOTHING = _Needed(exact=frozenset({""}))
_ANYTHING = _Needed()


def _rarer(one: frozenset[str] | None, two: frozenset[str] | None) -> frozenset[str] | None:
    """Return the set that fewer texts satisfy; one with "" is satisfied by all."""
    sets = [each for each in (one, two) if each and "" not in each]
    return min(sets, key=_estimate_share, default=None)


def _estimate_share(literals: frozenset[str]) -> float:
    return sum(15.0 ** -len(literal) for literal in literals)


def _without_redundant(literals: frozenset[str]) -> frozenset[str]:
    """Leave out literals that hold another one."""
    if len(literals) > 500:
        return literals  # quadratic, for little gain
    return frozenset(
        one for one in literals if not any(two != one and two in one for two in literals)
    )


def _need(node: Node) -> _Needed:
    match node:
        case Character(text):
            return _Needed(exact=frozenset({fold(text)}))
        case OneOf(source):
            return _need_member(source)
        case NamedList(words):
            return _Needed(exact=frozenset(map(fold, words)))
        case Place():
            return _NOTHING
        case Look(body, _, is_positive):
            return _Needed(_NOTHING.exact, _need(body).best() if is_positive else None)
        case Sequence(parts):
            return _concatenate([_need(part) for part in parts])
        case Choice(branches):
            return _choose([_need(branch) for branch in branches])
        case Repeat(body, least, most):
            return _repeat(_need(body), least, most)
        case Group(body):
            return _need(body)
        case BackReference():
            return _ANYTHING


def _need_member(source: str) -> _Needed:
    """Return what a set needs; a short plain list of characters is known exactly."""
    members = source[1:-1]
    is_plain = source[0] == "[" and not set(members) & set("\\[^-&|~")
    if not is_plain or len(members) > _MOST_MEMBERS:
        return _ANYTHING
    return _Needed(exact=frozenset(map(fold, members)))


def _concatenate(parts: list[_Needed]) -> _Needed:
    exact = frozenset({""})
    some: frozenset[str] | None = None
    is_whole = True
    for part in parts:
        some = _rarer(some, part.some)
        if part.exact is None:
            some = _rarer(some, exact)
            exact, is_whole = frozenset({""}), False
            continue
        joined = {one + two for one in exact for two in part.exact}
        if len(joined) <= _MOST_STRINGS and max(map(len, joined)) <= _LONGEST:
            exact = frozenset(joined)
        else:
            some = _rarer(some, exact)
            exact, is_whole = part.exact, False
    if is_whole:
        return _Needed(exact, some)
    return _Needed(None, _rarer(some, exact))


def _choose(branches: list[_Needed]) -> _Needed:
    exact: set[str] | None = set()
    some: set[str] | None = set()
    for branch in branches:
        exact = None if exact is None or branch.exact is None else exact | branch.exact
        best = branch.best()
        some = None if some is None or best is None else some | best
    return _Needed(
        None if exact is None else frozenset(exact), None if some is None else frozenset(some)
    )


def _repeat(needed: _Needed, least: int, most: int | None) -> _Needed:
    if least > 0:
        return needed if most == 1 else _Needed(None, needed.best())
    if most == 1 and needed.exact is not None:
        return _Needed(exact=needed.exact | {""})
    return _ANYTHING
