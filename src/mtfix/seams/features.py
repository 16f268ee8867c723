"""The features of a suspected seam, by name: numbers that the seam model weighs."""

from __future__ import annotations

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
