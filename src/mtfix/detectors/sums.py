"""Sums that count in ten thousands and their squares, in English, which counts in millions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, PatternTimeout, WordClasses, time_limit
from mtfix.model import Edit, Hit, Safety, Span, Suggestion

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_ENGLISH = {12: "trillion", 9: "billion", 6: "million"}
_SCALE = {word: power for power, word in _ENGLISH.items()}
_MOST_DECIMALS = Decimal("0.001")
_FEWEST = 10  # “2 hundred million” is English, “12 hundred million” is not
_YEARS = range(1900, 2100)  # “in 2015 100 million people left”


@dataclass(frozen=True, eq=False)  # eq=False: rules are hashed, tables cannot be
class SumDetector:
    """
    Finds sums such as “3.5亿”, “24.5 ten thousand” or “1 trillion 200 billion”.

    `scale` gives the power of ten of each word of the source; words of English may stand in a
    sum with a smaller one behind them. The result is exact.
    """

    scale: Mapping[str, int]
    safety: Safety = Safety.UNSAFE
    weight: float = 0.0
    needs: float = 0.0
    sources: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> str:
        words = "|".join(map(regex.escape, sorted(self.scale, key=len, reverse=True)))
        english = "|".join(_SCALE)
        gap = r"[ \u00a0]"
        # Only what is no digit or letter may stand at a number: “410,000” is no 4 “10,000”.
        joint = rf"(?:{gap}|(?![\p{{N}}\p{{Latin}}]))"
        more = rf"[多余餘여]?{joint}(?<word>{words})"
        first = rf"(?<![\p{{N}}\p{{Han}}\p{{Hangul}}\p{{Kana}}.,$€£-])(?<number>{_NUMBER})"
        end = r"(?![\p{Latin}\p{N}]|[一二三四五六七八九十])"
        return (
            rf"{first}(?:{more}(?:{gap}?(?<number>{_NUMBER}){joint}(?<word>{words}))*(?: of)?{end}"
            rf"|{gap}(?<word>{english}){gap}(?<number>{_NUMBER}){gap}(?<word>{english}){end})"
        )

    def clues(self, _language: str) -> Clues:
        """Return what finds a number with such a word."""
        return Clues((self._pattern,))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each sum; raises PatternTimeout where the segment takes too long."""
        text = context.text(segment)
        try:
            matches = list(regex.finditer(self._pattern, text, timeout=time_limit(text)))
        except TimeoutError:
            raise PatternTimeout from None
        for match in matches:
            better = self._write(match.captures("number"), match.captures("word"))
            if better is None:
                continue
            if regex.search("[多余餘여]", match.group()):
                better = f"more than {better}"
            yield Hit(
                span=Span(*match.span()),
                suggestions=(Suggestion((Edit(Span(*match.span()), better),), self.safety),),
                weight=self.weight,
                needs=self.needs,
                sources=self.sources,
                captures=(("number", match.group()), ("better", better)),
            )

    def _write(self, numbers: list[str], words: list[str]) -> str | None:
        """Return the sum in English, None where it is no sum or English already."""
        counts = [Decimal(number.replace(",", "")) for number in numbers]
        powers = [self.scale.get(word, _SCALE.get(word, 0)) for word in words]
        if len(words) == 1 and words[0].isascii() and _is_english(counts[0], words[0]):
            return None
        if sorted(set(powers), reverse=True) != powers:
            return None
        parts = [count.scaleb(power) for count, power in zip(counts, powers, strict=True)]
        bounds = [Decimal(1).scaleb(power) for power in powers]
        if any(part >= bound for part, bound in zip(parts[1:], bounds, strict=False)):
            return None
        return write_in_english(sum(parts, Decimal(0)))


def _is_english(count: Decimal, word: str) -> bool:
    """Tell whether a count of an English word may be meant: “2 hundred million”, a year."""
    fewest = _FEWEST if "hundred" in word else 2
    return count == int(count) and (count in _YEARS or count < fewest)


def write_in_english(number: Decimal) -> str | None:
    """
    Return a number in millions and more, or in digits where that is shorter; None for a fraction.

        >>> write_in_english(Decimal(245_000)), write_in_english(Decimal(478_000_000))
        ('245,000', '478 million')
        >>> write_in_english(Decimal(1_200_000_000_000)), write_in_english(Decimal(12_345_678))
        ('1.2 trillion', '12,345,678')
    """
    if number != int(number):
        return None
    for power, word in _ENGLISH.items():
        count = number.scaleb(-power)
        if count >= 1:
            short = count.quantize(_MOST_DECIMALS)
            return f"{short.normalize():f} {word}" if short == count else f"{int(number):,}"
    return f"{int(number):,}"


def make_sums(params: Mapping[str, object], classes: WordClasses) -> SumDetector:
    """
    Make the detector from a rule's keys; the pack's table `sum_scale` gives the powers of ten.

    Raises ValueError where a power is no number.
    """
    return SumDetector(
        {word: int(powers[0]) for word, powers in classes.tables.get("sum_scale", {}).items()},
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
        cast("tuple[str, ...]", params.get("sources", ())),
    )
