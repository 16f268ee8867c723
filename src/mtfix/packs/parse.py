"""
From a pattern to its tree.

A small parser reads the pattern language of `regex` (VERSION1). It need not understand
everything: it refuses what it does not know, and whoever asks then takes the pattern for
one that may match any text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex

from mtfix.packs.cursor import Cursor, UnknownSyntaxError
from mtfix.packs.escapes import read_escape, read_set
from mtfix.packs.syntax import (
    BackReference,
    Character,
    Choice,
    Group,
    Look,
    Node,
    OneOf,
    Place,
    Repeat,
    Sequence,
)

_COUNT = regex.compile(r"\{(?<least>\d*)(?<comma>,?)(?<most>\d*)\}")
_FLAGS = regex.compile(r"\(\?(?<on>[a-zA-Z01]*)(?:-(?<off>[a-zA-Z01]*))?(?<end>[:)])")
_GROUP_NAME = regex.compile(r"\(\?P?<(?![=!])(?<name>\w+)>")
_REFERENCE = regex.compile(r"\(\?P=(?<name>\w+)\)")
_CONDITION = regex.compile(r"\(\?\((?!DEFINE\))(?<name>\w+)\)")
_COMMENT = regex.compile(r"\(\?#[^\\)]*\)")
_LOOKS = {"(?=": (False, True), "(?!": (False, False), "(?<=": (True, True), "(?<!": (True, False)}
_KNOWN_FLAGS = set("imsuwfxa")


def parse_pattern(pattern: str, classes: Mapping[str, Iterable[str]] | None = None) -> Node:
    r"""
    Return the tree of a pattern.

        >>> parse_pattern("(?:a)+")
        Repeat(body=Character(text='a', flags=frozenset()), least=1, most=None)

    Raises UnknownSyntaxError for what the parser does not know.
    """
    parser = _Parser(pattern, classes or {})
    node = parser.parse_alternatives()
    if not parser.cursor.is_done:
        raise UnknownSyntaxError
    return node


class _Parser:
    """Recursive descent over the pattern."""

    def __init__(self, pattern: str, classes: Mapping[str, Iterable[str]]) -> None:
        self.cursor = Cursor(pattern)
        self._classes = classes
        self._flags: frozenset[str] = frozenset()
        self._groups = 0

    def parse_alternatives(self) -> Node:
        """Read up to the closing bracket or the end."""
        outer = self._flags
        branches = [self._parse_sequence()]
        while self.cursor.take_if("|"):
            branches.append(self._parse_sequence())
        self._flags = outer  # a flag in a group ends with it
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _next(self) -> str:
        """Return the next character, after white space and comments if they do not count."""
        if "x" in self._flags:
            self.cursor.skip_blanks()
        return self.cursor.peek()

    def _parse_sequence(self) -> Node:
        parts: list[Node] = []
        while (character := self._next()) and character not in "|)":
            flags = self.cursor.take_match(_FLAGS)
            part = self._parse_flags(flags) if flags else self._parse_atom()
            parts.append(self._parse_repeats(part))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _parse_flags(self, flags: regex.Match[str]) -> Node:
        on, off = flags["on"].replace("V1", ""), flags["off"] or ""
        if not _KNOWN_FLAGS.issuperset(on + off):
            raise UnknownSyntaxError
        outer = self._flags
        self._flags = (outer | set(on)) - set(off)
        if flags["end"] == ")":
            return Sequence(())
        node = self._parse_rest_of_group()
        self._flags = outer
        return node

    def _parse_rest_of_group(self) -> Node:
        node = self.parse_alternatives()
        if self.cursor.take() != ")":
            raise UnknownSyntaxError
        return node

    def _parse_atom(self) -> Node:
        if self.cursor.peek() == "(":
            return self._parse_group()
        character = self.cursor.take()
        if character == "[":
            return read_set(self.cursor, self._flags)
        if character == "\\":
            return read_escape(self.cursor, self._flags, self._classes)
        if character == ".":
            return OneOf(".", self._flags)
        if character in "^$":
            return Place(character)
        if character in "*+?{}":
            raise UnknownSyntaxError
        return Character(character, self._flags)

    def _parse_group(self) -> Node:
        if self.cursor.take_match(_COMMENT):
            return Sequence(())
        for opening, (is_behind, is_positive) in _LOOKS.items():
            if self.cursor.take_if(opening):
                return Look(self._parse_rest_of_group(), is_behind, is_positive)
        if self.cursor.take_if("(?>"):
            return self._parse_rest_of_group()
        if reference := self.cursor.take_match(_REFERENCE):
            return BackReference(reference["name"], self._flags)
        if self.cursor.take_match(_CONDITION):
            chosen = self._parse_rest_of_group()
            return chosen if isinstance(chosen, Choice) else Choice((chosen, Sequence(())))
        named = self.cursor.take_match(_GROUP_NAME)
        if not named:
            if self.cursor.peek(2) in ("(?", "(*"):
                raise UnknownSyntaxError
            self.cursor.take()
        self._groups += 1
        names = (str(self._groups), *([named["name"]] if named else []))
        return Group(self._parse_rest_of_group(), names)

    def _parse_repeats(self, node: Node) -> Node:
        while character := self._next():
            if character in "*+?":
                self.cursor.take()
                node = Repeat(node, int(character == "+"), 1 if character == "?" else None)
            elif character == "{":
                count = self.cursor.take_match(_COUNT)
                if not count or not (count["least"] or count["comma"]):
                    raise UnknownSyntaxError  # fuzzy matching, or a brace
                least = int(count["least"] or 0)
                most = int(count["most"]) if count["most"] else None if count["comma"] else least
                node = Repeat(node, least, most)
            else:
                break
            if self._next() in ("?", "+"):  # lazy or possessive: the same texts, or fewer
                self.cursor.take()
        return node
