"""
The patterns of rules, as trees.

A small parser reads the pattern language of `regex` (VERSION1). It need not understand
everything: it refuses what it does not know, and whoever asks then takes the pattern for
one that may match any text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import regex

_SIMPLE_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_HEX_ESCAPES = {"x": 2, "u": 4, "U": 8}
_PLACES = "bBAZmMGK"  # escapes that match at a place and take no text
_CLASSES = "dDwWsShHR"  # escapes that match one of many characters
_COUNT = regex.compile(r"\{(?<least>\d*)(?<comma>,?)(?<most>\d*)\}")
_FLAGS = regex.compile(r"\(\?(?<on>[a-zA-Z01]*)(?:-(?<off>[a-zA-Z01]*))?(?<end>[:)])")
_GROUP_NAME = regex.compile(r"\(\?P?<(?![=!])(?<name>\w+)>")
_REFERENCE = regex.compile(r"\(\?P=(?<name>\w+)\)")
_CONDITION = regex.compile(r"\(\?\((?<name>\w+)\)")
_LOOKS = {"(?=": (False, True), "(?!": (False, False), "(?<=": (True, True), "(?<!": (True, False)}
_KNOWN_FLAGS = set("imsuwfxa")


class UnknownSyntaxError(Exception):
    """The pattern uses something that the parser does not know."""


@dataclass(frozen=True, slots=True)
class Character:
    """A character that stands for itself; `flags` are the inline flags that hold there."""

    text: str
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OneOf:
    r"""One of many characters: `source` is a set, a class, a property or a dot."""

    source: str
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NamedList:
    r"""`\L<name>`, with the words that it stands for."""

    words: tuple[str, ...]
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    r"""A place, such as `^` or `\b`; `sign` is the escaped letter, or the sign itself."""

    sign: str


@dataclass(frozen=True, slots=True)
class Look:
    """A look around: what must stand, or must not, before or after a place."""

    body: Node
    is_behind: bool
    is_positive: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts that follow one another."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Two or more alternatives."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part that stands `least` to `most` times; None is no bound."""

    body: Node
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """A capturing group; `names` are its number and its name."""

    body: Node
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackReference:
    """The text of a group once more, in any case with the flag `i`."""

    name: str
    flags: frozenset[str] = frozenset()


Node: TypeAlias = (
    Character
    | OneOf
    | NamedList
    | Place
    | Look
    | Sequence
    | Choice
    | Repeat
    | Group
    | BackReference
)


def parse_pattern(pattern: str, classes: Mapping[str, Iterable[str]] | None = None) -> Node:
    r"""
    Return the tree of a pattern.

        >>> parse_pattern("(?:a)+")
        Repeat(body=Character(text='a', flags=frozenset()), least=1, most=None)

    Raises UnknownSyntaxError for what the parser does not know.
    """
    parser = _Parser(pattern, classes or {})
    node = parser.parse_alternatives()
    if parser.place < len(pattern):
        raise UnknownSyntaxError
    return node


class _Parser:
    """Recursive descent over the pattern; `place` is the next character."""

    def __init__(self, pattern: str, classes: Mapping[str, Iterable[str]]) -> None:
        self.pattern = pattern
        self.place = 0
        self._classes = classes
        self._flags: frozenset[str] = frozenset()
        self._groups = 0

    def parse_alternatives(self) -> Node:
        """Read up to the closing bracket or the end."""
        outer = self._flags
        branches = [self._parse_sequence()]
        while self._peek() == "|":
            self.place += 1
            branches.append(self._parse_sequence())
        self._flags = outer  # a flag in a group ends with it
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _peek(self, length: int = 1) -> str:
        return self.pattern[self.place : self.place + length]

    def _next(self) -> str:
        """Return the next character, after white space and comments if they do not count."""
        while "x" in self._flags and (character := self._peek()):
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
            raise UnknownSyntaxError
        self.place += 1
        return character

    def _parse_sequence(self) -> Node:
        parts: list[Node] = []
        while (character := self._next()) and character not in "|)":
            flags = _FLAGS.match(self.pattern, self.place)
            part = self._parse_flags(flags) if flags else self._parse_atom()
            parts.append(self._parse_repeats(part))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _parse_flags(self, flags: regex.Match[str]) -> Node:
        on, off = flags["on"].replace("V1", ""), flags["off"] or ""
        if not _KNOWN_FLAGS.issuperset(on + off):
            raise UnknownSyntaxError
        outer = self._flags
        self._flags = (outer | set(on)) - set(off)
        self.place = flags.end()
        if flags["end"] == ")":
            return Sequence(())
        node = self._parse_rest_of_group()
        self._flags = outer
        return node

    def _parse_rest_of_group(self) -> Node:
        node = self.parse_alternatives()
        if self._take() != ")":
            raise UnknownSyntaxError
        return node

    def _parse_atom(self) -> Node:
        character = self._take()
        if character == "(":
            self.place -= 1
            return self._parse_group()
        if character == "[":
            return self._parse_set()
        if character == "\\":
            return self._parse_escape()
        if character == ".":
            return OneOf(".", self._flags)
        if character in "^$":
            return Place(character)
        if character in "*+?{}":
            raise UnknownSyntaxError
        return Character(character, self._flags)

    def _parse_group(self) -> Node:
        if self._peek(3) == "(?#":
            end = self.pattern.find(")", self.place)
            comment = self.pattern[self.place : end]
            if end < 0 or "\\" in comment:
                raise UnknownSyntaxError
            self.place = end + 1
            return Sequence(())
        for opening, (is_behind, is_positive) in _LOOKS.items():
            if self.pattern.startswith(opening, self.place):
                self.place += len(opening)
                return Look(self._parse_rest_of_group(), is_behind, is_positive)
        if self._peek(3) == "(?>":
            self.place += 3
            return self._parse_rest_of_group()
        reference = _REFERENCE.match(self.pattern, self.place)
        if reference:
            self.place = reference.end()
            return BackReference(reference["name"], self._flags)
        condition = _CONDITION.match(self.pattern, self.place)
        if condition and condition["name"] != "DEFINE":
            self.place = condition.end()
            chosen = self._parse_rest_of_group()
            return chosen if isinstance(chosen, Choice) else Choice((chosen, Sequence(())))
        named = _GROUP_NAME.match(self.pattern, self.place)
        if not named and self._peek(2) in ("(?", "(*"):
            raise UnknownSyntaxError
        self.place = named.end() if named else self.place + 1
        self._groups += 1
        names = (str(self._groups), *([named["name"]] if named else []))
        return Group(self._parse_rest_of_group(), names)

    def _parse_set(self) -> Node:
        start = self.place - 1
        if self._peek() == "^":
            self.place += 1
        if self._peek() == "]":
            raise UnknownSyntaxError
        depth = 1
        while depth:
            character = self._take()
            if character == "\\":
                self._take()
            elif character == "[":
                depth += 1
            elif character == "]":
                depth -= 1
        return OneOf(self.pattern[start : self.place], self._flags)

    def _parse_escape(self) -> Node:
        start = self.place - 1
        character = self._take()
        if character in _PLACES:
            return Place(character)
        if character in "pP":
            if self._peek() == "{":
                self._take_bracketed("{}")
            else:
                self._take()
            return OneOf(self.pattern[start : self.place], self._flags)
        if character in _CLASSES:
            return OneOf(self.pattern[start : self.place], self._flags)
        if character == "L":
            return self._parse_named_list()
        if character == "g":
            return BackReference(self._take_bracketed("<>"), self._flags)
        if character in "123456789" and not self._peek().isdecimal():
            return BackReference(character, self._flags)
        return Character(self._parse_character(character), self._flags)

    def _parse_character(self, escape: str) -> str:
        """Return the character that an escape spells."""
        if not escape.isalnum():
            return escape
        if escape in _SIMPLE_ESCAPES:
            return _SIMPLE_ESCAPES[escape]
        try:
            if escape == "N":
                return unicodedata.lookup(self._take_bracketed("{}"))
            # KeyError: \X, and what else may come
            digits = self._peek(_HEX_ESCAPES[escape])
            self.place += len(digits)
            return chr(int(digits, 16))
        except (KeyError, ValueError, OverflowError) as error:
            raise UnknownSyntaxError from error

    def _take_bracketed(self, brackets: str) -> str:
        end = self.pattern.find(brackets[1], self.place)
        if self._take() != brackets[0] or end < 0:
            raise UnknownSyntaxError
        inside, self.place = self.pattern[self.place : end], end + 1
        return inside

    def _parse_named_list(self) -> Node:
        name = self._take_bracketed("<>")
        if name not in self._classes:
            raise UnknownSyntaxError
        return NamedList(tuple(self._classes[name]), self._flags)

    def _parse_repeats(self, node: Node) -> Node:
        while character := self._next():
            if character in "*+?":
                self.place += 1
                node = Repeat(node, int(character == "+"), 1 if character == "?" else None)
            elif character == "{":
                count = _COUNT.match(self.pattern, self.place)
                if not count or not (count["least"] or count["comma"]):
                    raise UnknownSyntaxError  # fuzzy matching, or a brace
                self.place = count.end()
                least = int(count["least"] or 0)
                most = int(count["most"]) if count["most"] else None if count["comma"] else least
                node = Repeat(node, least, most)
            else:
                break
            if self._next() in ("?", "+"):  # lazy or possessive: the same texts, or fewer
                self.place += 1
        return node
