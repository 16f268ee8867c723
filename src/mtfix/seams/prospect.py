"""
What can be said of a run before the text around it is known: whether it may be a seam at all.

Most unknown words cannot, whatever stands beside them, and a corpus is full of them.
"""

from __future__ import annotations

from math import exp

from mtfix.languages import Language
from mtfix.lexicon import Lexicon
from mtfix.seams.features import FEATURES, Surroundings, measure_cut
from mtfix.seams.model import Tree, load_trees
from mtfix.seams.seam import is_suspicious
from mtfix.seams.split import cost_part, split_run

LEAST_BELIEF = 0.6  # no detector asks for less, nor does `temper` raise what is below
_AROUND = frozenset(
    FEATURES.index(name)
    for name in (
        *("whole recurs", "before frequency", "before kind", "before gap"),
        *("after frequency", "after kind", "after gap", "starts sentence"),
    )
)
_NOTHING = Surroundings("", "", "", "", starts_sentence=False)


def find_companions(run: str, lexicon: Lexicon, language: Language) -> frozenset[str] | None:
    """
    Return words of which one must stand in the text to make `run` a seam; empty for none.

    None where it is no seam whatever stands there. What is known of the text is what the
    runs's parts are elsewhere in it: names, or words that recur.
    """
    if not is_suspicious(run, lexicon):
        return None
    cost, cuts = split_run(run, lexicon, _is_no_name)
    gain = cost_part(run, lexicon, _is_no_name) - cost
    bounds = (0, *cuts, len(run))
    for number in range(len(cuts)):
        start, cut, end = bounds[number : number + 3]
        whole, left, right = (
            cost_part(part, lexicon, _is_no_name)
            for part in (run[start:end], run[start:cut], run[cut:end])
        )
        measures = measure_cut(
            run, cuts, number, gain, whole - left - right, _NOTHING, lexicon, language, lambda _: 0
        )
        if _estimate_most(measures) >= LEAST_BELIEF:
            return frozenset()
    parts = {run[a:b] for a in bounds for b in bounds if a < b}
    capitals = [place for place, letter in enumerate(run) if letter.isupper()]
    names = {run[a:b] for a in capitals for b in range(a + 1, len(run) + 1)}
    return frozenset((parts | names) - {run}) or None


def _is_no_name(_: str) -> bool:
    return False


def _estimate_most(measures: tuple[float, ...]) -> float:
    """Return the highest belief in a cut that measures so, whatever is around the run."""
    model = load_trees()
    points = model.start + sum(_most(tree, measures) for tree in model.trees)
    return 1 / (1 + exp(-max(-50.0, min(50.0, points))))


def _most(node: Tree, measures: tuple[float, ...]) -> float:
    while isinstance(node, list):
        feature, threshold, low, high = node
        if feature in _AROUND:
            return max(_most(low, measures), _most(high, measures))
        node = low if measures[feature] <= threshold else high
    return node
