"""Edits in words: what was there, and what stands there after."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from mtfix.model import Edit, Span, Suggestion, apply_edits

_FARTHEST = 40  # code points looked at for the ends of a word
_HEAD = re.compile(r"[\w'’\-]*\Z")
_TAIL = re.compile(r"[\w'’\-]*")


def describe_suggestion(text: str, suggestion: Suggestion) -> str:
    """
    Return what to do, in words; `text` is that of the finding's segment.

    Edits are shown with the words that they touch, so that a missing space can be seen.

        >>> from mtfix.model import Safety
        >>> space = Suggestion((Edit(Span(10, 10), " "),), Safety.SAFE)
        >>> describe_suggestion("Xi Jinpingoffered", space)
        'replace “Jinpingoffered” with “Jinping offered”'
    """
    changes = [describe_change(text, group) for group in _groups(text, suggestion.edits)]
    return " and ".join(
        f"replace “{old}” with “{new}”"
        if old and new
        else f"remove “{old}”"
        if old
        else f"add “{new}”"
        for old, new in changes
    )


def describe_change(text: str, edits: Iterable[Edit]) -> tuple[str, str]:
    """Return the words that neighbouring `edits` touch, before and after."""
    trimmed = sorted(edit.trimmed(text) for edit in edits)
    whole = _widened(text, Span(trimmed[0].span.start, trimmed[-1].span.end))
    inner = [Edit(edit.span.shift(-whole.start), edit.replacement) for edit in trimmed]
    old = whole.of(text)
    return old, apply_edits(old, inner)


def _groups(text: str, edits: Iterable[Edit]) -> list[list[Edit]]:
    """Return the edits, those within one word or side by side together."""
    ordered = sorted(edits)
    groups = [[edit] for edit in ordered[:1]]
    for left, right in pairwise(ordered):
        if _widened(text, left.span).touches(_widened(text, right.span)):
            groups[-1].append(right)
        else:
            groups.append([right])
    return groups


def _widened(text: str, span: Span) -> Span:
    """Return `span` up to the ends of the words that it touches."""
    head = _HEAD.search(text[max(0, span.start - _FARTHEST) : span.start])
    tail = _TAIL.match(text[span.end : span.end + _FARTHEST])
    return Span(
        span.start - (len(head[0]) if head else 0), span.end + (len(tail[0]) if tail else 0)
    )
