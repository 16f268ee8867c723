"""
What can be said of a run before the text around it is known: whether it may be a seam at all.

Most unknown words cannot, whatever stands beside them, and a corpus is full of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mtfix.languages import Language
from mtfix.lexicon import Lexicon
from mtfix.seams.caution import temper
from mtfix.seams.features import FEATURES, Surroundings, measure_cut
from mtfix.seams.model import estimate_most
from mtfix.seams.seam import is_suspicious
from mtfix.seams.split import cost_part, split_run

_AROUND = frozenset(
    FEATURES.index(name)
    for name in (
        *("whole recurs", "before frequency", "before kind", "before gap"),
        *("after frequency", "after kind", "after gap", "starts sentence"),
    )
)
_COMMON = ("the", "de", "a", "и", "i", "ve", "و", "και", "და", "և", "и", "og", "ja", "és")
_UNHEARD = "qxqzq"
_NOTHING = Surroundings("", "", "", "", starts_sentence=False)


@dataclass(frozen=True, slots=True)
class Prospect:
    """
    A suspicious run, and the most that may be believed of any of its cuts.

    More may be believed where one of the `companions` stands in the document as a word of
    its own: the parts of the run, and whatever in it may be a name.
    """

    run: str
    belief: float
    companions: frozenset[str]


def find_prospects(
    words: Iterable[str], lexicon: Lexicon, language: Language
) -> Iterator[Prospect]:
    """Yield those of the words that may be seams in some text."""
    for run in words:
        if is_suspicious(run, lexicon):
            yield _weigh_prospect(run, lexicon, language)


def _weigh_prospect(run: str, lexicon: Lexicon, language: Language) -> Prospect:
    cost, cuts = split_run(run, lexicon, _is_no_name)
    gain = cost_part(run, lexicon, _is_no_name) - cost
    bounds = (0, *cuts, len(run))
    most = 0.0
    for number in range(len(cuts)):
        start, cut, end = bounds[number : number + 3]
        whole, left, right = (
            cost_part(part, lexicon, _is_no_name)
            for part in (run[start:end], run[start:cut], run[cut:end])
        )
        measures = measure_cut(
            run, cuts, number, gain, whole - left - right, _NOTHING, lexicon, language, lambda _: 0
        )
        belief = estimate_most(measures, _AROUND)
        most = max(most, _temper_most(belief, run[start:cut], run[cut:end], lexicon, language))
    parts = {run[a:b] for a in bounds for b in bounds if a < b}
    capitals = [place for place, letter in enumerate(run) if letter.isupper()]
    names = {run[a:b] for a in capitals for b in range(a + 1, len(run) + 1)}
    return Prospect(run, most, frozenset((parts | names) - {run}))


def _is_no_name(_: str) -> bool:
    return False


def _temper_most(
    belief: float, left: str, right: str, lexicon: Lexicon, language: Language
) -> float:
    """Return the most that `temper` leaves of a belief, whatever the next word is."""
    # It asks whether there is one, how frequent it is, and whether it has a capital.
    common = max(_COMMON, key=lexicon.zipf)
    following = ("", common, common.capitalize(), _UNHEARD, _UNHEARD.capitalize())
    return max(temper(belief, left, right, after, lexicon, language) for after in following)
