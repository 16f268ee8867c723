"""Seams inside words: a run of characters that is really several words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from mtfix.context import DocumentContext, Word
from mtfix.languages import find_language
from mtfix.seams.belief import believe
from mtfix.seams.prospect import is_hopeless
from mtfix.seams.runs import measure_runs


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
        return tuple(self.run.text[a:b] for a, b in pairwise(bounds))


def find_seams(segment: int, context: DocumentContext) -> tuple[Seam, ...]:
    """
    Return the seams of a segment in order; worked out once a document.

    Runs that no detector would take for seams, whatever the document says, are left out, and so
    are those that the source has, too.
    """
    source = context.document.segments[segment].source or ""
    found = context.memo.get((find_seams, segment))
    if found is None:
        found = context.memo[find_seams, segment] = tuple(
            Seam(word, cuts, believe(word, cuts, every, segment, context))
            for word, cuts, every in measure_runs(segment, context, leave_out=_is_hopeless)
            if word.text not in source
        )
    return found  # type: ignore[return-value]


def _is_hopeless(run: str, segment: int, context: DocumentContext) -> bool:
    language = find_language(context.language_of(segment))
    lexicon = context.lexicon(language.code)
    # For a text or two it is quicker to weigh a run than to find out that it is hopeless.
    return lexicon.is_busy and is_hopeless(run, lexicon, language, context.counts)
