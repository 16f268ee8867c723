"""Numbers that count in millions where the language counts in ten thousands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, cast

import regex

from mtfix.detectors.base import Clues, WordClasses
from mtfix.model import Edit, Hit, Safety, Span, Suggestion

if TYPE_CHECKING:
    from mtfix.context import DocumentContext

_NUMBER = r"(?<![\p{N}.,])(?<digits>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_GAP = r"(?: (?=[\p{Han}\p{Kana}]))?"  # Korean has a blank there by right
_LONG = 1000  # from here on nobody counts in millions in a table; nor do tables part “2.5 百万”
_MOST_DIGITS = 4  # before a unit, by which it is followed at once


@dataclass(frozen=True, slots=True)
class MyriadDetector:
    """
    Finds numbers with “million” behind them, and writes them in the units of the language.

    `scale` gives the power of ten of each word; `units` the words of a language by theirs. What
    is left after the greatest unit must fit into a decimal of two digits. `official` are units
    that accounts are kept in, which stay.
    """

    scale: Mapping[str, int]
    units: Mapping[str, Mapping[int, str]]
    official: Sequence[str]
    safety: Safety
    weight: float = 0.0
    needs: float = 0.0

    def _pattern(self) -> str:
        words = "|".join(map(regex.escape, sorted(self.scale, key=len, reverse=True)))
        kept = "".join(f"(?!{regex.escape(word)})" for word in self.official)
        return rf"{_NUMBER}(?<gap>[ \u00a0]?){kept}(?<word>{words})(?!\p{{Latin}}|[分数]){_GAP}"

    def clues(self, language: str) -> Clues:
        """Return what finds a number with such a word."""
        return Clues((self._pattern(),)) if language in self.units else Clues((r"(?!)",))

    def detect(self, segment: int, context: DocumentContext) -> Iterator[Hit]:
        """Yield a hit for each number that can be written shorter in the language's units."""
        units = self.units.get(context.language_of(segment))
        if not units:
            return
        text = context.text(segment)
        for match in regex.finditer(self._pattern(), text):
            number = Decimal(match["digits"].replace(",", ""))
            is_fraction = "." in match["digits"] and match["gap"]
            if number < _LONG and not match["word"].isascii() and not is_fraction:
                continue
            better = write_in_units(number.scaleb(self.scale[match["word"]]), units)
            if better is None:
                continue
            span = Span(*match.span())
            yield Hit(
                span=span,
                suggestions=(Suggestion((Edit(span, better),), self.safety),),
                weight=self.weight,
                needs=self.needs,
                captures=(("number", match.group()), ("better", better)),
            )


def write_in_units(number: Decimal, units: Mapping[int, str]) -> str | None:
    """
    Return a number in the greatest unit that it fills, None where it has too many digits.

        >>> write_in_units(Decimal(3_450_000_000), {8: "億", 4: "万"})
        '34.5億'
        >>> write_in_units(Decimal(123_456_789), {8: "億", 4: "万"}) is None
        True
    """
    for power in sorted(units, reverse=True):
        count = number.scaleb(-power)
        if count >= 1:
            short = count.quantize(Decimal("0.01"))
            if short != count or len(str(int(count))) > _MOST_DIGITS:
                return None
            return f"{short.normalize():f}{units[power]}"
    return None


def make_myriads(params: Mapping[str, object], classes: WordClasses) -> MyriadDetector:
    """
    Make the detector from a rule's keys.

    The pack's table `scale` gives powers of ten, and its tables `unit_xx` the words of the
    language `xx` by theirs; its class `official`, if it has one, are the units that stay. Raises
    ValueError where a power is no number.
    """
    units = {
        name.partition("_")[2]: {int(power): words[0] for power, words in table.items()}
        for name, table in classes.tables.items()
        if name.startswith("unit_")
    }
    return MyriadDetector(
        {word: int(powers[0]) for word, powers in classes.tables.get("scale", {}).items()},
        units,
        classes.get("official", ()),
        cast("Safety", params["safety"]),
        cast("float", params["weight"]),
        cast("float", params["needs"]),
    )
