"""Classes of bytes: how a scanner spells them, and how much finding one of them tells."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import log2

NEWLINE = 0x0A
EVERY = frozenset(range(256))
# About how often a byte stands in text: a small letter, any other sign of ASCII, the rest.
_LETTER, _SIGN, _OTHER = 0.75 / 26, 0.08 / 100, 0.0005
_BLANK = 0.17


def bits(codes: Iterable[int]) -> float:
    """Return how much a character out of these tells, in bits."""
    share = 0.0
    for code in set(codes):
        is_letter = ord("a") <= code <= ord("z")
        share += _BLANK if code == ord(" ") else _LETTER if is_letter else _SIGN
        share += (_OTHER - _SIGN) if code >= 0x80 else 0.0
    return -log2(min(max(share, _OTHER), 1.0))


@lru_cache(maxsize=8192)
def bits_of(word: str) -> float:
    """Return how much a word tells, in bits."""
    return sum(bits((ord(character),)) for character in word)


def bytes_class(members: Iterable[int], *, at_line_end: bool = False) -> str:
    """Return the class of some bytes; no text holds a line end, but it may stand beside one."""
    ordered = sorted(set(members) - {NEWLINE} | ({NEWLINE} if at_line_end else set()))
    if not ordered:
        return r"\x00"  # which no text holds
    ranges: list[list[int]] = []
    for member in ordered:
        if ranges and ranges[-1][1] == member - 1:
            ranges[-1][1] = member
        else:
            ranges.append([member, member])
    inside = "".join(
        byte(a) if a == b else f"{byte(a)}{byte(b)}" if b == a + 1 else f"{byte(a)}-{byte(b)}"
        for a, b in ranges
    )
    return inside if len(ordered) == 1 else f"[{inside}]"


def byte(code: int) -> str:
    """Return how a scanner spells one byte."""
    return chr(code) if code < 0x80 and chr(code).isalnum() else rf"\x{code:02x}"
