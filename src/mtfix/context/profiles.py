"""What langdetect knows of languages, in a fifth of the memory that it takes by itself."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from struct import iter_unpack, pack
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from langdetect.detector_factory import DetectorFactory

_SHARE = "<Bd"  # the number of a language and what it has of some letters
_LONGEST = 3  # letters
_MOST_UNPACKED = 2000  # of 36,000; a text asks for the same ones again and again; 1 MB


class Shares(dict[str, bytes]):
    """
    How much of each language one, two or three letters are.

    Most letters stand in a few languages, so that only these are kept, packed.

        >>> shares = Shares(languages=3)
        >>> shares.add(1, {"th": 20}, [100, 80, 60])
        >>> shares["th"], "et" in shares
        ([0.0, 0.25, 0.0], False)
    """

    def __init__(self, languages: int) -> None:
        """Begin with nothing of so many languages."""
        super().__init__()
        self._languages = languages
        self._unpack = lru_cache(_MOST_UNPACKED)(self._unpack_shares)

    def add(self, number: int, counts: Mapping[str, int], totals: Collection[int]) -> None:
        """Add the counts of a language; `totals` are those of one, two and three letters."""
        by_length = dict(enumerate(totals, 1))
        for letters, count in counts.items():
            if len(letters) <= _LONGEST:
                share = pack(_SHARE, number, count / by_length[len(letters)])
                self[letters] = self.get(letters, b"") + share

    def __getitem__(self, letters: str) -> list[float]:  # type: ignore[override]
        """Return the share in each language."""
        return self._unpack(letters)

    def _unpack_shares(self, letters: str) -> list[float]:
        shares = [0.0] * self._languages
        for number, share in iter_unpack(_SHARE, super().__getitem__(letters)):
            shares[number] = share
        return shares


def load_profiles(leave_out: Collection[str]) -> DetectorFactory:
    """Return what makes langdetect's detectors, without the languages to `leave_out`."""
    from langdetect.detector_factory import (  # noqa: PLC0415 - loads slowly
        PROFILES_DIRECTORY,
        DetectorFactory,
    )

    paths = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir())
    wanted = [path for path in paths if path.name not in leave_out]
    DetectorFactory.seed = 0  # the same answer each time
    factory = DetectorFactory()
    factory.word_lang_prob_map = shares = Shares(len(wanted))
    for number, path in enumerate(wanted):
        profile: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
        shares.add(number, profile["freq"], profile["n_words"])
        factory.langlist.append(profile["name"])
    return factory
