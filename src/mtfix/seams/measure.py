"""What is measured of each cut of a run: its parts, the words beside it, the document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mtfix.languages import Language
from mtfix.lexicon import Lexicon
from mtfix.seams.cost import cost_name, cost_part, find_costs
from mtfix.seams.features import AROUND, ELSEWHERE, Measures
from mtfix.seams.kinds import kind_of, kind_of_gap, weigh_stem
from mtfix.seams.split import Split


@dataclass(frozen=True, slots=True)
class Surroundings:
    """
    The words beside a run, what parts them from it, and whether it starts a sentence.

    Of the document there are `technical`, how many names in it only programs have, and
    `count` and `is_name`, which tell how often a form stands in it and which ones it uses
    as names.
    """

    before: str = ""
    gap_before: str = ""
    gap_after: str = ""
    after: str = ""
    starts_sentence: bool = False
    technical: int = 0
    count: Callable[[str], int] = lambda _: 0
    is_name: Callable[[str], bool] = lambda _: False


def measure_cuts(
    run: str, split: Split, around: Surroundings, lexicon: Lexicon, language: Language
) -> tuple[Measures, ...]:
    """Return the features of each cut of a run, in the order of `FEATURES`."""
    recurs, of_text = _count(run, around), _measure_text(around, lexicon)
    of_language = (
        float(language.compounds),
        float(language.agglutinates),
        lexicon.depth,
        float(min(around.technical, 5)),
    )

    def cost(part: str) -> float:
        return cost_name(part, lexicon) if around.is_name(part) else cost_part(part, lexicon)

    every = []
    for alone in _measure_alone(run, split, lexicon):
        left, right, both = alone.parts
        has_name = any(map(around.is_name, alone.parts))
        every.append(
            (
                alone.gain,
                _gain(cost(both), cost(left), cost(right)) if has_name else alone.gain_of_cut,
                *alone.margin_to_length,
                recurs,
                *alone.cuts_to_kind,
                _count(left, around),
                _count(right, around),
                _count_small(right, around),
                *of_text,
                *alone.twins_to_stems,
                *of_language,
            )
        )
    return tuple(every)


def measure_around(
    run: str, left: str, right: str, around: Surroundings, lexicon: Lexicon
) -> dict[int, float]:
    """Return the measures of a cut with the numbers in `AROUND` and `ELSEWHERE`."""
    every = (
        *_measure_text(around, lexicon),
        *(_count(run, around), _count_small(right, around)),
        *(_count(left, around), _count(right, around)),
    )
    return dict(zip((*AROUND, *ELSEWHERE), every, strict=True))


class _Alone(NamedTuple):
    """What is measured of a cut whatever stands around the run, stretch by stretch."""

    parts: tuple[str, str, str]  # left, right, both
    gain: float
    gain_of_cut: float  # where no part is a name
    margin_to_length: Measures  # the features from "margin" to "whole length", and so on
    cuts_to_kind: Measures
    twins_to_stems: Measures


@lru_cache(maxsize=1000)  # what was measured of all runs in a block is asked for in each line
def _measure_alone(run: str, split: Split, lexicon: Lexicon) -> tuple[_Alone, ...]:
    size = len(run)
    bounds = (0, *split.cuts, size)
    zipf, spell = lexicon.zipf_parts(run), lexicon.spell_parts(run)
    costs = find_costs(run, lexicon)

    def cost(start: int, end: int) -> float:
        return costs[start][end - start]

    def letters(start: int, end: int) -> float:
        return spell(start, end) / (end - start + 1)

    of_run = letters(0, size), zipf(0, size), float(min(size, 30))
    stem, kind = weigh_stem(run, 0, size, zipf, lexicon), kind_of(run)
    gain = _between(-8.0, cost(0, size) - split.cost, 16.0)
    every = []
    for number, margin in enumerate(split.margins):
        start, cut, end = bounds[number : number + 3]
        left, right, both = run[start:cut], run[cut:end], run[start:end]
        frequencies = zipf(start, cut), zipf(cut, end)
        margin_to_length = (
            min(margin, 12.0),
            _between(-8.0, spell(start, cut) + spell(cut, end) - spell(start, end), 8.0),
            *frequencies,
            float(min(len(left), 12)),
            float(min(len(right), 12)),
            lexicon.beginning_share(left),
            lexicon.ending_share(left),
            lexicon.ending_share(left[-3:]),
            lexicon.ending_share(right),
            lexicon.beginning_share(right),
            lexicon.beginning_share(right[:3]),
            lexicon.inside_share(left[-2:] + right[:2]),
            lexicon.joining_share(left),
            lexicon.joined_share(right),
            lexicon.opening_share(left),
            lexicon.closing_share(right),
            min(frequencies),
            max(frequencies),
            letters(start, cut),
            letters(cut, end),
            *of_run,
        )
        cuts_to_kind = (
            float(len(split.cuts)),
            float(number == 0),
            float(number == len(split.cuts) - 1),
            kind_of(left),
            kind_of(right),
            kind,
        )
        twins_to_stems = (
            float(left.lower() == right.lower()),
            stem,
            weigh_stem(run, start, cut, zipf, lexicon),
            weigh_stem(run, cut, end, zipf, lexicon),
        )
        gain_of_cut = _gain(cost(start, end), cost(start, cut), cost(cut, end))
        parts = left, right, both
        every.append(
            _Alone(parts, gain, gain_of_cut, margin_to_length, cuts_to_kind, twins_to_stems)
        )
    return tuple(every)


def _measure_text(around: Surroundings, lexicon: Lexicon) -> Measures:
    return (
        lexicon.zipf(around.before) if around.before else 0.0,
        kind_of(around.before),
        kind_of_gap(around.gap_before),
        lexicon.zipf(around.after) if around.after else 0.0,
        kind_of(around.after),
        kind_of_gap(around.gap_after),
        float(around.starts_sentence),
    )


def _count(form: str, around: Surroundings) -> float:
    return float(min(around.count(form), 3))


def _count_small(right: str, around: Surroundings) -> float:
    return _count(right.lower(), around) if right[0].isupper() else 0.0


def _gain(both: float, left: float, right: float) -> float:
    return _between(-8.0, both - left - right, 12.0)


def _between(least: float, value: float, most: float) -> float:
    return max(least, min(most, value))
