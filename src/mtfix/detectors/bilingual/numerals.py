"""Numerals that are no digits of ASCII: those of other scripts, of Han, and Roman ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import regex

_HAN_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_HAN_DIGITS |= {"零": 0, "两": 2, "兩": 2}
_HAN_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "億": 8, "亿": 8, "兆": 12}
_HAN = "".join((*_HAN_DIGITS, *_HAN_POWERS))
_HAN_NUMBER = regex.compile(
    rf"(?:[{_HAN}]|\p{{Nd}}+(?:[.,]\p{{Nd}}+)* ?(?=[{_HAN}])|(?<=[{_HAN}])\p{{Nd}}[\p{{Nd}},.]*)+"
)
_MIXED = regex.compile(rf"\p{{Nd}} ?[{''.join(_HAN_POWERS)}]")
_HAN_PART = regex.compile(r"[0-9]+(?:\.[0-9]+)?|.")
_NOT_DIGITS = regex.compile(r"[^0-9]+")
_ROMAN = regex.compile(r"(?<![\p{L}\p{N}])[IVXLCХІ]+(?=(?:e|er|ème|ª|º|a|o)?(?![\p{L}\p{N}]))")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100}


def find_mixed(text: str) -> Iterator[regex.Match[str]]:
    """
    Yield what is a number of digits and Han powers.

        >>> [match[0] for match in find_mixed("1億2,500万 of 二十五")]
        ['1億2,500万']
    """
    yield from (match for match in _HAN_NUMBER.finditer(text) if _MIXED.search(match[0]))


def find_numerals(text: str) -> Iterator[str]:
    """
    Yield the values of Han and Roman numerals, in digits.

        >>> list(find_numerals("XIX, 二十五"))
        ['25', '19']
    """
    for match in _HAN_NUMBER.finditer(text):
        if any(sign in _HAN for sign in match[0]):
            yield read_han(match[0])
    for match in _ROMAN.finditer(text):
        yield str(_read_roman(match[0]))


def to_ascii(text: str) -> str:
    """
    Return text with its digits as 0 to 9.

        >>> to_ascii("٢٠٢٣ 年")
        '2023 年'
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


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
