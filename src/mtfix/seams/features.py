"""What is measured of a suspected seam, as numbers that the seam model weighs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mtfix.languages import Language
from mtfix.lexicon import Lexicon

FEATURES = (
    "gain",  # by how many powers of ten the parts are likelier than the whole
    "gain of the cut",  # the same for the two parts beside the cut alone
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
    "whole frequency",
    "whole length",
    "whole recurs",
    "cuts",
    "left kind",  # of characters, see `kind_of`
    "right kind",
    "whole kind",
    "left elsewhere",  # how often a part stands alone in the document
    "right elsewhere",
    "before frequency",  # of the words beside the run
    "before kind",
    "before gap",  # how the run is parted from them, see `kind_of_gap`
    "after frequency",
    "after kind",
    "after gap",
    "starts sentence",
    "twins",  # both parts are the same
    "stem frequency",  # of the run without its last letters
    "compounds",
    "agglutinates",
    "depth",  # the frequency of the rarest words in the list
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words beside a run, what parts them from it, and whether it starts a sentence."""

    before: str
    gap_before: str
    gap_after: str
    after: str
    starts_sentence: bool


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
    if any(character.isdigit() for character in part):
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


def measure_cut(
    run: str,
    cuts: Sequence[int],
    number: int,
    gain: float,
    gain_of_cut: float,
    around: Surroundings,
    lexicon: Lexicon,
    language: Language,
    count: Callable[[str], int],
) -> tuple[float, ...]:
    """
    Return the features of the cut with this number, in the order of `FEATURES`.

    `count` tells how often a form stands in the document.
    """
    bounds = (0, *cuts, len(run))
    left, right = (run[bounds[n] : bounds[n + 1]] for n in (number, number + 1))
    before, after = lexicon.zipf(left), lexicon.zipf(right)
    return (
        max(-8.0, min(16.0, gain)),
        max(-8.0, min(12.0, gain_of_cut)),
        before,
        after,
        float(min(len(left), 12)),
        float(min(len(right), 12)),
        lexicon.beginning_share(left),
        lexicon.ending_share(left),
        lexicon.ending_share(left[-3:]),
        lexicon.ending_share(right),
        lexicon.beginning_share(right),
        lexicon.beginning_share(right[:3]),
        lexicon.inside_share(left[-2:] + right[:2]),
        lexicon.zipf(run),
        float(min(len(run), 30)),
        float(min(count(run), 3)),
        float(len(cuts)),
        kind_of(left),
        kind_of(right),
        kind_of(run),
        float(min(count(left), 3)),
        float(min(count(right), 3)),
        lexicon.zipf(around.before) if around.before else 0.0,
        kind_of(around.before),
        kind_of_gap(around.gap_before),
        lexicon.zipf(around.after) if around.after else 0.0,
        kind_of(around.after),
        kind_of_gap(around.gap_after),
        float(around.starts_sentence),
        float(left.lower() == right.lower()),
        max(lexicon.zipf(run[:-letters]) for letters in (1, 2, 3) if letters < len(run)),
        float(language.compounds),
        float(language.agglutinates),
        lexicon.depth,
    )
