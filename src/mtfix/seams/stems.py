"""Whether a run is a part of other words of its document, or has one as a part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import cast

from mtfix.context import DocumentContext
from mtfix.lexicon import Lexicon

_LONG = 4  # letters


def is_part_of_other(run: str, context: DocumentContext) -> bool:
    """Tell whether a longer word of the document begins or ends like a run: it is a stem."""
    forward, backward = _sorted_forms(context)
    small = run.lower()
    return _goes_on(small, forward) or _goes_on(small[::-1], backward)


def has_other_as_part(
    run: str, cuts: tuple[int, ...], lexicon: Lexicon, context: DocumentContext
) -> bool:
    """Tell whether a run begins or ends with a new word of the document where no cut parts it."""
    for place in range(1, len(run)):
        if place in cuts:
            continue
        for part in (run[:place], run[place:]):
            if len(part) >= _LONG and context.counts[part] and not lexicon.zipf(part):
                return True
    return False


def _goes_on(start: str, forms: Sequence[str]) -> bool:
    """Tell whether one of the sorted forms begins so and is longer; it would be the next one."""
    place = bisect_right(forms, start)
    return place < len(forms) and forms[place].startswith(start)


def _sorted_forms(context: DocumentContext) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words of the document in lower case, sorted as they are and read backwards."""
    if _sorted_forms not in context.memo:
        forms = {form.lower() for form in context.counts}
        context.memo[_sorted_forms] = sorted(forms), sorted(form[::-1] for form in forms)
    return cast("tuple[Sequence[str], Sequence[str]]", context.memo[_sorted_forms])
