"""
Which language a text is likeliest in, by its letters: the profiles of langdetect, weighed whole.

langdetect draws letters from a text until it is sure, seven times over. To weigh all of them once
takes a fifth of the time, and what is said for sure is wrong less often; and the profiles take a
third of the memory, since most letters stand in a few languages only.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import exp, log1p
from pathlib import Path
from struct import iter_unpack, pack

from mtfix.cache import read_cached, write_cached
from mtfix.languages import UNDETERMINED

_LONGEST = 3  # letters
_UNSEEN = 0.5 / 10_000  # share of letters that a language was never seen with; that of langdetect
# A letter says some of what the two and three say that it stands in. Divided by so much, answers
# of 0.9 and more are nearly as many as those of langdetect, and wrong a third as often.
_OVERLAP = 4.0
_GAIN = "<Bf"  # the number of a language and what it gains
_SIZE = 4  # bytes that tell how long the head is


class Profiles:
    """By how much the logarithm of a language's chance grows with some letters."""

    def __init__(self, languages: Sequence[str], gains: Mapping[str, bytes]) -> None:
        """Take languages and, packed, what some of them gain by one, two or three letters."""
        self._languages, self._gains = languages, gains

    @classmethod
    def make(cls, languages: Sequence[str], gains: Mapping[str, Mapping[int, float]]) -> Profiles:
        """
        Make profiles of gains by the numbers of languages; letters may be a blank at either end.

            >>> profiles = Profiles.make(["de", "en"], {"th": {1: 4.0}, "ch ": {0: 5.0}})
            >>> [profiles.weigh(text)[0] for text in ("the path", "Dach", "42")]
            ['en', 'de', 'und']
        """
        packed = {
            letters: b"".join(pack(_GAIN, *each) for each in found.items())
            for letters, found in gains.items()
        }
        return cls(languages, packed)

    def weigh(self, text: str) -> tuple[str, float]:
        """Return the likeliest language and its probability, `und` where no letters are known."""
        points = [0.0] * len(self._languages)
        for letters, times in Counter(find_letters(text)).items():
            for number, gain in iter_unpack(_GAIN, self._gains.get(letters, b"")):
                points[number] += times * gain
        most = max(points)
        if most == 0.0:
            return UNDETERMINED, 0.0
        chances = [exp((each - most) / _OVERLAP) for each in points]
        return self._languages[points.index(most)], 1 / sum(chances)

    def dump(self) -> bytes:
        """Return what `load` makes the profiles of."""
        about = self._languages, list(self._gains), list(map(len, self._gains.values()))
        head = json.dumps(about).encode()
        return len(head).to_bytes(_SIZE, "big") + head + b"".join(self._gains.values())

    @classmethod
    def load(cls, stored: bytes) -> Profiles:
        """Return the profiles that were dumped."""
        start = _SIZE + int.from_bytes(stored[:_SIZE], "big")
        languages, letters, sizes = json.loads(stored[_SIZE:start])
        bounds = pairwise(accumulate(sizes, initial=start))
        return cls(
            languages, {each: stored[a:b] for each, (a, b) in zip(letters, bounds, strict=True)}
        )


def find_letters(text: str) -> Iterator[str]:
    """
    Yield each one, two and three letters of a text, words being parted by single blanks.

    Words in capitals say little, so that their letters are left out, as langdetect does.

        >>> sorted(find_letters("ab")), sorted(find_letters("AB"))
        ([' a', ' ab', 'a', 'ab', 'ab ', 'b', 'b '], [' A', 'A', 'AB ', 'B '])
    """
    for word in text.split():
        padded = f" {word} "
        for end in range(1, len(word) + 2):
            if padded[end].isupper() and padded[end - 1].isupper():
                continue
            if end <= len(word):
                yield padded[end]
            yield padded[end - 1 : end + 1]
            if end > 1:
                yield padded[end - 2 : end + 1]


def clean(text: str) -> str:
    """Return what counts of a text: no addresses, and alike letters as one, as langdetect does."""
    from langdetect.detector_factory import DetectorFactory  # noqa: PLC0415 - loads slowly

    factory = DetectorFactory()
    factory.langlist = [UNDETERMINED]  # it makes no detector of no languages
    detector = factory.create()
    detector.append(text)
    detector.cleaning_text()
    return "".join(map(_normalize, detector.text))


@lru_cache(maxsize=5000)
def _normalize(letter: str) -> str:
    from langdetect.utils.ngram import NGram  # noqa: PLC0415 - loads slowly

    normal: str = NGram.normalize(letter)
    return normal


def load_profiles(leave_out: Collection[str]) -> Profiles:
    """Return langdetect's profiles without the languages to `leave_out`, as that names them."""
    from importlib.metadata import version  # noqa: PLC0415 - a declared language needs none

    name = f"profiles-1-{version('langdetect')}-{'-'.join(sorted(leave_out))}.bin"
    stored = read_cached(name)
    if stored is not None:
        return Profiles.load(stored)
    made = _read_profiles(leave_out)
    write_cached(name, made.dump())
    return made


def _read_profiles(leave_out: Collection[str]) -> Profiles:
    from langdetect.detector_factory import PROFILES_DIRECTORY  # noqa: PLC0415 - loads slowly

    paths = sorted(Path(PROFILES_DIRECTORY).iterdir())
    profiles = [json.loads(path.read_bytes()) for path in paths if path.name not in leave_out]
    gains: dict[str, dict[int, float]] = {}
    for number, profile in enumerate(profiles):
        totals = profile["n_words"]
        for letters, count in profile["freq"].items():
            if len(letters) <= _LONGEST:
                share = count / totals[len(letters) - 1]
                gains.setdefault(letters, {})[number] = log1p(share / _UNSEEN)
    return Profiles.make([profile["name"] for profile in profiles], gains)
