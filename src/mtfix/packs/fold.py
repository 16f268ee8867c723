"""How texts and literals are compared: without regard to case."""

from __future__ import annotations

_FOLD = {ord("ı"): "i", 0x307: None}


def fold(text: str) -> str:
    """
    Return the text as literals are compared: what matches without regard to case is equal.

    Folding works character by character, so that the fold of a part is a part of the fold.

        >>> fold("STRASSE") == fold("Straße"), fold("İI") == fold("ıi")
        (True, True)
    """
    return text.casefold().translate(_FOLD)


def haystack(text: str) -> str:
    """Return where to look for the literals of patterns: they count with their case, or folded."""
    return f"{text}\n{fold(text)}"
