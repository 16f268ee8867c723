"""
The stored form of a word list: one sorted array of 64-bit integers.

The upper 56 bits of an entry are a hash of the word, the lower 8 its frequency in
centibels below one, divided by `SCALE`. Beside the words stand their endings and
beginnings of up to five letters and the sequences of three and four letters inside them, each
with the share of the common words that have it: what tells that `-in` ends many a word and
`-offered` none. What makes a word of another word, whether suffix, prefix or part of a
compound, stands with the share of the common words that it makes, and what is the first or the
last of two words in one with the share of all long words. With 320,000 words the
chance that an unknown word is taken for a known one is 1 in 2 * 10^11.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import sys
import tempfile
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from math import log10
from pathlib import Path

SCALE = 4  # wordfreq's lists go down to -800 cB; a byte holds 255
AFFIX = 5  # letters of the longest beginning or ending that is counted
INSIDE = (3, 4)  # letters of the sequences inside words that are counted
_AFFIX_WORDS = 40_000
_FORMED_WORDS = 100_000  # how many are searched for words that are made of others
_FEWEST_LETTERS = 3  # of a word that others are made of
_COMPOUND_PARTS = 30_000  # how many words are searched for as parts of compounds
_COMPOUND_LETTERS = 8  # the fewest of a compound
SCHEMA = 9  # counts up whenever the table's contents or form change
DEPTH = "\x04"  # the key under which the frequency of the rarest words stands
PRIME = 0xB7E151628AED41  # the first of 56 bits from the digits of e on
_MAGIC = b"mtfixlx%d" % SCHEMA


def hash_word(word: str) -> int:
    """
    Return the 56-bit hash of a word, shifted to make room for its frequency.

    It is the word's bytes, as one number, modulo a prime (Karp and Rabin 1987): different words
    of up to seven bytes never share a hash.
    """
    return int.from_bytes(word.encode(), "little") % PRIME << 8


def ending_key(letters: str) -> str:
    """Return the key under which the share of words with this ending stands."""
    return "\x01" + letters


def beginning_key(letters: str) -> str:
    """Return the key under which the share of words with this beginning stands."""
    return "\x02" + letters


def inside_key(letters: str) -> str:
    """Return the key under which the share of words with these letters inside stands."""
    return "\x03" + letters


def joined_key(letters: str) -> str:
    """Return the key under which the share of words stands that are a word and these letters."""
    return "\x05" + letters


def joining_key(letters: str) -> str:
    """Return the key under which the share of words stands that are these letters and a word."""
    return "\x06" + letters


def first_key(word: str) -> str:
    """Return the key under which the share of compounds stands that begin with this word."""
    return "\x07" + word


def last_key(word: str) -> str:
    """Return the key under which the share of compounds stands that end in this word."""
    return "\x08" + word


def build_table(bands: Iterable[Iterable[str]]) -> array[int]:
    """
    Return the sorted entries of a list of words by falling frequency.

    Band number n holds the words whose frequency is -n centibels (wordfreq's format).
    """
    lists = [list(words) for words in bands]
    shares = [-find_share(band) // SCALE for band in range(len(lists))]
    entries = array("Q")
    for share, words in zip(shares, lists, strict=True):
        entries.extend(_make_entries(words, share))
    ranked = chain.from_iterable(lists)
    words = [w for w in islice(ranked, _FORMED_WORDS) if len(w) >= _FEWEST_LETTERS and w.isalpha()]
    common, parts = words[:_AFFIX_WORDS], frozenset(words[:_COMPOUND_PARTS])
    long = [word for word in chain(words, ranked) if len(word) >= _COMPOUND_LETTERS]
    by_share: dict[int, list[str]] = {}
    for counts, size in (
        (_count_affixes(common), len(common)),
        (_count_formed(words), len(words)),
        (_count_compounds(long, parts), len(long)),
    ):
        for key, count in counts.items():
            if count > 1:
                by_share.setdefault(_to_byte(count / size), []).append(key)
    for share, keys in by_share.items():
        entries.extend(_make_entries(keys, share))
    if lists:
        entries.extend(_make_entries([DEPTH], shares[-1]))
    return array("Q", sorted(entries))


def _make_entries(words: Iterable[str], share: int) -> array[int]:
    return array("Q", [hash_word(word) | share for word in words])


def _count_affixes(words: Sequence[str]) -> Counter[str]:
    keys: list[str] = []
    for word in words:
        size = len(word)
        for letters in range(1, min(AFFIX, size - 1) + 1):
            keys += (ending_key(word[-letters:]), beginning_key(word[:letters]))
        for letters in INSIDE:
            keys += [inside_key(word[n : n + letters]) for n in range(size - letters + 1)]
    return Counter(keys)


def _count_formed(words: Sequence[str]) -> Counter[str]:
    """Count what stands before and behind a word in other words."""
    known = frozenset(words)
    keys: list[str] = []
    for word in words:
        for cut in range(1, len(word)):
            if cut >= _FEWEST_LETTERS and word[:cut] in known:
                keys.append(joined_key(word[cut:]))
            if len(word) - cut >= _FEWEST_LETTERS and word[cut:] in known:
                keys.append(joining_key(word[:cut]))
    return Counter(keys)


def _count_compounds(words: Iterable[str], parts: frozenset[str]) -> Counter[str]:
    """Count the first and the last of the two parts that make a word."""
    keys: list[str] = []
    for word in words:
        for cut in range(_FEWEST_LETTERS, len(word) - _FEWEST_LETTERS + 1):
            if word[:cut] in parts and word[cut:] in parts:
                keys += (first_key(word[:cut]), last_key(word[cut:]))
    return Counter(keys)


def _to_byte(share: float) -> int:
    return max(0, min(round(-100 * log10(max(share, 1e-9)) / SCALE), 255))


def write_table(entries: array[int], path: Path) -> None:
    """
    Store the entries; another process sees the old file or the new one, never a part.

    Raises OSError where the directory cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    body = entries.tobytes()
    header = _MAGIC + sys.byteorder.encode().ljust(8) + len(entries).to_bytes(8, "little")
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(header + hashlib.blake2b(body, digest_size=8).digest() + body)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def map_table(path: Path) -> Sequence[int] | None:
    """Return the stored entries, mapped and not read, or None where they are no good."""
    try:
        with path.open("rb") as stream:
            mapped = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None
    view = memoryview(mapped)
    header, body = bytes(view[:32]), view[32:]
    length = int.from_bytes(header[16:24], "little") * 8
    if header[:8] != _MAGIC or header[8:16].strip() != sys.byteorder.encode():
        return None
    # Every page is read once for the sum: 3 MB, about 3 ms, against wrong edits for good.
    if len(body) != length or hashlib.blake2b(body, digest_size=8).digest() != header[24:]:
        return None
    if hasattr(mmap, "MADV_DONTNEED"):  # most pages are not asked for again
        mapped.madvise(mmap.MADV_DONTNEED)
    return body.cast("Q")


def find_share(band: int) -> int:
    """Return the frequency, in centibels, that the table gives to words of a band of the list."""
    return -min(band // SCALE, 255) * SCALE


def to_zipf(centibels: int | None) -> float:
    """Return the Zipf value of a frequency; 0 is that of none, and no other is less than 0.01."""
    return 0.0 if centibels is None else max(centibels / 100 + 9, 0.01)


def find_frequency(entries: Sequence[int], word: str) -> int | None:
    """Return the frequency of `word` in centibels (0 is certain, -300 one in a thousand)."""
    key = hash_word(word)
    place = bisect_left(entries, key)
    if place < len(entries) and entries[place] ^ key < 256:
        return -(entries[place] & 255) * SCALE
    return None
