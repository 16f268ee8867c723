"""
Text as bytes, one for each code point, for a scanner that knows nothing of Unicode.

Characters that no pattern can tell apart share a byte. Which ones these are is asked of
the `regex` module itself, so that a scanner and the real patterns agree on what a letter is.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import cycle, islice
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import regex

if TYPE_CHECKING:
    from numpy.typing import NDArray

WILD = 0xFF  # of characters that are not told apart: in every class, whatever it is
_OWN, _SHARED = 72, 22  # bytes for single characters, and for a few each
_FREQUENT, _MARK = 20, 60  # times as often in text as another character, or so; and marks
_SCRIPTS = {"Japanese": ("Han", "Hiragana", "Katakana")}
_MOST_MEMBERS = 60
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

    def __init__(
        self, classes: Iterable[str], characters: Iterable[str] = "", script: str = "Latin"
    ) -> None:
        """
        Take expressions that match one character each, and characters, as often as asked for.

        Of characters that are too many those of the `script` are told apart first.
        """
        wanted, asked = Counter(classes), Counter(characters)
        self._classes = sorted(wanted)
        known = _COMMON + "".join(sorted(set(asked).difference(_COMMON)))
        is_in = _find_members(self._patterns, known)
        is_kind = is_in.sum(axis=1) > _MOST_MEMBERS  # else a class is a list of characters
        for row in np.flatnonzero(~is_kind):
            members = [known[place] for place in np.flatnonzero(is_in[row])]
            asked.update(dict.fromkeys(members, wanted[self._classes[row]]))
        kinds = dict(zip(known, _pack(is_in[is_kind]), strict=True))
        spare = iter(range(ord(_FIRST), WILD))
        told = _tell_apart(asked, _choose_frequent(asked, script), kinds, spare)
        plain = {char: kind for char, kind in kinds.items() if char >= _FIRST and char not in told}
        codes_of = _number(plain, _choose_frequent(plain, script), spare)
        groups = dict(zip(known, _pack(is_in), strict=True))
        self._codes: dict[_Group, int] = {
            groups[char]: codes_of[kind] for char, kind in plain.items() if kind in codes_of
        }
        codes = np.zeros(len(known), np.uint8)
        for place, (character, group) in enumerate(groups.items()):
            is_plain = character < _FIRST
            codes[place] = (
                ord(character) if is_plain else told.get(character, self._codes.get(group, WILD))
            )
        self._bytes = [{WILD, *np.unique(codes[row]).tolist()} for row in is_in]
        self._others = [{WILD, *np.unique(codes[~row]).tolist()} for row in is_in]
        self._shared = {WILD, *np.flatnonzero(np.bincount(codes) > 1).tolist()}
        self._table = np.zeros(0x110000, np.uint8)  # 0: not yet known
        self._table[_points_of(known)] = codes

    def dump(self) -> bytes:
        """Return what `load` needs to make this alphabet again, in a fraction of the time."""
        codes = [(group.hex(), code) for group, code in self._codes.items()]
        members = [sorted(each) for each in self._bytes]
        line = json.dumps((self._classes, codes, members))
        return line.encode() + b"\n" + zlib.compress(self._table.tobytes(), 1)

    @classmethod
    def load(cls, dumped: bytes) -> Alphabet:
        """Return the alphabet that was dumped."""
        line, _, table = dumped.partition(b"\n")
        alphabet = cls.__new__(cls)
        alphabet._classes, codes, members = json.loads(line)
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

    def sure_bytes_of(self, expression: str) -> frozenset[int]:
        """
        Return the bytes that only characters that one of the classes matches become.

        An alphabet that was loaded cannot tell.
        """
        place = self._classes.index(expression)
        return frozenset(self._bytes[place] - self._others[place])

    def sure_bytes_of_character(self, character: str) -> frozenset[int]:
        """Return the byte that only this one of the characters becomes, if any; as above."""
        return frozenset({self.byte_of(character)} - self._shared)

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

    @cached_property
    def _patterns(self) -> list[regex.Pattern[str]]:
        return [regex.compile(each, regex.VERSION1) for each in self._classes]

    def _learn(self, points: NDArray[np.uint32]) -> None:
        is_in = _find_members(self._patterns, "".join(map(chr, points)))
        self._table[points] = [self._codes.get(group, WILD) for group in _pack(is_in)]


def _points_of(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _find_members(classes: Sequence[regex.Pattern[str]], characters: str) -> NDArray[np.bool_]:
    """Return, class by class, which of the characters it has; each character stands once."""
    points = _points_of(characters)
    order = np.argsort(points)
    is_in = np.zeros((len(classes), len(points)), np.bool_)
    for row, pattern in zip(is_in, classes, strict=True):
        members = "".join(pattern.findall(characters))
        row[order[np.searchsorted(points, _points_of(members), sorter=order)]] = True
    return is_in


def _pack(is_in: NDArray[np.bool_]) -> Iterator[_Group]:
    """Yield the group of each character."""
    return (group.tobytes() for group in np.packbits(is_in, axis=0).T)


def _choose_frequent(characters: Iterable[str], script: str) -> frozenset[str]:
    """Return which characters fill texts in a script: its letters, marks and blanks."""
    names = (*_SCRIPTS.get(script, (script,)), "P", "Z")
    pattern = regex.compile("|".join(rf"\p{{{name}}}" for name in names))
    return frozenset(filter(pattern.match, characters))


def _tell_apart(
    asked: Mapping[str, int],
    frequent: frozenset[str],
    kinds: Mapping[str, _Group],
    spare: Iterator[int],
) -> dict[str, int]:
    """
    Give a byte of its own to what is asked for most, and a few bytes to the rest of each kind.

    So the characters of a pattern share no byte with those that no pattern asks for, and seldom
    one that is `frequent` with one that is not.
    """

    def weigh(char: str) -> int:
        if char not in frequent:
            return asked[char]
        return asked[char] * (_FREQUENT if char.isalnum() else _MARK)

    weights = {char: weigh(char) for char in asked if char >= _FIRST}
    ranked = sorted(weights, key=lambda char: (-weights[char], char))
    told = dict(zip(ranked[:_OWN], spare, strict=False))
    shared: defaultdict[_Group, list[str]] = defaultdict(list)
    for character in ranked[_OWN:]:
        shared[kinds[character]].append(character)
    load = {kind: sum(map(weights.__getitem__, members)) for kind, members in shared.items()}
    bytes_of: dict[_Group, list[int]] = {kind: [] for kind in shared}
    for code in islice(spare, _SHARED if shared else 0):
        fullest = max(load, key=lambda kind: load[kind] / (len(bytes_of[kind]) + 1))
        bytes_of[fullest].append(code)
    for kind, members in shared.items():
        told.update(zip(members, cycle(bytes_of[kind])))
    rest = {is_frequent: next(spare, WILD) for is_frequent in (True, False)}
    for character in ranked:  # of kinds that got none
        told.setdefault(character, rest[character in frequent])
    return told


def _number(
    kinds: Mapping[str, _Group], frequent: Container[str], spare: Iterator[int]
) -> dict[_Group, int]:
    """
    Give a byte to each kind of characters, first to those that fill texts, then to large ones.

    Of Han and Hangul only a few are looked at, but texts are full of their kind.
    """
    sizes = Counter(kinds.values())
    filling = {kind for char, kind in kinds.items() if char in frequent}
    ranked = sorted(sizes, key=lambda kind: (kind not in filling, -sizes[kind]))
    return dict(zip(ranked, spare, strict=False))
