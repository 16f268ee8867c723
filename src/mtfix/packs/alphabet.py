"""
Text as bytes, one for each code point, for a scanner that knows nothing of Unicode.

Characters that no pattern can tell apart share a byte. Which ones these are is asked of
the `regex` module itself, so that a scanner and the real patterns agree on what a letter is.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import regex

if TYPE_CHECKING:
    from numpy.typing import NDArray

WILD = 0xFF  # of characters that are not told apart: in every class, whatever it is
_FIRST = "\x80"  # all before it are themselves
# Where living scripts, marks and signs are; the rest is looked up when it comes.
_COMMON = "".join(map(chr, [*range(0x3100), *range(0x4E00, 0x4E10), *range(0xAC00, 0xAC10)]))

# Which of the classes a character is in: a bit for each.
_Group: TypeAlias = bytes


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
        is_in = _find_members(self._classes, known)
        groups = dict(zip(known, _pack(is_in), strict=True))
        self._codes: dict[_Group, int] = _number(
            group for char, group in groups.items() if char >= _FIRST
        )
        spare = iter(range(ord(_FIRST) + len(self._codes), WILD))
        codes = np.zeros(len(known), np.uint8)
        for place, (character, group) in enumerate(groups.items()):
            code = ord(character) if character < _FIRST else self._codes.get(group, WILD)
            if character >= _FIRST and character in self._characters:
                code = next(spare, code)  # of its own, while there are some
            codes[place] = code
        self._bytes = [{WILD, *np.unique(codes[row]).tolist()} for row in is_in]
        self._table = np.zeros(0x110000, np.uint8)  # 0: not yet known
        self._table[_points_of(known)] = codes

    def dump(self) -> bytes:
        """Return what `load` needs to make this alphabet again, in a fraction of the time."""
        codes = [(group.hex(), code) for group, code in self._codes.items()]
        members = [sorted(each) for each in self._bytes]
        line = json.dumps((self._classes, codes, members, "".join(sorted(self._characters))))
        return line.encode() + b"\n" + zlib.compress(self._table.tobytes(), 1)

    @classmethod
    def load(cls, dumped: bytes) -> Alphabet:
        """Return the alphabet that was dumped."""
        line, _, table = dumped.partition(b"\n")
        alphabet = cls.__new__(cls)
        classes, codes, members, characters = json.loads(line)
        alphabet._classes, alphabet._characters = classes, frozenset(characters)
        alphabet._codes = {bytes.fromhex(group): code for group, code in codes}
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
        points = _points_of(text)
        codes = self._table[points]
        if not codes.all():
            self._learn(np.unique(points[codes == 0]))
            codes = self._table[points]
        encoded: bytes = codes.tobytes()
        return encoded

    def _learn(self, points: NDArray[np.uint32]) -> None:
        is_in = _find_members(self._classes, "".join(map(chr, points)))
        self._table[points] = [self._codes.get(group, WILD) for group in _pack(is_in)]


def _points_of(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _find_members(classes: Sequence[str], characters: str) -> NDArray[np.bool_]:
    """Return, class by class, which of the characters it has; each character stands once."""
    points = _points_of(characters)
    order = np.argsort(points)
    is_in = np.zeros((len(classes), len(points)), np.bool_)
    for row, expression in zip(is_in, classes, strict=True):
        members = "".join(regex.findall(expression, characters, regex.VERSION1))
        row[order[np.searchsorted(points, _points_of(members), sorter=order)]] = True
    return is_in


def _pack(is_in: NDArray[np.bool_]) -> Iterator[_Group]:
    """Yield the group of each character."""
    return (group.tobytes() for group in np.packbits(is_in, axis=0).T)


def _number(groups: Iterable[_Group]) -> dict[_Group, int]:
    """Give a byte to each group of classes that characters have in common, large ones first."""
    ranked = (group for group, _ in Counter(groups).most_common())
    return dict(zip(ranked, range(ord(_FIRST), WILD), strict=False))
