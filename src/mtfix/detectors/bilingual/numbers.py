"""Numbers as texts of all languages write them, and whether two texts have the same ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import regex

from mtfix.model import Span

# Digits with separators; a blank is one only before three digits.
_NUMBER = regex.compile(
    r"(?<!&\#[xX]?[0-9a-fA-F]*)\p{Nd}+"  # no number of a character
    r"(?:(?:[.,:/'’٫٬،·‑–-]|[ \u00a0\u202f\u2009](?=\p{Nd}{3}(?!\p{Nd})))\p{Nd}+)*"
)
_GROUPED = regex.compile(r"[0-9]{1,3}(?:[.,'’ \u00a0\u202f\u2009٬][0-9]{3})+")
_DIGITS = regex.compile(r"[0-9]+")
_NOT_DIGITS = regex.compile(r"[^0-9]+")
_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_HAN_DIGITS |= {"零": 0, "两": 2, "兩": 2}
_HAN_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12}
_HAN = "".join((*_HAN_DIGITS, *_HAN_POWERS))
_HAN_NUMBER = regex.compile(
    rf"(?:[{_HAN}]|\p{{Nd}}+(?:[.,]\p{{Nd}}+)* ?(?=[{_HAN}])|(?<=[{_HAN}])\p{{Nd}}[\p{{Nd}},.]*)+"
)
_MIXED = regex.compile(rf"\p{{Nd}} ?[{''.join(_HAN_POWERS)}]")
_HAN_PART = regex.compile(r"[0-9]+(?:\.[0-9]+)?|.")
_ROMAN = regex.compile(r"(?<![\p{L}\p{N}])[IVXLCХІ]+(?=(?:e|er|ème|ª|º|a|o)?(?![\p{L}\p{N}]))")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100}

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
    mixed = [
        Number(read_han(match[0]), Span(*match.span()))
        for match in _HAN_NUMBER.finditer(text)
        if _MIXED.search(match[0])
    ]
    plain = (Number(to_ascii(match[0]), Span(*match.span())) for match in _NUMBER.finditer(text))
    alone = [n for n in plain if not any(n.span.overlaps(other.span) for other in mixed)]
    return tuple(sorted((*mixed, *alone), key=lambda number: number.span))


def to_ascii(text: str) -> str:
    """
    Return text with its digits as 0 to 9.

        >>> to_ascii("٢٠٢٣ 年")
        '2023 年'
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


class NumberIndex:
    """The numbers of one text, to look up those of another."""

    def __init__(self, text: str) -> None:
        """Take the text, in any language."""
        self.numbers = find_numbers(text)
        self._others = set(_find_words(text))
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


def _find_words(text: str) -> Iterator[str]:
    """Yield the values of Han and Roman numerals, in digits."""
    for match in _HAN_NUMBER.finditer(text):
        if any(sign in _HAN for sign in match[0]):
            yield read_han(match[0])
    for match in _ROMAN.finditer(text):
        yield str(_read_roman(match[0]))


def read_han(text: str) -> str:
    """
    Return a number in Han numerals, or in digits among them, as digits.

        >>> read_han("3万2千"), read_han("二十五"), read_han("二〇二三"), read_han("1億2,500万")
        ('32000', '25', '2023', '125000000')
    """
    parts = _HAN_PART.findall(to_ascii(text).replace(",", "").replace(" ", ""))
    if not any(part in _HAN_POWERS for part in parts):
        return _NOT_DIGITS.sub("", "".join(str(_HAN_DIGITS.get(part, part)) for part in parts))
    total = section = Decimal(0)
    current: Decimal | None = None
    for part in parts:
        if part in _HAN_DIGITS:
            current = (current or 0) * 10 + Decimal(_HAN_DIGITS[part])
        elif part not in _HAN_POWERS:
            current = Decimal(part) if part[0].isdigit() else current
        elif _HAN_POWERS[part] < 4:
            section += (1 if current is None else current) * 10 ** _HAN_POWERS[part]
            current = None
        else:
            total += (section + (current or 0) or 1) * 10 ** _HAN_POWERS[part]
            section, current = Decimal(0), None
    return str(int(total + section + (current or 0)))


def _read_roman(text: str) -> int:
    values = [_ROMAN_VALUES[sign] for sign in text]
    return sum(
        -value if following > value else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


# The size of one in the other, for units that translators convert: miles, pounds, feet,
# inches, yards, acres, gallons, ounces.
_CONVERSIONS = (1.609, 0.4536, 0.3048, 2.54, 0.9144, 0.4047, 3.785, 28.35)


def is_converted(number: Number, others: Collection[Number]) -> bool:
    """
    Tell whether the number may be one of the others in another unit, roughly.

        >>> [mph, km] = find_numbers("85, 136")
        >>> is_converted(km, [mph]), is_converted(mph, [km])
        (True, True)
    """
    known = {_value(other.text) for other in others}
    known |= {float(part) for other in others for part in other.parts}
    ends = regex.split("[-‑–]", number.text)  # of a range
    return all(any(_is_same(_value(end), other) for other in known) for end in ends)


def _is_same(value: float, other: float) -> bool:
    """Tell whether one is the other in another unit, as long as both may be measures."""
    return (
        any(_is_about(value, other * f) or _is_about(value, other / f) for f in _CONVERSIONS)
        or abs(value - (other - 32) / 1.8) <= 1.5
        or abs(value - (other * 1.8 + 32)) <= 2.5
    )


def _is_about(value: float, other: float) -> bool:
    return abs(value - other) <= 0.09 * value + 0.5


def _value(text: str) -> float:
    head, _, tail = text.replace(",", ".").rpartition(".")
    digits = _NOT_DIGITS.sub("", head)
    tail = _NOT_DIGITS.sub("", tail)
    is_grouped = len(tail) == 3 and 0 < len(digits) <= 3 and head.isdigit()
    return float(f"{digits}{tail}" if is_grouped or not digits else f"{digits}.{tail}")
