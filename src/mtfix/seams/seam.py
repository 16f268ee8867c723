"""Seams inside words: a run of characters that is really several words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mtfix.context import DocumentContext, Word
from mtfix.languages import find_language
from mtfix.seams.features import kind_of_cut, measure_cut
from mtfix.seams.model import estimate
from mtfix.seams.split import LONGEST_RUN, cost_part, find_switches, split_run

_COMMON = 3.5  # Zipf value from which a word is trusted to be one word


@dataclass(frozen=True, slots=True)
class Seam:
    """
    A run of characters in a segment, the offsets in it where words meet, and how likely.

    `cuts` count code points from the start of the run; `beliefs` are probabilities, one
    for each cut.
    """

    run: Word
    cuts: tuple[int, ...]
    beliefs: tuple[float, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """The words that the run is made of."""
        bounds = (0, *self.cuts, len(self.run.text))
        return tuple(self.run.text[a:b] for a, b in zip(bounds, bounds[1:], strict=False))


def find_seams(segment: int, context: DocumentContext) -> tuple[Seam, ...]:
    """Return the seams of a segment in order, likely or not; worked out once a document."""
    found = context.memo.get((find_seams, segment))
    if found is None:
        found = context.memo[find_seams, segment] = tuple(
            Seam(word, cuts, tuple(estimate(cut.kind, cut.features) for cut in cuts_measured))
            for word, cuts, cuts_measured in measure_runs(segment, context)
        )
    return found  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class MeasuredCut:
    """What the seam model is told about one cut."""

    kind: str
    features: Mapping[str, float]


def measure_runs(
    segment: int, context: DocumentContext
) -> Iterator[tuple[Word, tuple[int, ...], tuple[MeasuredCut, ...]]]:
    """Yield each suspicious run of a segment, its likeliest cuts, and what they measure."""
    language = find_language(context.language_of(segment))
    lexicon = context.lexicon(language.code)
    if not language.spaced or not lexicon:
        return
    for word in context.words(segment):
        run = word.text
        if not is_suspicious(run, lexicon.zipf(run)):
            continue

        def is_name(part: str, run: str = run) -> bool:
            return part[0].isupper() and part != run and context.names.is_name(part)

        cost, cuts = split_run(run, lexicon, is_name)
        gain = cost_part(run, lexicon, lambda _: False) - cost
        yield (
            word,
            cuts,
            tuple(
                MeasuredCut(
                    kind_of_cut(run, cut),
                    measure_cut(
                        run, cuts, number, gain, lexicon, language, context.counts.__getitem__
                    ),
                )
                for number, cut in enumerate(cuts)
            ),
        )


def is_suspicious(run: str, zipf: float) -> bool:
    """Tell whether a run with this Zipf value is worth a closer look."""
    if not 3 <= len(run) <= LONGEST_RUN or zipf > _COMMON or run.isdigit():
        return False
    return zipf == 0 or len(find_switches(run)) > 0
