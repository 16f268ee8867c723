"""All parts of many words, looked up at once: a tenth of what it takes one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from mtfix.lexicon.spelling import NONE, STRANGE
from mtfix.lexicon.table import (
    PRIME,
    SCALE,
    beginning_key,
    ending_key,
    inside_key,
    to_zipf,
)

Matrix: TypeAlias = NDArray[np.float64]
_Numbers: TypeAlias = NDArray[np.uint64]
_BYTE = np.uint64(8)  # bits
_NONE = -1
_ZIPF_OF = np.array([*(to_zipf(-share * SCALE) for share in range(256)), 0.0])  # of none last


def find_zipf(entries: Sequence[int], hashes: Sequence[int]) -> list[float]:
    """Return the Zipf values of words by their hashes (unshifted)."""
    values: list[float] = _ZIPF_OF[find_shares(entries, np.array(hashes, np.uint64))].tolist()
    return values


def find_shares(entries: Sequence[int], hashes: _Numbers) -> NDArray[np.int16]:
    """Return the byte that stands beside each hash (unshifted) in a table, -1 where none does."""
    table = np.frombuffer(entries, np.uint64)  # type: ignore[call-overload]
    order = np.argsort(hashes)  # neighbours in the table are found one after the other
    keys = hashes[order] << _BYTE
    places = np.searchsorted(table, keys)
    apart = table[np.minimum(places, len(table) - 1)] ^ keys
    shares = np.empty(len(hashes), np.int16)
    shares[order] = np.where(apart < 256, apart.astype(np.int16), _NONE)
    return shares


class Parts:
    """
    What is known of all parts of some folded words, none of them empty.

    The first index of a matrix is the letter where a part starts, counted through all words, the
    second how many letters it has.
    """

    def __init__(self, entries: Sequence[int], folded: Mapping[str, str]) -> None:
        """Take the entries of a table and words, each with what it is folded to."""
        self._entries = entries
        sizes = np.array([len(word) for word in folded])
        self._hashed = list(_hash_parts("".join(folded.values()), sizes))
        self.shape = int(sizes.sum()), int(sizes.max()) + 1
        self._ends = dict(zip(folded, np.cumsum(sizes).tolist(), strict=True))

    @property
    def words(self) -> Collection[str]:
        """The words, as they were before they were folded."""
        return self._ends.keys()

    def part_of(self, word: str, matrix: Matrix) -> Matrix:
        """Return what a matrix has of the parts of one of the words."""
        end, size = self._ends[word], len(word)
        return matrix[end - size : end, : size + 1]

    def rows_of(self, word: str, matrix: Matrix) -> list[list[float]]:
        """Return the same as lists, which answer faster."""
        rows: list[list[float]] = self.part_of(word, matrix).tolist()
        return rows

    @cached_property
    def zipf(self) -> Matrix:
        """The Zipf values of the parts, as `Lexicon.zipf` gives them."""
        starts, hashes = map(np.concatenate, zip(*self._hashed, strict=True))
        lengths = np.repeat(np.arange(1, self.shape[1]), [len(each) for each, _ in self._hashed])
        values = np.zeros(self.shape)
        values[starts, lengths] = _ZIPF_OF[find_shares(self._entries, hashes)]
        return values

    @cached_property
    def spelling(self) -> Matrix:
        """What `Lexicon.spell` says of the parts."""
        heads, threes, tails = (
            self._count(3, key) for key in (beginning_key, inside_key, ending_key)
        )
        lasts = _step(threes, tails)
        reached = np.append(0, np.cumsum(_step(threes, self._count(4, inside_key))))
        letters, width = self.shape
        starts = np.arange(letters)[:, None]
        last = np.minimum(starts + np.arange(width) - 3, letters - 1)
        points = heads[:, None] + reached[last] - reached[starts] + lasts[last]
        for length in range(1, min(3, width)):
            points[:, length] = self._count(length, beginning_key)
        shares: Matrix = points / 100
        return shares

    def _count(self, length: int, key: Callable[[str], str]) -> NDArray[np.int_]:
        """Return log10 of the share of a key of so many letters, in centibels, by their start."""
        counts = np.full(self.shape[0], NONE)
        if length < self.shape[1]:
            starts, hashes = self._hashed[length - 1]
            keyed = (hashes << _BYTE | np.uint64(ord(key("")))) % np.uint64(PRIME)
            shares = find_shares(self._entries, keyed).astype(np.int_)
            counts[starts] = np.where(shares == _NONE, NONE, -shares * SCALE)
        return counts


def _step(threes: NDArray[np.int_], longer: NDArray[np.int_]) -> NDArray[np.int_]:
    """Return what the last letter counts behind three; see `Spelling`."""
    return np.where(threes == NONE, STRANGE, np.maximum(longer - threes, STRANGE))


def _hash_parts(text: str, sizes: NDArray[np.int_]) -> Iterator[tuple[NDArray[np.int_], _Numbers]]:
    """
    Yield where parts of the words in a text start, and their hashes, those of one letter first.

    A hash is a number whose lowest byte is the first of the part, so that a letter before a part
    costs one step for each of its bytes.
    """
    bytes_of = [plane.astype(np.uint64) for plane in _part_bytes(text)]
    ends = np.repeat(np.cumsum(sizes), sizes)
    starts = np.arange(len(ends))
    behind = np.zeros(len(ends) + 1, np.uint64)  # hashes of the parts that are a letter shorter
    for length in range(1, int(sizes.max()) + 1):
        starts = starts[starts + length <= ends[starts]]
        hashes = behind[starts + 1]
        for plane in reversed(bytes_of):
            letters = plane[starts]
            longer = (hashes << _BYTE | letters) % np.uint64(PRIME)
            hashes = longer if plane is bytes_of[0] else np.where(letters > 0, longer, hashes)
        behind = np.zeros_like(behind)
        behind[starts] = hashes
        yield starts, hashes


def _part_bytes(text: str) -> Iterator[NDArray[np.uint8]]:
    """Yield the first byte of each letter of a text, then the second one or 0, and so on."""
    encoded = np.frombuffer(text.encode() + bytes(4), np.uint8)
    is_first = (encoded[:-4] & 0xC0) != 0x80
    places = np.flatnonzero(is_first)
    sizes = np.diff(places, append=len(is_first))
    for number in range(int(sizes.max())):
        yield np.where(sizes > number, encoded[places + number], 0).astype(np.uint8)
