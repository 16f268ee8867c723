"""What the parts of a run cost: -log10 of the chance of each to be a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from mtfix.lexicon import Lexicon
from mtfix.patterns import compile_late

if TYPE_CHECKING:
    from mtfix.lexicon.parts import Matrix, Parts

_MIXED = compile_late(r"\p{Ll}\p{M}*\p{Lu}")
_WHOLE_CRUMBS = {1: 6.0, 2: 5.5}  # Zipf value from which one letter, and two, are a word
_RARE_CRUMB = 2.0  # -log10 of the chance that fewer are
_NUMBER = 4.0
_NAME = 5.0  # the most that one costs
_UNKNOWN = 2.0  # -log10 of the chance that a word is unknown
_STRANGE, _STRANGE_CAPITAL, _STRANGE_LETTER = 8.0, 6.5, 0.7  # of an unknown word at most
_MOST_KEPT = 500  # runs, which are mostly asked for soon after; 0.5 MB
_SHORT = 2  # letters; how unknown words of so few are spelled tells nothing


def cost_part(part: str, lexicon: Lexicon) -> float:
    """Return -log10 of the chance of a word, no name, with a guess for words that are unknown."""
    if part.isdigit():
        return _NUMBER
    zipf, length = lexicon.zipf(part), len(part)
    if zipf > 0 and not _MIXED.search(part):
        # One and two letters are in every list, as abbreviations and crumbs.
        is_crumb = zipf < _WHOLE_CRUMBS.get(length, 0.0)
        return 9 - zipf + (_RARE_CRUMB if is_crumb else 0.0)
    flat = (_STRANGE_CAPITAL if part[0].isupper() else _STRANGE) + _STRANGE_LETTER * length
    return min(flat, _UNKNOWN - lexicon.spell(part)) if length > _SHORT else flat


def cost_name(part: str, lexicon: Lexicon) -> float:
    """Return -log10 of the chance of a name."""
    return min(9 - lexicon.zipf(part), _NAME)


def is_known_anyway(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a part costs the same whether it is a name or not, as common nouns do."""
    return cost_name(name, lexicon) == cost_part(name, lexicon)


@lru_cache(maxsize=16)  # whoever asks for a run asks again
def find_costs(run: str, lexicon: Lexicon) -> list[list[float]]:
    """Return `cost_part` of parts that are no names, by where they start and how long they are."""
    kept, size = _kept(lexicon).get(run), len(run)
    if kept is not None:
        rows: list[list[float]] = kept.tolist()
        return rows
    return [
        [0.0, *(cost_part(run[start:end], lexicon) for end in range(start + 1, size + 1))]
        for start in range(size)
    ]


@lru_cache(maxsize=8)
def _kept(_lexicon: Lexicon) -> dict[str, Matrix]:
    return {}


def weigh_together(runs: Iterable[str], lexicon: Lexicon) -> None:
    """Work out at once, for `find_costs`, what all parts of some runs cost."""
    kept = _kept(lexicon)
    parts = lexicon.look_up_parts(run for run in runs if run not in kept)
    if parts is None:
        return
    costs = _cost_parts(parts)
    for run in parts.words:
        kept[run] = parts.part_of(run, costs).copy()
    for run in [*islice(kept, max(0, len(kept) - _MOST_KEPT))]:
        del kept[run]


def _cost_parts(parts: Parts) -> Matrix:
    import numpy as np  # noqa: PLC0415 - loads slowly, and single texts do without

    text = "".join(parts.words)
    letters, width = parts.shape
    lengths = np.arange(width)
    ends = np.arange(letters)[:, None] + lengths
    guess = np.where([letter.isupper() for letter in text], _STRANGE_CAPITAL, _STRANGE)
    unknown = guess[:, None] + _STRANGE_LETTER * lengths
    spelled = np.minimum(unknown, _UNKNOWN - parts.spelling)
    unknown[:, _SHORT + 1 :] = spelled[:, _SHORT + 1 :]
    known = 9 - parts.zipf
    for length, least in _WHOLE_CRUMBS.items():
        is_crumb = parts.zipf[:, length : length + 1] < least
        known[:, length : length + 1] += np.where(is_crumb, _RARE_CRUMB, 0.0)
    # A part is mixed if it ends behind the first capital that stands behind a small letter in it.
    mixed = np.full(letters, letters + width)
    end = 0
    for run in parts.words:
        start, end = end, end + len(run)
        if not run[1:].islower():
            for hump in reversed(list(_MIXED.finditer(run))):
                mixed[start : start + hump.start() + 1] = start + hump.end()
    is_known = (parts.zipf > 0) & (ends < mixed[:, None])
    costs = np.where(is_known, known, unknown)
    digits = np.array([letter.isdigit() for letter in text])
    if digits.any():
        before = np.append(0, np.cumsum(digits))
        inside = before[np.minimum(ends, letters)] - before[:letters, None]
        costs[inside == lengths] = _NUMBER
    return costs
