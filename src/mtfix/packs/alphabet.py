"""
Text as bytes, one for each code point, for a scanner that knows nothing of Unicode.

Characters that no pattern can tell apart share a byte. Which ones these are is asked of
the `regex` module itself, so that a scanner and the real patterns agree on what a letter is.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import regex

WILD = 0xFF  # of characters that are not told apart: in every class, whatever it is
_FIRST = "\x80"  # all before it are themselves
# Where living scripts, marks and signs are; the rest is looked up when it comes.
_COMMON = "".join(map(chr, [*range(0x3100), *range(0x4E00, 0x4E10), *range(0xAC00, 0xAC10)]))

_Group: TypeAlias = tuple[int, ...]  # the numbers of the classes that a character is in


class Alphabet:
    r"""
    Which characters share a byte, given all that patterns ask of a character.

        >>> alphabet = Alphabet([r"\p{Lu}"], "ß")
        >>> alphabet.encode("Ö") == alphabet.encode("É") != alphabet.encode("ß")
        True
        >>> alphabet.encode("É")[0] in alphabet.bytes_of(r"\p{Lu}")
        True
    """

    def __init__(self, classes: Iterable[str], characters: Iterable[str] = "") -> None:
        """Take expressions that match one character each, and characters by themselves."""
        self._classes = sorted(set(classes))
        self._characters = frozenset(characters)
        known = _COMMON + "".join(sorted(self._characters.difference(_COMMON)))
        marks: defaultdict[str, list[int]] = defaultdict(list)
        for number, expression in enumerate(self._classes):
            for character in _members_of(expression, known):
                marks[character].append(number)
        groups = {character: tuple(marks[character]) for character in known}
        self._codes: dict[_Group, int] = _number(
            group for char, group in groups.items() if char >= _FIRST
        )
        spare = iter(range(ord(_FIRST) + len(self._codes), WILD))
        self._bytes: list[set[int]] = [{WILD} for _ in self._classes]
        self._table = np.zeros(0x110000, np.uint8)  # 0: not yet known
        for character, group in groups.items():
            code = ord(character) if character < _FIRST else self._codes.get(group, WILD)
            if character >= _FIRST and character in self._characters:
                code = next(spare, code)  # of its own, while there are some
            self._table[ord(character)] = code
            for number in group:
                self._bytes[number].add(code)

    def dump(self) -> bytes:
        """Return what `load` needs to make this alphabet again, in a fraction of the time."""
        head = (self._classes, list(self._codes.items()), [sorted(each) for each in self._bytes])
        line = json.dumps((*head, "".join(sorted(self._characters))))
        return line.encode() + b"\n" + zlib.compress(self._table.tobytes(), 1)

    @classmethod
    def load(cls, dumped: bytes) -> Alphabet:
        """Return the alphabet that was dumped."""
        line, _, table = dumped.partition(b"\n")
        alphabet = cls.__new__(cls)
        classes, codes, members, characters = json.loads(line)
        alphabet._classes, alphabet._characters = classes, frozenset(characters)
        alphabet._codes = {tuple(group): code for group, code in codes}
        alphabet._bytes = [set(each) for each in members]
        alphabet._table = np.frombuffer(bytearray(zlib.decompress(table)), np.uint8)
        return alphabet

    def byte_of(self, character: str) -> int:
        """Return what one of the characters becomes."""
        return int(self._table[ord(character)])

    def bytes_of(self, expression: str) -> frozenset[int]:
        """Return what the characters that one of the classes matches may become."""
        return frozenset(self._bytes[self._classes.index(expression)])

    def encode(self, text: str) -> bytes:
        """Return one byte for each code point; ASCII is itself."""
        if text.isascii():
            return text.encode()
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        codes = self._table[points]
        if not codes.all():
            self._learn(np.unique(points[codes == 0]))
            codes = self._table[points]
        encoded: bytes = codes.tobytes()
        return encoded

    def _learn(self, points: Iterable[int]) -> None:
        for point in points:
            numbers = tuple(
                number
                for number, expression in enumerate(self._classes)
                if regex.match(expression, chr(point), regex.VERSION1)
            )
            self._table[point] = self._codes.get(numbers, WILD)


def _number(groups: Iterable[_Group]) -> dict[_Group, int]:
    """Give a byte to each group of classes that characters have in common, large ones first."""
    ranked = (group for group, _ in Counter(groups).most_common())
    return dict(zip(ranked, range(ord(_FIRST), WILD), strict=False))


@lru_cache(maxsize=1024)
def _members_of(expression: str, characters: str) -> tuple[str, ...]:
    return tuple(regex.findall(expression, characters, regex.VERSION1))
