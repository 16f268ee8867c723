"""What a word and a gap look like, as numbers."""

from __future__ import annotations

from collections.abc import Callable

from mtfix.lexicon import Lexicon

_LONGEST_SUFFIX = 6


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


def weigh_stem(
    run: str, start: int, end: int, zipf: Callable[[int, int], float], lexicon: Lexicon
) -> float:
    """
    Return how well a part of a run can be a word that is known with a suffix that is known.

    That is the Zipf value of the one and the share of the words that have the other; `zipf` gives
    those of parts.
    """
    most = -5.0
    for cut in range(max(start + 3, end - _LONGEST_SUFFIX), end):
        stem = zipf(start, cut)
        if stem:
            most = max(most, stem + lexicon.joined_share(run[cut:end]))
    return most
