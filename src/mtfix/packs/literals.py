"""
What a text must hold for a pattern to match it: the ground of the prefilter.

It must never claim a literal that a matching text can lack; to name none is always right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mtfix.packs.cursor import UnknownSyntaxError
from mtfix.packs.fold import fold
from mtfix.packs.parse import parse_pattern
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

_MOST_JOINED = 4000  # pairs of alternatives, many of which may be the same
_MOST_STRINGS = 24  # of a product of alternatives; beyond it a cut is made
_MOST_LITERALS = 3000
_MOST_SETS = 3
_MOST_SECOND = 400  # literals of a set that is not the first
_COMMON = 0.2  # of texts, about; what stands in more tells little
_LONGEST = 40
_MOST_MEMBERS = 8  # of a set of characters that is taken apart


def required_literals(
    pattern: str, classes: Mapping[str, Iterable[str]] | None = None
) -> tuple[frozenset[str], ...]:
    r"""
    Return sets of literals; a text that `pattern` matches has one of each in its `haystack`.

    The rarest set comes first; none comes where none is known.

        >>> [sorted(literals) for literals in required_literals(r"(?:He|She)\W+said that")]
        [['said that'], ['He', 'She']]
        >>> required_literals(r"(?i:He|It)\d")[0] == {"he", "it"}
        True
        >>> required_literals(r"\w+")
        ()
    """
    try:
        needed = _need(parse_pattern(pattern, classes)).best()
    except UnknownSyntaxError:
        return ()
    return tuple(map(_without_redundant, needed))


@dataclass(frozen=True, slots=True)
class _Needed:
    """
    What a part of a pattern needs.

    `exact`: it matches these strings and no other, all folded where it `is_folded`; None where
    they are not known, and one that holds "" needs nothing. `some`: every match holds one of each
    of these.
    """

    exact: frozenset[str] | None = None
    some: tuple[frozenset[str], ...] = ()
    is_folded: bool = False

    def best(self) -> tuple[frozenset[str], ...]:
        return _choose_rarest(self.some if self.exact is None else (*self.some, self.exact))

    def folded(self) -> _Needed:
        """Return the same with its strings folded; half a folded string is in no text."""
        if self.is_folded or self.exact is None:
            return self
        return _Needed(frozenset(map(fold, self.exact)), self.some, is_folded=True)


_NOTHING = _Needed(exact=frozenset({""}))
_ANYTHING = _Needed()


def _choose_rarest(sets: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Return the sets that the fewest texts satisfy, the rarest first."""
    fit = {each for each in sets if each and "" not in each and len(each) <= _MOST_LITERALS}
    ordered = sorted(fit, key=lambda each: (_estimate_share(each), sorted(each)))
    return tuple(
        each for number, each in enumerate(ordered[:_MOST_SETS]) if number == 0 or _is_brief(each)
    )


def _estimate_share(literals: frozenset[str]) -> float:
    return sum(1.0 if literal.isspace() else 15.0 ** -len(literal) for literal in literals)


def _is_brief(literals: frozenset[str]) -> bool:
    """Tell whether a second set repays a look."""
    return len(literals) <= _MOST_SECOND and _estimate_share(literals) < _COMMON


def _without_redundant(literals: frozenset[str]) -> frozenset[str]:
    """Leave out literals that hold another one."""
    if len(literals) > 500:
        return literals  # quadratic, for little gain
    return frozenset(
        one for one in literals if not any(two != one and two in one for two in literals)
    )


def _need(node: Node) -> _Needed:
    match node:
        case Character(text, flags):
            return _need_one_of((text,), flags)
        case OneOf(source, flags):
            return _need_member(source, flags)
        case NamedList(words, flags):
            return _need_one_of(words, flags)
        case Place():
            return _NOTHING
        case Look(body, _, is_positive):
            return _Needed(_NOTHING.exact, _need(body).best() if is_positive else ())
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


def _need_one_of(words: Iterable[str], flags: frozenset[str]) -> _Needed:
    needed = _Needed(exact=frozenset(words))
    return needed.folded() if "i" in flags else needed


def _need_member(source: str, flags: frozenset[str]) -> _Needed:
    """Return what a set needs; a short plain list of characters is known exactly."""
    members = source[1:-1]
    is_plain = source[0] == "[" and not set(members) & set("\\[^-&|~")
    if not is_plain or len(members) > _MOST_MEMBERS:
        return _ANYTHING
    return _need_one_of(members, flags)


def _concatenate(parts: list[_Needed]) -> _Needed:
    joined = _NOTHING
    some: list[frozenset[str]] = []
    is_whole = True
    for part in parts:
        some += part.some
        both = _join(joined, part)
        if both is None:
            some.append(joined.exact or frozenset())
            joined, is_whole = (_NOTHING if part.exact is None else part), False
        else:
            joined = both
    if is_whole:
        return _Needed(joined.exact, _choose_rarest(some), joined.is_folded)
    return _Needed(None, _choose_rarest((*some, joined.exact or frozenset())))


def _join(one: _Needed, two: _Needed) -> _Needed | None:
    """Return what one part and another behind it match exactly, None where that is too much."""
    if one == _NOTHING:
        return two if two.exact is not None else None
    if one.is_folded or two.is_folded:
        one, two = one.folded(), two.folded()
    if one.exact is None or two.exact is None or len(one.exact) * len(two.exact) > _MOST_JOINED:
        return None
    joined = frozenset(left + right for left in one.exact for right in two.exact)
    if len(joined) > _MOST_STRINGS or max(map(len, joined)) > _LONGEST:
        return None
    return _Needed(joined, (), one.is_folded)


def _choose(branches: list[_Needed]) -> _Needed:
    is_folded = any(branch.is_folded for branch in branches)
    exact: set[str] | None = set()
    some: set[str] | None = set()
    for branch in branches:
        own = branch.folded().exact if is_folded else branch.exact
        exact = None if exact is None or own is None else exact | own
        best = branch.best()
        some = some | best[0] if some is not None and best else None
    return _Needed(
        None if exact is None else frozenset(exact),
        () if some is None else (frozenset(some),),
        is_folded,
    )


def _repeat(needed: _Needed, least: int, most: int | None) -> _Needed:
    if least > 0:
        return needed if most == 1 else _Needed(None, needed.best())
    if most == 1 and needed.exact is not None:
        return _Needed(needed.exact | {""}, is_folded=needed.is_folded)
    return _ANYTHING
