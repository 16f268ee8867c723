"""What stands behind a backslash in a pattern, or between square brackets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from mtfix.packs.cursor import Cursor, UnknownSyntaxError
from mtfix.packs.syntax import BackReference, Character, NamedList, Node, OneOf, Place

_SIMPLE = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_HEX = {"x": 2, "u": 4, "U": 8}
_PLACES = "bBAZmMGK"  # match at a place and take no text
_CLASSES = "dDwWsShHR"  # match one of many characters


def read_escape(
    cursor: Cursor, flags: frozenset[str], classes: Mapping[str, Iterable[str]]
) -> Node:
    """Return the tree of an escape, whose backslash is behind the cursor."""
    start = cursor.place - 1
    character = cursor.take()
    if character in _PLACES:
        return Place(character)
    if character in "pP":
        if cursor.peek() == "{":
            cursor.take_bracketed("{}")
        else:
            cursor.take()
        return OneOf(cursor.pattern[start : cursor.place], flags)
    if character in _CLASSES:
        return OneOf(cursor.pattern[start : cursor.place], flags)
    if character == "L":
        name = cursor.take_bracketed("<>")
        if name not in classes:
            raise UnknownSyntaxError
        return NamedList(tuple(classes[name]), flags)
    if character == "g":
        return BackReference(cursor.take_bracketed("<>"), flags)
    if character in "123456789" and not cursor.peek().isdecimal():
        return BackReference(character, flags)
    return Character(_read_character(cursor, character), flags)


def _read_character(cursor: Cursor, escape: str) -> str:
    """Return the character that an escape spells."""
    if not escape.isalnum():
        return escape
    if escape in _SIMPLE:
        return _SIMPLE[escape]
    try:
        if escape == "N":
            return unicodedata.lookup(cursor.take_bracketed("{}"))
        # KeyError: \X, and what else may come
        digits = cursor.peek(_HEX[escape])
        cursor.place += len(digits)
        return chr(int(digits, 16))
    except (KeyError, ValueError, OverflowError) as error:
        raise UnknownSyntaxError from error


def read_set(cursor: Cursor, flags: frozenset[str]) -> Node:
    """Return the tree of a set, whose opening bracket is behind the cursor."""
    start = cursor.place - 1
    cursor.take_if("^")
    if cursor.peek() == "]":
        raise UnknownSyntaxError
    depth = 1
    while depth:
        character = cursor.take()
        if character == "\\":
            cursor.take()
        elif character == "[":
            depth += 1
        elif character == "]":
            depth -= 1
    return OneOf(cursor.pattern[start : cursor.place], flags)
