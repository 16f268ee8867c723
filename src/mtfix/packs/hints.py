"""Names in complaints: the one that was meant, and all that there are."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def suggest(name: str, names: Iterable[str]) -> str:
    """
    Return a hint at the nearest name, or nothing where none is near.

        >>> suggest("mesage", ["message", "why"])
        ' (did you mean “message”?)'
    """
    near = difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)
    return f" (did you mean “{near[0]}”?)" if near else ""


def join_names(names: Iterable[str]) -> str:
    """
    Return names as an English enumeration.

        >>> join_names(["safe", "unsafe", "flag"])
        'safe, unsafe or flag'
    """
    *rest, last = list(names)
    return f"{', '.join(rest)} or {last}" if rest else last
