"""
What can be said of a run before the text around it is known: whether it may be a seam at all.

Most unknown words cannot, whatever stands beside them, and a corpus is full of them.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mtfix.languages import Language
from mtfix.lexicon import Lexicon
from mtfix.seams.caution import POSSIBLE, correct, find_kindest
from mtfix.seams.cost import weigh_together
from mtfix.seams.features import AROUND, ELSEWHERE, TECHNICAL
from mtfix.seams.measure import Surroundings, measure_cuts
from mtfix.seams.model import estimate_most, leave_open
from mtfix.seams.names import may_follow_name
from mtfix.seams.runs import find_suspicious
from mtfix.seams.split import LAST_LETTERS, possible_names, split_plain, split_run

_UNKNOWN = (*AROUND, *ELSEWHERE, TECHNICAL)
_NO_NAMES: frozenset[str] = frozenset()
_NOWHERE = dict.fromkeys(ELSEWHERE, 0.0)
_MOST_TOGETHER = 250  # words; a number for each of their parts takes 1 MB at most
LEAST_BELIEF = 0.65  # no detector asks for less


@dataclass(frozen=True, slots=True)
class Inside:
    """
    Some `parts` of a run, and all that begins with a capital in it, without the run itself.

    They are not kept one by one: a name of ten letters has fifty of them.

        >>> inside = Inside("Ukrainewhich", frozenset({"which"}))
        >>> inside.isdisjoint(["He", "rain"]), inside.isdisjoint(["which"]), "Ukr" in list(inside)
        (True, False, True)
    """

    run: str
    parts: frozenset[str]

    def isdisjoint(self, words: Iterable[str]) -> bool:
        """Tell whether none of the words is one of them."""
        run, parts = self.run, self.parts
        for word in words:
            if word in run and word != run and (word in parts or word[0].isupper()):
                return False
        return True

    def __iter__(self) -> Iterator[str]:
        """Yield each of them, some more than once."""
        yield from self.parts
        yield from (name for name in possible_names(self.run) if name != self.run)


@dataclass(frozen=True, slots=True)
class Prospect:
    """
    A suspicious run, where it is cut if no part is a name, and the most to believe of that.

    The `heads` may be the last part of a name with hyphens, whose other parts stand before the run.
    """

    run: str
    cuts: tuple[int, ...]
    belief: float
    heads: frozenset[str]

    @property
    def companions(self) -> Inside:
        """
        The words of which one must stand in the document for more to be believed.

        They are the parts of the run, and whatever in it may be a name.
        """
        run, bounds = self.run, (0, *self.cuts, len(self.run))
        parts = {run[a:b] for a in bounds for b in bounds if a < b}
        return Inside(run, self.heads | parts - {run})


def find_prospects(
    words: Collection[str], lexicon: Lexicon, language: Language
) -> Iterator[Prospect]:
    """Yield those of the words that may be seams in some text."""
    every = sorted(words, key=len)  # words together take as much memory as the longest
    for start in range(0, len(every), _MOST_TOGETHER):
        runs = find_suspicious(every[start : start + _MOST_TOGETHER], lexicon)
        weigh_together(runs, lexicon)
        for run in runs:
            yield weigh_prospect(run, lexicon, language)


def is_hopeless(run: str, lexicon: Lexicon, language: Language, forms: Container[str]) -> bool:
    """Tell whether a suspicious run is no seam in any text that has these words besides."""
    prospect = weigh_prospect(run, lexicon, language)
    return prospect.belief < LEAST_BELIEF and not any(
        companion in forms for companion in prospect.companions
    )


@lru_cache(maxsize=1500)
def weigh_prospect(run: str, lexicon: Lexicon, language: Language) -> Prospect:
    """Return what may be believed of a suspicious run, whatever stands around it."""
    cuts = find_cuts(run, lexicon, language, _NO_NAMES)
    beliefs = ((cut, estimate_most(cut.leaves, _NOWHERE)) for cut in cuts)
    # Elsewhere nouns have capitals that say nothing, where a language gives them to all.
    places = (False, True) if language.noun_capitals else (False,)
    every = (
        bound(*known, None, lexicon, language, starts=starts)
        for known in beliefs
        for starts in places
    )
    most = max(every, default=0.0)
    heads = frozenset(_find_heads(run, lexicon, language))
    return Prospect(run, split_plain(run, lexicon).cuts, most, heads)


def _find_heads(run: str, lexicon: Lexicon, language: Language) -> Iterator[str]:
    """Yield what may be the last part of a name before a word that is no ending of one."""
    if run[0].islower() and not language.inflects:
        for cut in range(1, len(run) - 1):
            if may_follow_name(run[cut:], lexicon):
                yield run[:cut]


@dataclass(frozen=True, slots=True)
class Cut:
    """
    A cut of a run: the words that may be before it and behind it, and what is known of it.

    Behind it is one part, or several that go on; before it one, or all of a name. `leaves` are
    open whatever stands around.
    """

    lefts: tuple[str, ...]
    rights: tuple[str, ...]
    leaves: int


@lru_cache(maxsize=1500)  # more than the lines of a block have
def find_cuts(
    run: str, lexicon: Lexicon, language: Language, names: frozenset[str]
) -> tuple[Cut, ...]:
    """Return the cuts of a suspicious run of which no other parts are names than these."""
    is_name = names.__contains__
    split = split_run(run, lexicon, is_name) if names else split_plain(run, lexicon)
    bounds = (0, *split.cuts, len(run))
    every = measure_cuts(run, split, Surroundings(is_name=is_name), lexicon, language)
    return tuple(
        Cut(
            _find_lefts(run, bounds[number], cut),
            tuple(run[cut:end] for end in bounds[number + 2 :]),
            leave_open(measures, _UNKNOWN),
        )
        for number, (cut, measures) in enumerate(zip(split.cuts, every, strict=True))
    )


def _find_lefts(run: str, start: int, cut: int) -> tuple[str, ...]:
    """Return the part before a cut, and all that is before it where that may be a name."""
    return (run[start:cut], run[:cut]) if start and run[0].isupper() else (run[start:cut],)


def bound(
    cut: Cut,
    belief: float,
    after: str | None,
    lexicon: Lexicon,
    language: Language,
    *,
    starts: bool,
) -> float:
    """
    Return the most to believe of a cut that measures so much, and has this word behind it.

    None stands for any word. At the start of a sentence no more is believed than elsewhere, unless
    all nouns have capitals; in texts about programs it is less than detectors ask for.
    """
    if belief < POSSIBLE and cut.lefts[0][-1] not in LAST_LETTERS:
        return belief
    return max(
        correct(
            belief,
            left,
            right,
            following,
            lexicon,
            language,
            starts_sentence=starts,
            is_about_programs=lambda: False,
        )
        for left in cut.lefts
        for right in cut.rights
        for following in (find_kindest(right, lexicon) if after is None else (after,))
    )
