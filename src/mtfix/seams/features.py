"""What is measured of a suspected seam, as numbers that the seam model weighs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mtfix.languages import Language
from mtfix.lexicon import Lexicon

CASE, DIGIT, PLAIN = "case", "digit", "plain"
_FUNCTION = 6.0  # Zipf value from which nearly all words are function words


def kind_of_cut(run: str, cut: int) -> str:
    """
    Return which of the three models weighs a cut: `case`, `digit` or `plain`.

        >>> [kind_of_cut(r, c) for r, c in [("HassFellow", 4), ("G20and", 3), ("Hassand", 4)]]
        ['case', 'digit', 'plain']
    """
    before, after = run[cut - 1], run[cut]
    if before.isdigit() != after.isdigit():
        return DIGIT
    if before.islower() and after.isupper():
        return CASE
    if before.isupper() and after.islower() and cut > 1 and run[cut - 2].isupper():
        return CASE
    return PLAIN


def measure_cut(
    run: str,
    cuts: Sequence[int],
    number: int,
    gain: float,
    lexicon: Lexicon,
    language: Language,
    count: Callable[[str], int],
) -> Mapping[str, float]:
    """
    Return the features of the cut with this number.

    `gain` is by how many powers of ten the parts are likelier than the whole; `count`
    tells how often a form stands in the document.
    """
    bounds = (0, *cuts, len(run))
    left, right = (run[bounds[n] : bounds[n + 1]] for n in (number, number + 1))
    before, after = lexicon.zipf(left), lexicon.zipf(right)
    function = max(before if len(left) > 1 else 0.0, after if len(right) > 1 else 0.0)
    has_function = float(function >= _FUNCTION)
    return {
        "bias": 1.0,
        "gain": max(-8.0, min(12.0, gain)),
        "high gain": max(0.0, min(12.0, gain) - 4.0),
        "left frequency": before,
        "right frequency": after,
        "left unknown": float(before == 0 and not left.isdigit()),
        "right unknown": float(after == 0 and not right.isdigit()),
        "left very common": max(0.0, before - 5.0) * (len(left) > 1),
        "right very common": max(0.0, after - 5.0) * (len(right) > 1),
        "left length": float(min(len(left), 6)),
        "right length": float(min(len(right), 6)),
        "left is one letter": float(len(left) == 1),
        "right is one letter": float(len(right) == 1),
        "right as ending": lexicon.ending_share(right),
        "left as beginning": lexicon.beginning_share(left),
        "left as ending": lexicon.ending_share(left),
        "right as beginning": lexicon.beginning_share(right),
        "left elsewhere": float(count(left) > 0),
        "right elsewhere": float(count(right) > 0),
        "left capital": float(left[0].isupper()),
        "right capital": float(right[0].isupper()),
        "both capital content": float(
            left[0].isupper() and right[0].isupper() and not has_function
        ),
        "left number": float(left[-1].isdigit()),
        "compounds": float(language.compounds),
        "agglutinates": float(language.agglutinates),
        "compounds, function word": language.compounds * has_function,
        "agglutinates, function word": language.agglutinates * has_function,
        "compounds, rare words": float(language.compounds and max(before, after) < 5.5),
        "cuts": float(len(cuts)),
        "whole frequency": lexicon.zipf(run),
        "whole length": min(len(run), 20) / 10,
        "whole recurs": float(count(run) > 1),
    }
