"""What is measured of a suspected seam, as numbers that the seam model weighs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mtfix.languages import Language
from mtfix.lexicon import Lexicon
from mtfix.seams.split import Split, cost_part

FEATURES = (
    "gain",  # by how many powers of ten the parts are likelier than the whole
    "gain of the cut",  # the same for the two parts beside the cut alone
    "margin",  # by how many powers of ten the ways without this cut are less likely
    "gain in letters",  # the same for the letters of the two parts, see `Lexicon.spell`
    "left frequency",
    "right frequency",
    "left length",
    "right length",
    "left as beginning",  # log10 shares of the common words that begin or end so
    "left as ending",
    "left tail as ending",
    "right as ending",
    "right as beginning",
    "right head as beginning",
    "letters at the cut",  # log10 share of words with these four letters inside
    "left makes words",  # log10 shares of the words that are this and another word
    "right makes words",
    "left opens compounds",
    "right closes compounds",
    "frequency of the rarer",  # of the two
    "frequency of the commoner",
    "left letters",  # log10 of their chance, for one letter
    "right letters",
    "whole letters",
    "whole frequency",
    "whole length",
    "whole recurs",
    "cuts",
    "is first",  # of the cuts
    "is last",
    "left kind",  # of characters, see `kind_of`
    "right kind",
    "whole kind",
    "left elsewhere",  # how often a part stands alone in the document
    "right elsewhere",
    "right elsewhere small",  # the same without its capital
    "before frequency",  # of the words beside the run
    "before kind",
    "before gap",  # how the run is parted from them, see `kind_of_gap`
    "after frequency",
    "after kind",
    "after gap",
    "starts sentence",
    "twins",  # both parts are the same
    "stem of the whole",  # see `weigh_stem`
    "stem of the left",
    "stem of the right",
    "compounds",
    "agglutinates",
    "depth",  # the frequency of the rarest words in the list
    "technical",  # names in the document that only programs have
)

Measures = tuple[float, ...]  # of one cut, in the order of `FEATURES`
#: The numbers of those that depend on what stands around the run, in the order of `measure_around`;
#: of those that are 0 unless a part of the run stands elsewhere; and of what the whole text tells.
AROUND = tuple(
    map(
        FEATURES.index,
        (
            *("before frequency", "before kind", "before gap"),
            *("after frequency", "after kind", "after gap", "starts sentence"),
            *("whole recurs", "right elsewhere small"),
        ),
    )
)
ELSEWHERE = tuple(map(FEATURES.index, ("left elsewhere", "right elsewhere")))
TECHNICAL = FEATURES.index("technical")
_LONGEST_SUFFIX = 6


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


def kind_of(part: str) -> float:
    """
    Return a number for the shape of a word.

        >>> [kind_of(part) for part in ("", "who", "Li", "THE", "20", "x4", "10k")]
        [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    """
    if not part:
        return 0.0
    if part.isdigit():
        return 4.0
    if part[0].isdigit():
        return 6.0
    if not part.isalpha() and any(character.isdigit() for character in part):
        return 5.0
    if not part[0].isupper():
        return 1.0
    return 3.0 if len(part) > 1 and part.isupper() else 2.0


def kind_of_gap(gap: str) -> float:
    """
    Return a number for what parts two words.

        >>> [kind_of_gap(gap) for gap in ("", " ", "-", "’", ", ", ". ")]
        [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    """
    if not gap:
        return 0.0
    if gap.isspace():
        return 1.0
    if gap[0] in "-‐‑" or gap[-1] in "-‐‑":
        return 2.0
    if gap[0] in "'’‘ʼ`´" or gap[-1] in "'’‘ʼ`´":
        return 3.0
    return 4.0 if gap[0] in ",;:)" or gap[-1] in '(“"«„' else 5.0


def weigh_stem(word: str, lexicon: Lexicon) -> float:
    """
    Return how well a word can be one that is known with a suffix that is known.

    That is the Zipf value of the one and the share of the words that have the other.
    """
    return max(
        (
            lexicon.zipf(word[:-letters]) + lexicon.joined_share(word[-letters:])
            for letters in range(1, min(_LONGEST_SUFFIX, len(word) - 3) + 1)
            if lexicon.zipf(word[:-letters])
        ),
        default=-5.0,
    )


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


class _Alone(NamedTuple):
    """What is measured of a cut whatever stands around the run, stretch by stretch."""

    parts: tuple[str, str, str]  # left, right, both
    gain: float
    gain_of_cut: float  # where no part is a name
    margin_to_length: Measures  # the features from "margin" to "whole length", and so on
    cuts_to_kind: Measures
    twins_to_stems: Measures


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
        return cost_part(part, lexicon, around.is_name)

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


@lru_cache(maxsize=2000)  # a text is looked at several times, and a corpus repeats itself
def _measure_alone(run: str, split: Split, lexicon: Lexicon) -> tuple[_Alone, ...]:
    bounds = (0, *split.cuts, len(run))
    of_run = _letters(run, lexicon), lexicon.zipf(run), float(min(len(run), 30))
    stem, kind = weigh_stem(run, lexicon), kind_of(run)

    def cost(part: str) -> float:
        return cost_part(part, lexicon, lambda _: False)

    gain = _between(-8.0, cost(run) - split.cost, 16.0)
    every = []
    for number, margin in enumerate(split.margins):
        start, cut, end = bounds[number : number + 3]
        left, right, both = run[start:cut], run[cut:end], run[start:end]
        frequencies = lexicon.zipf(left), lexicon.zipf(right)
        margin_to_length = (
            min(margin, 12.0),
            _between(-8.0, lexicon.spell(left) + lexicon.spell(right) - lexicon.spell(both), 8.0),
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
            _letters(left, lexicon),
            _letters(right, lexicon),
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
            weigh_stem(left, lexicon),
            weigh_stem(right, lexicon),
        )
        gain_of_cut = _gain(cost(both), cost(left), cost(right))
        parts = left, right, both
        every.append(
            _Alone(parts, gain, gain_of_cut, margin_to_length, cuts_to_kind, twins_to_stems)
        )
    return tuple(every)


def _gain(both: float, left: float, right: float) -> float:
    return _between(-8.0, both - left - right, 12.0)


def _letters(word: str, lexicon: Lexicon) -> float:
    return lexicon.spell(word) / (len(word) + 1)


def _between(least: float, value: float, most: float) -> float:
    return max(least, min(most, value))
