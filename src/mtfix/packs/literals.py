"""
What a text must hold for a pattern to match it: the ground of the prefilter.

A small parser reads the pattern language of `regex` (VERSION1). It need not understand
everything: what it does not know makes it answer None, "may match any text". It must
never claim a literal that a matching text can lack.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import regex

_MOST_STRINGS = 24  # of a product of alternatives; beyond it a cut is made
_MOST_LITERALS = 3000
_LONGEST = 40
_FOLD = {ord("ı"): "i", 0x307: None}
_SIMPLE_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_HEX_ESCAPES = {"x": 2, "u": 4, "U": 8}
_PLACES = "bBAZmMGK"  # escapes that match at a place and take no text
_CLASSES = "dDwWsShHR"  # escapes that match one of many characters
_COUNT = regex.compile(r"\{(?<least>\d*)(?<comma>,?)(?<most>\d*)\}")
_FLAGS = regex.compile(r"\(\?(?<on>[a-zA-Z01]*)(?:-(?<off>[a-zA-Z01]*))?(?<end>[:)])")
_GROUP_NAME = regex.compile(r"\(\?P?<(?![=!])\w+>")
_LOOKS = {"(?=": True, "(?!": False, "(?<=": True, "(?<!": False}
_KNOWN_FLAGS = set("imsuwfxa")


def fold(text: str) -> str:
    """
    Return the text as literals are compared: what matches without regard to case is equal.

    Folding works character by character, so that the fold of a part is a part of the fold.

        >>> fold("STRASSE") == fold("Straße"), fold("İI") == fold("ıi")
        (True, True)
    """
    return text.casefold().translate(_FOLD)


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
    parser = _Parser(pattern, classes or {})
    try:
        needed = parser.parse_alternatives()
        if parser.place < len(pattern):
            return None
    except _UnknownSyntaxError:
        return None
    best = needed.best()
    if best is None or len(best) > _MOST_LITERALS:
        return None
    return _without_redundant(best)


class _UnknownSyntaxError(Exception):
    """The pattern uses something that the parser does not know."""


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
    if len(branches) == 1:
        return branches[0]
    exact: set[str] | None = set()
    some: set[str] | None = set()
    for branch in branches:
        exact = None if exact is None or branch.exact is None else exact | branch.exact
        best = branch.best()
        some = None if some is None or best is None else some | best
    return _Needed(
        None if exact is None else frozenset(exact), None if some is None else frozenset(some)
    )


class _Parser:
    """Recursive descent over the pattern; `place` is the next character."""

    def __init__(self, pattern: str, classes: Mapping[str, Iterable[str]]) -> None:
        self.pattern = pattern
        self.place = 0
        self._classes = classes
        self._is_verbose = False

    def parse_alternatives(self) -> _Needed:
        """Read up to the closing bracket or the end."""
        outer = self._is_verbose
        branches = [self._parse_sequence()]
        while self._peek() == "|":
            self.place += 1
            branches.append(self._parse_sequence())
        self._is_verbose = outer  # a flag in a group ends with it
        return _choose(branches)

    def _peek(self, length: int = 1) -> str:
        return self.pattern[self.place : self.place + length]

    def _next(self) -> str:
        """Return the next character, after white space and comments if they do not count."""
        while self._is_verbose and (character := self._peek()):
            if character == "#":
                end = self.pattern.find("\n", self.place)
                self.place = len(self.pattern) if end < 0 else end + 1
            elif character.isspace():
                self.place += 1
            else:
                break
        return self._peek()

    def _take(self) -> str:
        character = self._peek()
        if not character:
            raise _UnknownSyntaxError
        self.place += 1
        return character

    def _parse_sequence(self) -> _Needed:
        parts: list[_Needed] = []
        while (character := self._next()) and character not in "|)":
            flags = _FLAGS.match(self.pattern, self.place)
            part = self._parse_flags(flags) if flags else self._parse_atom()
            parts.append(self._parse_repeats(part))
        return _concatenate(parts)

    def _parse_flags(self, flags: regex.Match[str]) -> _Needed:
        on, off = flags["on"].replace("V1", ""), flags["off"] or ""
        if not _KNOWN_FLAGS.issuperset(on + off):
            raise _UnknownSyntaxError
        outer = self._is_verbose
        self._is_verbose = (outer or "x" in on) and "x" not in off
        self.place = flags.end()
        if flags["end"] == ")":
            return _NOTHING
        needed = self._parse_rest_of_group()
        self._is_verbose = outer
        return needed

    def _parse_rest_of_group(self) -> _Needed:
        needed = self.parse_alternatives()
        if self._take() != ")":
            raise _UnknownSyntaxError
        return needed

    def _parse_atom(self) -> _Needed:
        character = self._take()
        if character == "(":
            self.place -= 1
            return self._parse_group()
        if character == "[":
            return self._parse_set()
        if character == "\\":
            return self._parse_escape()
        if character == ".":
            return _ANYTHING
        if character in "^$":
            return _NOTHING
        if character in "*+?{}":
            raise _UnknownSyntaxError
        return _Needed(exact=frozenset({fold(character)}))

    def _parse_group(self) -> _Needed:
        if self._peek(3) == "(?#":
            end = self.pattern.find(")", self.place)
            comment = self.pattern[self.place : end]
            if end < 0 or "\\" in comment:
                raise _UnknownSyntaxError
            self.place = end + 1
            return _NOTHING
        for opening, is_positive in _LOOKS.items():
            if self.pattern.startswith(opening, self.place):
                self.place += len(opening)
                seen = self._parse_rest_of_group().best()
                return _Needed(_NOTHING.exact, seen if is_positive else None)
        named = _GROUP_NAME.match(self.pattern, self.place)
        if named:
            self.place = named.end()
        elif self._peek(3) in ("(?>", "(?|"):
            self.place += 3
        elif self._peek(2) in ("(?", "(*"):
            raise _UnknownSyntaxError
        else:
            self.place += 1
        return self._parse_rest_of_group()

    def _parse_set(self) -> _Needed:
        """Read `[…]`; a short plain list of characters is known exactly."""
        start = self.place
        if self._peek() == "^":
            self.place += 1
        if self._peek() == "]":
            raise _UnknownSyntaxError
        depth = 1
        while depth:
            character = self._take()
            if character == "\\":
                self._take()
            elif character == "[":
                depth += 1
            elif character == "]":
                depth -= 1
        members = self.pattern[start : self.place - 1]
        is_plain = not set(members) & set("\\[^-&|~") and len(members) <= 8
        return _Needed(exact=frozenset(map(fold, members))) if is_plain else _ANYTHING

    def _parse_escape(self) -> _Needed:
        character = self._take()
        if character in _PLACES:
            return _NOTHING
        if character in "pP":
            if self._peek() == "{":
                self._take_bracketed("{}")
            else:
                self._take()
            return _ANYTHING
        if character in _CLASSES:
            return _ANYTHING
        if character == "L":
            return self._parse_named_list()
        return _Needed(exact=frozenset({fold(self._parse_character(character))}))

    def _parse_character(self, escape: str) -> str:
        """Return the character that an escape spells."""
        if not escape.isalnum():
            return escape
        if escape in _SIMPLE_ESCAPES:
            return _SIMPLE_ESCAPES[escape]
        try:
            if escape == "N":
                return unicodedata.lookup(self._take_bracketed("{}"))
            # KeyError: back references, \X, and what else may come
            digits = self._peek(_HEX_ESCAPES[escape])
            self.place += len(digits)
            return chr(int(digits, 16))
        except (KeyError, ValueError, OverflowError) as error:
            raise _UnknownSyntaxError from error

    def _take_bracketed(self, brackets: str) -> str:
        end = self.pattern.find(brackets[1], self.place)
        if self._take() != brackets[0] or end < 0:
            raise _UnknownSyntaxError
        inside, self.place = self.pattern[self.place : end], end + 1
        return inside

    def _parse_named_list(self) -> _Needed:
        name = self._take_bracketed("<>")
        if name not in self._classes:
            raise _UnknownSyntaxError
        return _Needed(exact=frozenset(map(fold, self._classes[name])))

    def _parse_repeats(self, needed: _Needed) -> _Needed:
        while character := self._next():
            if character in "*+?":
                self.place += 1
                needed = _repeat(needed, 1 if character == "+" else 0, is_single=character == "?")
            elif character == "{":
                count = _COUNT.match(self.pattern, self.place)
                if not count or not (count["least"] or count["comma"]):
                    raise _UnknownSyntaxError  # fuzzy matching, or a brace
                self.place = count.end()
                least = int(count["least"] or 0)
                is_single = count["most"] == "1" or (least == 1 and not count["comma"])
                needed = _repeat(needed, least, is_single=is_single)
            else:
                break
            if self._next() in ("?", "+"):  # lazy or possessive: the same texts, or fewer
                self.place += 1
        return needed


def _repeat(needed: _Needed, least: int, *, is_single: bool) -> _Needed:
    if least > 0:
        return needed if is_single else _Needed(None, needed.best())
    if is_single and needed.exact is not None:
        return _Needed(exact=needed.exact | {""})
    return _ANYTHING
