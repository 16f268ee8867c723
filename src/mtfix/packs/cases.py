"""Which characters stand for one another where case does not count."""

from __future__ import annotations

from functools import lru_cache

import regex

from mtfix.packs.fold import fold


def variants(text: str, flags: frozenset[str]) -> set[str]:
    """Return the characters that may stand for those of a text, or for several of them."""
    if "i" not in flags:
        return set(text)
    shared = set().union(*shared_places(fold(text)).values())
    return shared.union(*map(cases_of, fold(text)))


@lru_cache(maxsize=4096)
def cases_of(character: str) -> frozenset[str]:
    """Return the characters that are this one, or fold to it, when case does not count."""
    pattern = regex.compile(regex.escape(character), regex.VERSION1 | regex.IGNORECASE)
    return _folded().get(character, frozenset()).union(pattern.findall(_every_character()))


def shared_places(folded: str) -> dict[int, set[str]]:
    """Return the places in a text that one character, such as ß, may stand for with others."""
    shared: dict[int, set[str]] = {}
    for special, part in _specials():
        place = folded.find(part)
        while place >= 0:
            for at in range(place, place + len(part)):
                shared.setdefault(at, set()).add(special)
            place = folded.find(part, place + 1)
    return shared


def edge_cases(text: str, *, at_end: bool) -> set[str]:
    """Return the characters with which a text may begin, or end, when case does not count."""
    folded = fold(text)
    place = len(folded) - 1 if at_end else 0
    return shared_places(folded).get(place, set()).union(cases_of(folded[place]))


@lru_cache(maxsize=1)
def _folded() -> dict[str, frozenset[str]]:
    """Return which characters fold to which one, such as ı, which no pattern “i” finds."""
    every: dict[str, set[str]] = {}
    for character in _every_character():
        folded = fold(character)
        if len(folded) == 1 and folded != character:
            every.setdefault(folded, set()).add(character)
    return {folded: frozenset(characters) for folded, characters in every.items()}


@lru_cache(maxsize=1)
def _specials() -> tuple[tuple[str, str], ...]:
    """Return the characters that are several ones when case does not count, and which."""
    return tuple((c, fold(c)) for c in _every_character() if not c.isascii() and len(fold(c)) > 1)


@lru_cache(maxsize=1)
def _every_character() -> str:
    return "".join(map(chr, (*range(0xD800), *range(0xE000, 0x20000))))
