"""A pattern that is read from left to right."""

from __future__ import annotations

import regex


class UnknownSyntaxError(Exception):
    """The pattern uses something that the parser does not know."""


class Cursor:
    """
    A pattern, and the `place` of the next character in it.

    What asks for more than there is raises UnknownSyntaxError.

        >>> cursor = Cursor(r"N{DASH}a")
        >>> cursor.take(), cursor.take_bracketed("{}"), cursor.peek(), cursor.place
        ('N', 'DASH', 'a', 7)
    """

    def __init__(self, pattern: str) -> None:
        """Take the pattern; its first character is the next one."""
        self.pattern = pattern
        self.place = 0

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self.place >= len(self.pattern)

    def peek(self, length: int = 1) -> str:
        """Return the next characters, or as many as there are."""
        return self.pattern[self.place : self.place + length]

    def take(self) -> str:
        """Return the next character, and go behind it."""
        character = self.peek()
        if not character:
            raise UnknownSyntaxError
        self.place += 1
        return character

    def take_if(self, text: str) -> bool:
        """Tell whether `text` comes next, and go behind it where it does."""
        is_next = self.pattern.startswith(text, self.place)
        self.place += len(text) if is_next else 0
        return is_next

    def take_match(self, wanted: regex.Pattern[str]) -> regex.Match[str] | None:
        """Return the match of a pattern that begins here, and go behind it; None where none is."""
        match = wanted.match(self.pattern, self.place)
        if match:
            self.place = match.end()
        return match

    def take_bracketed(self, brackets: str) -> str:
        """Return what stands between two brackets, the first of which comes next."""
        end = self.pattern.find(brackets[1], self.place)
        if self.take() != brackets[0] or end < 0:
            raise UnknownSyntaxError
        inside, self.place = self.pattern[self.place : end], end + 1
        return inside

    def skip_blanks(self) -> None:
        """Go behind white space and comments, as where they do not count."""
        while character := self.peek():
            if character == "#":
                end = self.pattern.find("\n", self.place)
                self.place = len(self.pattern) if end < 0 else end + 1
            elif character.isspace():
                self.place += 1
            else:
                break
