"""Whether a number is another one in another unit."""

from __future__ import annotations

from collections.abc import Collection

import regex

from mtfix.detectors.bilingual.numbers import Number

_NOT_DIGITS = regex.compile(r"[^0-9]+")
# The size of one in the other, for units that translators convert: miles, pounds, feet,
# inches, yards, acres, gallons, ounces.
_CONVERSIONS = (1.609, 0.4536, 0.3048, 2.54, 0.9144, 0.4047, 3.785, 28.35)


def is_converted(number: Number, others: Collection[Number]) -> bool:
    """
    Tell whether the number may be one of the others in another unit, roughly.

        >>> from mtfix.detectors.bilingual.numbers import find_numbers
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
