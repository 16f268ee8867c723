"""How much two words are alike, to the eye and to the ear."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from mtfix.patterns import compile_late

LEAST_LIKENESS = 0.6

_VOWELS = compile_late(r"[aeiouyäöüáéíóúàèìòùâêîôûãõåæøëïıаеёиоуыэюяіїє]")
_SOUNDS = (
    *((compile_late(r"c(?=[eiéíy])"), "s"), (compile_late(r"ch|kh|[cqk]"), "k")),
    *((compile_late(r"ph"), "f"), (compile_late(r"[vw]"), "v"), (compile_late("z"), "s")),
    *((compile_late(r"h"), ""), (compile_late(r"(\p{L})\1"), r"\1")),
)


def is_alike(one: str, two: str, least: float = LEAST_LIKENESS) -> bool:
    """
    Tell whether two names may be spellings of one.

    They sound alike at both ends and share letters enough, or sound the same throughout.

        >>> is_alike("Mijal", "Mikhail"), is_alike("Selak", "Celac"), is_alike("Anna", "Otto")
        (True, True, False)
    """
    sound, other = sound_of(one), sound_of(two)
    if sound == other and len(sound) > 1:
        return True
    if not sound or not other or sound[0] != other[0] or sound[-1] != other[-1]:
        return False
    if bool(_VOWELS.match(one[-1].lower())) != bool(_VOWELS.match(two[-1].lower())):
        return False  # “Transylvania” and “Transylvanian” are two words
    return likeness(one.lower(), two.lower()) >= least


def likeness(one: str, two: str) -> float:
    """
    Return which share of two words they have in common, in order, from 0 to 1.

        >>> likeness("mijal", "mijal"), likeness("ab", "cd")
        (1.0, 0.0)
    """
    row = [0] * (len(two) + 1)
    for letter in one:
        corner = 0
        for place, other in enumerate(two, 1):
            corner, row[place] = (
                row[place],
                corner + 1 if letter == other else max(row[place], row[place - 1]),
            )
    return 2 * row[-1] / max(len(one) + len(two), 1)


@lru_cache(maxsize=20_000)
def sound_of(name: str) -> str:
    """Return the consonants of a name as they are heard, and a vowel at its head."""
    plain = spell_as_heard(name)
    return plain[:1] + _VOWELS.sub("", plain[1:])


@lru_cache(maxsize=20_000)
def spell_as_heard(name: str) -> str:
    """Return a name in one letter a sound; letters that are taken for one another are one."""
    plain = unicodedata.normalize("NFD", name.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for sound, letter in _SOUNDS:
        plain = sound.sub(letter, plain)
    return plain
