"""Numbers as texts of all languages write them, and whether two texts have the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import regex

from mtfix.detectors.bilingual.numerals import find_mixed, find_numerals, read_han, to_ascii
from mtfix.model import Span

# Digits with separators; a blank is one only before three digits.
_NUMBER = regex.compile(
    r"(?<!&\#[xX]?[0-9a-fA-F]*)\p{Nd}+"  # no number of a character
    r"(?:(?:[.,:/'’٫٬،·‑–-]|[ \u00a0\u202f\u2009](?=\p{Nd}{3}(?!\p{Nd})))\p{Nd}+)*"
)
_GROUPED = regex.compile(r"[0-9]{1,3}(?:[.,'’ \u00a0\u202f\u2009٬][0-9]{3})+")
_DIGITS = regex.compile(r"[0-9]+")
_NOT_DIGITS = regex.compile(r"[^0-9]+")

SMALL = 12  # numbers up to here are often words


@dataclass(frozen=True)
class Number:
    """
    A number as written, `text` with ASCII digits; `span` is its place.

    Two notations of one number have the same `significand`: the digits without separators
    and without the zeros at either end, whatever the separators and the scale.

        >>> [number.significand for number in find_numbers("190,000 or 0.19 or ٣٫٥")]
        ['19', '19', '35']
    """

    text: str
    span: Span

    @cached_property
    def digits(self) -> str:
        """The digits alone."""
        return _NOT_DIGITS.sub("", self.text)

    @cached_property
    def significand(self) -> str:
        """The digits that count; with a zero before it, a number of three digits is none."""
        is_odd = self.digits[0] == "0" and self.text.isdigit() and len(self.text) > 2
        return self.digits if is_odd else _strip(self.digits)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The runs of digits, without leading zeros: those of a date or a score."""
        return tuple(part.lstrip("0") or "0" for part in _DIGITS.findall(self.text))

    @property
    def is_small(self) -> bool:
        """Whether it may stand as a word instead."""
        return len(self.parts) == 1 and int(self.parts[0]) <= SMALL

    @property
    def is_round(self) -> bool:
        """Whether it is ten, twenty … ninety, a hundred, a thousand: often a word, too."""
        return self.significand == "1" or (len(self.text) == 2 and self.text.endswith("0"))

    @property
    def is_decade(self) -> bool:
        """Whether it may be a decade: the eighties, or the early 2000s."""
        return self.is_year and self.text[3] == "0"

    @property
    def is_year(self) -> bool:
        """Whether it looks like a year of the last centuries, or of this one."""
        return len(self.text) == 4 and self.text[:2] in ("17", "18", "19", "20")


def find_numbers(text: str) -> tuple[Number, ...]:
    """
    Return the numbers of a text that are written in digits, of any script.

    Han powers among the digits belong to the number.

        >>> [number.text for number in find_numbers("1億2,500万 in 24.05.2023&#8222;")]
        ['125000000', '24.05.2023']
    """
    mixed = [Number(read_han(match[0]), Span(*match.span())) for match in find_mixed(text)]
    plain = (Number(to_ascii(match[0]), Span(*match.span())) for match in _NUMBER.finditer(text))
    alone = [n for n in plain if not any(n.span.overlaps(other.span) for other in mixed)]
    return tuple(sorted((*mixed, *alone), key=lambda number: number.span))


class NumberIndex:
    """The numbers of one text, to look up those of another."""

    def __init__(self, text: str) -> None:
        """Take the text, in any language."""
        self.numbers = find_numbers(text)
        self._others = set(find_numerals(text))
        self._wholes = {number.significand for number in self.numbers}
        self._wholes |= {_strip(word) for word in self._others}
        self._parts = {part for number in self.numbers for part in number.parts} | self._others

    def has(self, number: Number) -> bool:
        """
        Tell whether the number stands here, in some notation.

        A date, a time, a score or a range does where its parts do; of all but one, parts up
        to 12 are taken for granted, since months and small numbers have words.
        """
        if number.significand in self._wholes or self._has_hour(number):
            return True
        if _GROUPED.fullmatch(number.text):
            return False  # its parts are thousands, no days and months
        if len(number.parts) > 1 and self._parts.isdisjoint(number.parts):
            return False
        return all(self._has_part(part, number) for part in number.parts)

    def has_digits(self, number: Number) -> bool:
        """Tell whether a number with exactly these digits stands here."""
        return any(other.digits == number.digits for other in self.numbers)

    def _has_hour(self, number: Number) -> bool:
        """Tell whether the number may be an hour that is counted to twelve here, or there."""
        hour, *rest = number.parts
        if (
            len(rest) > 1
            or not (13 <= int(hour) <= 24)
            or (rest and ":" not in number.text and rest != ["0"])
        ):
            return False
        return str(int(hour) - 12) in self._parts and all(self._has_part(p, number) for p in rest)

    def _has_part(self, part: str, number: Number) -> bool:
        value = int(part)
        is_clock = ":" in number.text and value > 0  # whose minutes are never words
        if (value <= SMALL and not is_clock) or part in self._parts:
            return True
        if len(part) == 2:  # the year ’98 is 1998
            return any(len(other) == 4 and other.endswith(part) for other in self._parts)
        if len(part) == 4 and part[2:].lstrip("0") in self._parts:
            return True
        return is_clock and not {str(value - 12), str(value + 12)}.isdisjoint(self._parts)


def _strip(digits: str) -> str:
    return digits.strip("0") or "0"
