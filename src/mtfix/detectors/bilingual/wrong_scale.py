"""A million that became a billion: the same digits, times another power of ten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import regex

from mtfix.detectors.base import WordClasses
from mtfix.detectors.bilingual.numbers import Number, find_numbers
from mtfix.detectors.bilingual.pair import BilingualDetector, Pair, make_hit
from mtfix.model import Hit, Span

_GROUPED = regex.compile(r"[1-9][0-9]{0,2}(?:[.,'’ \u00a0\u202f\u2009٬][0-9]{3})+")
_BOTH = regex.compile(r"([0-9]{1,3}(?:([.,'’ ])[0-9]{3})(?:\2[0-9]{3})*)(?!\2)[.,]([0-9]+)")
_PLAIN = regex.compile(r"[0-9]+(?:[.,٫][0-9]+)?")
_UNKNOWN = regex.compile(r"[a-zA-Z]")
_NOT_DIGITS = regex.compile(r"[^0-9]")


@dataclass(frozen=True)
class _Scale:
    """The words of one language that multiply a number, and by which power of ten."""

    powers: Mapping[str, int]

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        words = "|".join(sorted(map(regex.escape, self.powers), key=len, reverse=True))
        pattern = rf"[\s\u00a0-]?(?<word>{words})\.?(?![\p{{L}}\p{{M}}])"
        return regex.compile(pattern, regex.VERSION1 | regex.IGNORECASE)

    def read(self, text: str, number: Number) -> tuple[frozenset[Decimal], int]:
        """Return the values that the number may have, and where its last word ends."""
        values, end, power = _values(number.text), number.span.end, 0
        while match := self._pattern.match(text, end):
            power += self.powers[match["word"].casefold()]
            end = match.end()
        return frozenset(value.scaleb(power).normalize() for value in values), end


@dataclass(frozen=True, eq=False)  # eq=False: rules are hashed, tables cannot be
class WrongScaleDetector(BilingualDetector):
    """
    Compares numbers with the same digits, where each side has them once.

    A number with a separator before three digits may be read in two ways; only where no way
    gives the same value it is wrong. Numbers without a scale on either side do not count.
    """

    scales: Mapping[str, _Scale]

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield a hit at each number and the words that scale it."""
        source, target = (self.scales.get(code) for code in (pair.source_language, pair.language))
        if source is None or target is None:
            return
        theirs = _once(find_numbers(pair.source))
        for key, number in _once(find_numbers(pair.target)).items():
            original = theirs.get(key)
            if original is None:
                continue
            wanted, there = source.read(pair.source, original)
            values, end = target.read(pair.target, number)
            if _UNKNOWN.match(pair.source, there) or _UNKNOWN.match(pair.target, end):
                continue  # 125m: million, or metres
            is_scaled = there > original.span.end or end > number.span.end
            if wanted and values and is_scaled and wanted.isdisjoint(values):
                span = Span(number.span.start, end)
                yield make_hit(
                    span,
                    number=span.of(pair.target),
                    original=pair.source[original.span.start : there],
                )


def _once(numbers: tuple[Number, ...]) -> dict[str, Number]:
    """Return the numbers whose digits no other one has, by their digits."""
    counts = Counter(number.significand for number in numbers)
    return {n.significand: n for n in numbers if counts[n.significand] == 1}


def _values(text: str) -> list[Decimal]:
    """Return what a number may mean: one thousand, or one with three decimals; none for a date."""
    values = []
    if _GROUPED.fullmatch(text):
        values.append(Decimal(_NOT_DIGITS.sub("", text)))
    if match := _BOTH.fullmatch(text):
        values.append(Decimal(f"{_NOT_DIGITS.sub('', match[1])}.{match[3]}"))
    if _PLAIN.fullmatch(text):
        values.append(Decimal(_NOT_DIGITS.sub(".", text)))
    return values


def _make_scale(entries: tuple[str, ...]) -> _Scale:
    """Make the scale of a language from entries such as “million 6”."""
    powers = {}
    for entry in entries:
        word, _, power = entry.rpartition(" ")
        powers[word.casefold()] = int(power)
    return _Scale(powers)


def make_wrong_scale(params: Mapping[str, object], classes: WordClasses) -> WrongScaleDetector:
    """
    Make the detector from a rule's key `scales`, which names a table by language.

    Raises KeyError where there is no such table, ValueError for an entry without a power.
    """
    table = classes.tables[str(params["scales"])]
    return WrongScaleDetector({code: _make_scale(words) for code, words in table.items()})
