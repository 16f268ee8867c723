"""Which of many texts need work at all: a screening says so, where one repays its making."""

from __future__ import annotations

from collections.abc import Sequence

from mtfix.readers.base import Reader
from mtfix.readers.container import GetScreening, Screening

FEWEST_TEXTS = 100  # that repay a screening, which takes as long to load as they do


def ask_screening(first: int, inner: Reader, get_screening: GetScreening) -> Screening | None:
    """Return the screening of records from number `first` on; only plain text has one."""
    return get_screening(first) if inner.name == "text" and first > FEWEST_TEXTS else None


def find_clear(texts: Sequence[str | None], screening: Screening | None) -> set[int]:
    """
    Return the numbers of those of the texts that certainly need no work, all asked at once.

    None stands for a text that a screening cannot judge, such as several paragraphs.
    """
    if screening is None:
        return set()
    asked = [n for n, text in enumerate(texts) if text and "\n" not in text and "\r" not in text]
    suspects = set(screening("\n".join(texts[n] or "" for n in asked)))
    return {n for at, n in enumerate(asked) if at not in suspects}
