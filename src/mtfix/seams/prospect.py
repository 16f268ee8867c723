"""
What can be said of a run before the text around it is known: whether it may be a seam at all.

Most unknown words cannot, whatever stands beside them, and a corpus is full of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mtfix.languages import Language
from mtfix.lexicon import Lexicon
from mtfix.seams.caution import temper
from mtfix.seams.features import FEATURES, Surroundings, measure_cuts
from mtfix.seams.model import estimate_most
from mtfix.seams.seam import is_suspicious
from mtfix.seams.split import possible_names, split_plain

_AROUND = frozenset(
    FEATURES.index(name)
    for name in (
        *("whole recurs", "before frequency", "before kind", "before gap"),
        *("after frequency", "after kind", "after gap", "starts sentence", "technical"),
    )
)
_COMMON = ("the", "de", "a", "и", "i", "ve", "و", "και", "და", "և", "и", "og", "ja", "és")
_UNHEARD = "qxqzq"
LEAST_BELIEF = 0.65  # no detector asks for less


@dataclass(frozen=True, slots=True)
class Prospect:
    """A suspicious run, where it is cut if no part is a name, and the most to believe of that."""

    run: str
    cuts: tuple[int, ...]
    belief: float

    @property
    def companions(self) -> frozenset[str]:
        """
        The words of which one must stand in the document for more to be believed.

        They are the parts of the run, and whatever in it may be a name.
        """
        run, bounds = self.run, (0, *self.cuts, len(self.run))
        parts = {run[a:b] for a in bounds for b in bounds if a < b}
        return frozenset(parts.union(possible_names(run)) - {run})


def find_prospects(
    words: Iterable[str], lexicon: Lexicon, language: Language
) -> Iterator[Prospect]:
    """Yield those of the words that may be seams in some text."""
    for run in words:
        if is_suspicious(run, lexicon):
            yield weigh_prospect(run, lexicon, language)


def is_hopeless(run: str, lexicon: Lexicon, language: Language, forms: Container[str]) -> bool:
    """Tell whether a suspicious run is no seam in any text that has these words besides."""
    prospect = weigh_prospect(run, lexicon, language)
    return prospect.belief < LEAST_BELIEF and not any(
        companion in forms for companion in prospect.companions
    )


@lru_cache(maxsize=10_000)
def weigh_prospect(run: str, lexicon: Lexicon, language: Language) -> Prospect:
    """Return what may be believed of a suspicious run, whatever stands around it."""
    split = split_plain(run, lexicon)
    bounds = (0, *split.cuts, len(run))
    most = 0.0
    for number, measures in enumerate(measure_cuts(run, split, Surroundings(), lexicon, language)):
        start, cut, end = bounds[number : number + 3]
        belief = estimate_most(measures, _AROUND)
        most = max(most, _temper_most(belief, run[start:cut], run[cut:end], lexicon))
    return Prospect(run, split.cuts, most)


def _temper_most(belief: float, left: str, right: str, lexicon: Lexicon) -> float:
    """Return the most that `temper` leaves of a belief, whatever the next word is."""
    # It asks whether there is one, how frequent it is, and whether it has a capital.
    common = max(_COMMON, key=lexicon.zipf)
    following = ("", common, common.capitalize(), _UNHEARD, _UNHEARD.capitalize())
    return max(
        temper(belief, left, right, after, lexicon, starts_sentence=False) for after in following
    )
