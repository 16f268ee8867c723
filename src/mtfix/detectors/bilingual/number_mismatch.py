"""Numbers that the target has lost, changed, added, or writes as another language does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import regex

from mtfix.detectors.base import WordClasses
from mtfix.detectors.bilingual.numbers import Number, NumberIndex, find_numbers
from mtfix.detectors.bilingual.numerals import to_ascii
from mtfix.detectors.bilingual.pair import BilingualDetector, Pair, make_hit, make_repair
from mtfix.detectors.bilingual.units import is_converted
from mtfix.model import Hit, Safety, Span

# By the sign between thousands.
_GROUPED = {
    ".": regex.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"),
    ",": regex.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"),
}
_DECIMAL = regex.compile(r"\d{1,3},\d{1,2}")
_SWAP = str.maketrans(".,", ",.")
_UNIT = r"[ \u00a0-]?(?:\L<units>)(?![\p{L}\p{N}])"
_FLAGS = regex.VERSION1 | regex.IGNORECASE
_HUNDREDS = regex.compile(r"00-(?:lu[kv]u|tal)")  # the 1800s, in the north the 19th century
# A century that stands as a number in the source may be a word in the target.
_CENTURY = regex.compile(
    r"(?:st|nd|rd|th|e|º|\.)[\s–-].{0,25}?(?:centur|jahrhundert|siècle|siglo|secol|século|eeuw|век)",
    regex.IGNORECASE,
)
_MEASURE = r"\p{Nd}[ \u00a0-]?(?:\L<units>)(?![\p{L}\p{N}])|\p{Nd}[ \u00a0]?(?:\L<measures>)"


@dataclass(frozen=True)
class NumberMismatchDetector(BilingualDetector):
    """
    Compares the numbers of source and target in one way, its `defect`.

    `units` are units of the source that translators convert: their numbers may go. Where one
    stands on either side, or what begins like one of the `measures`, numbers may be those of
    another unit.
    `decimal_comma` and `decimal_point` are the languages that write fractions so.
    """

    defect: str
    units: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    decimal_comma: frozenset[str] = frozenset()
    decimal_point: frozenset[str] = frozenset()
    safety: Safety = Safety.FLAG

    def compare(self, pair: Pair) -> Iterator[Hit]:
        """Yield the hits of this defect."""
        yield from _DEFECTS[self.defect](self, pair)

    @cached_property
    def _unit(self) -> regex.Pattern[str]:
        return regex.compile(_UNIT, _FLAGS, units=list(self.units))

    @cached_property
    def _measure(self) -> regex.Pattern[str]:
        units, measures = list(self.units), list(self.measures)
        return regex.compile(_MEASURE, _FLAGS, units=units, measures=measures)

    def _lost(self, pair: Pair) -> Iterator[Hit]:
        lost, added = self._unmatched(pair)
        if not added:
            serious = [n.text for n in lost if not n.is_round and not _is_decade(n, pair.source)]
            if serious:
                yield make_hit(pair.whole, number=", ".join(serious))

    def _added(self, pair: Pair) -> Iterator[Hit]:
        lost, added = self._unmatched(pair)
        for number in added:
            # Two digits may be words of the source, and so may a thousand, or a decade.
            is_word = len(number.digits) <= 2 or number.is_round or number.is_decade
            if not lost and not is_word:
                yield make_hit(number.span, number=number.span.of(pair.target))

    def _changed(self, pair: Pair) -> Iterator[Hit]:
        lost, added = self._unmatched(pair)
        if not lost:
            return
        for number in added:
            captures = {
                "number": number.span.of(pair.target),
                "original": ", ".join(other.text for other in lost),
            }
            is_certain = len(lost) == len(added) == 1 and _is_slip(lost[0].text, number.text)
            if is_certain and number.text == number.span.of(pair.target):
                yield make_repair(number.span, lost[0].text, self.safety, pair, **captures)
            else:
                yield make_hit(number.span, **captures)

    def _unmatched(self, pair: Pair) -> tuple[list[Number], list[Number]]:
        """Return the numbers that only the source has, and that only the target has."""
        key = ("numbers", pair.segment)
        if key not in pair.context.memo:
            pair.context.memo[key] = self._compare(pair)
        return cast("tuple[list[Number], list[Number]]", pair.context.memo[key])

    def _compare(self, pair: Pair) -> tuple[list[Number], list[Number]]:
        ours, theirs = NumberIndex(pair.target), NumberIndex(pair.source)
        measured = any(self._measure.search(text) for text in (pair.source, pair.target))
        lost = [
            number
            for number in theirs.numbers
            if not number.is_small
            and not ours.has(number)
            and not _has_century(pair.target, number.text)
            and not (len(number.text) <= 2 and _CENTURY.match(pair.source, number.span.end))
            and not self._unit.match(pair.source, number.span.end)
            and not (measured and not number.is_year and is_converted(number, ours.numbers))
        ]
        added = [
            number
            for number in ours.numbers
            if not number.is_small
            and not theirs.has(number)
            and not (_is_century(pair.target, number) and theirs.has(_as_century(number)))
            and not (measured and not number.is_year and is_converted(number, theirs.numbers))
        ]
        return lost, added

    def _broken(self, pair: Pair) -> Iterator[Hit]:
        """Find numbers of the source that were pulled apart at a separator."""
        target = to_ascii(pair.target)
        if not _GAP.search(target):
            return
        ours = NumberIndex(pair.target)
        ends = 0
        wanted = {n.parts: n for n in find_numbers(pair.source) if _SEPARATED.fullmatch(n.text)}
        for parts, number in wanted.items():
            apart = r"(?: ?[.,] ?)".join(_zeros(part) for part in parts)
            for match in regex.finditer(rf"(?<![\d.,])(?<![\d] ){apart}(?![\d])", target):
                joined = match[0].replace(" ", "")
                if " " in match[0] and match.start() >= ends and not ours.has_digits(number):
                    ends = match.end()
                    span = Span(*match.span())
                    yield make_repair(span, joined, self.safety, pair, number=joined)

    def _foreign(self, pair: Pair) -> Iterator[Hit]:
        """Find numbers that keep separators which mean something else in the target."""
        comma_to_point = (
            pair.source_language in self.decimal_comma and pair.language in self.decimal_point
        )
        point_to_comma = (
            pair.source_language in self.decimal_point and pair.language in self.decimal_comma
        )
        if not comma_to_point and not point_to_comma:
            return
        grouped = _GROUPED["." if comma_to_point else ","]
        sources = {number.text for number in find_numbers(pair.source)}
        for number in find_numbers(pair.target):
            is_grouped = bool(grouped.fullmatch(number.text))
            is_decimal = comma_to_point and bool(_DECIMAL.fullmatch(number.text))
            is_range = pair.target[: number.span.start].endswith("[")  # [1,100]
            if number.text in sources and (is_grouped or is_decimal) and not is_range:
                right = number.text.translate(_SWAP)
                yield make_repair(
                    number.span, right, self.safety, pair, number=number.text, right=right
                )


_GAP = regex.compile(r"[0-9] [.,] ?[0-9]|[0-9][.,] [0-9]")
_SEPARATED = regex.compile(r"[0-9]+(?:[.,][0-9]+)+")


def _is_century(text: str, number: Number) -> bool:
    return _HUNDREDS.match(text, number.span.end - len("00")) is not None


def _as_century(number: Number) -> Number:
    """Return the number of the century that begins with a round year: 19 for 1800."""
    return Number(str(int(number.digits) // 100 + 1), number.span)


def _has_century(text: str, number: str) -> bool:
    """Tell whether a text names a century by the year that it begins with."""
    return (
        number.isdigit()
        and regex.search(rf"(?<!\d){int(number) - 1}{_HUNDREDS.pattern}", text) is not None
    )


def _is_decade(number: Number, text: str) -> bool:
    """Tell whether it is a decade for certain (the 1980s), which has words."""
    return number.is_decade and text[number.span.end : number.span.end + 1].isalpha()


def _zeros(part: str) -> str:
    return rf"0*{part}" if part != "0" else "0+"


def _is_slip(right: str, wrong: str) -> bool:
    """Tell whether digits were only doubled, dropped, swapped or one was changed."""
    if not (right.isdigit() and wrong.isdigit() and len(right) > 2):
        return False
    if len(right) == len(wrong):
        places = [at for at, pair in enumerate(zip(right, wrong, strict=True)) if len({*pair}) > 1]
        return len(places) == 1 or (
            len(places) == 2 and places[1] - places[0] == 1 and sorted(right) == sorted(wrong)
        )
    longer, shorter = sorted((right, wrong), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


_DEFECTS: dict[str, Callable[[NumberMismatchDetector, Pair], Iterator[Hit]]] = {
    "lost": NumberMismatchDetector._lost,
    "added": NumberMismatchDetector._added,
    "changed": NumberMismatchDetector._changed,
    "broken": NumberMismatchDetector._broken,
    "foreign": NumberMismatchDetector._foreign,
}


def make_number_mismatch(
    params: Mapping[str, object], classes: WordClasses
) -> NumberMismatchDetector:
    """
    Make the detector from a rule's keys: `defect` is one of lost, added, changed, broken, foreign.

    `units`, `measures` (beginnings of units), `decimal-comma` and `decimal-point` name word
    classes. Raises ValueError for another defect, KeyError for a class that does not exist.
    """
    defect = str(params.get("defect"))
    if defect not in _DEFECTS:
        raise ValueError(f"`defect` must be one of {', '.join(_DEFECTS)}")

    def words(name: str) -> tuple[str, ...]:
        return classes[str(params[name])] if name in params else ()

    return NumberMismatchDetector(
        defect=defect,
        units=words("units"),
        measures=words("measures"),
        decimal_comma=frozenset(words("decimal-comma")),
        decimal_point=frozenset(words("decimal-point")),
        safety=cast("Safety", params["safety"]),
    )
