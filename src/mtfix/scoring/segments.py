"""Cuts texts that are to be compared into the same number of segments."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mtfix.errors import UsageProblem

_LINE_END = re.compile(r"\r\n|\r|\n")
_MOST_WORDS = 5_000  # TER takes some seconds for a segment of so many


def split_alike(**texts: str) -> list[list[str]]:
    r"""
    Cut each text into segments, as many of each: number n of one belongs to number n of all.

    Segments are lines if all texts have as many, else the lines that are not blank. Places
    where every text is blank are left out. Raises UsageProblem where the texts have different
    numbers of lines, nothing but blanks is left, or a line is too long for metrics whose time
    is quadratic; it calls the texts by the names of the arguments.

        >>> split_alike(hypothesis="One.\n\nTwo.\n", reference="One!\nTwo!")
        [['One.', 'Two.'], ['One!', 'Two!']]
    """
    for cut in _CUTS:
        pieces = [cut(text) for text in texts.values()]
        if len(set(map(len, pieces))) == 1:
            segments = _without_blanks(pieces)
            _refuse_overlong(dict(zip(texts, segments, strict=True)))
            return segments
    counts = ", ".join(f"the {name} {len(_filled_lines(text))}" for name, text in texts.items())
    raise UsageProblem(
        "the texts are compared line by line and must have as many lines, but without blank ones "
        f"there are: {counts}; give each the same lines in the same order"
    )


def _without_blanks(pieces: Sequence[list[str]]) -> list[list[str]]:
    rows = [row for row in zip(*pieces, strict=True) if any(map(str.strip, row))]
    if not rows:
        raise UsageProblem("there is nothing to score: the texts are empty")
    return [list(column) for column in zip(*rows, strict=True)]


def _refuse_overlong(segments: dict[str, list[str]]) -> None:
    for name, column in segments.items():
        for segment in column:
            if segment.count(" ") >= _MOST_WORDS and len(segment.split()) > _MOST_WORDS:
                raise UsageProblem(
                    f"the {name} has a line of more than {_MOST_WORDS:,} words, “{segment[:30]}…”; "
                    "put each paragraph, or each sentence, on a line of its own"
                )


def _lines(text: str) -> list[str]:
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]  # a final line end begins no line


def _filled_lines(text: str) -> list[str]:
    return [line for line in _lines(text) if line.strip()]


_CUTS: tuple[Callable[[str], list[str]], ...] = (_lines, _filled_lines)
