"""Spaces and commas that are lost where two nodes meet."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtfix.model import Edit, Span
from mtfix.noise.passage import Passage

# These scripts have no blank between words that could be lost.
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_COMMA = regex.compile(r"[,،，](\s*)")


def lose_spaces(passage: Passage) -> Iterator[tuple[Edit]]:
    """Glue nodes together where letters or digits would meet."""
    text = passage.text
    for _, gap, _ in passage.seams:
        if gap.of(text).isspace() and _would_glue(text, gap):
            yield (Edit(gap, ""),)


def lose_commas(passage: Passage) -> Iterator[tuple[Edit, ...]]:
    """
    Drop the comma that opens a node, and mostly the blank behind it, too.

    A comma that ends a node is translated with it and stays.
    """
    text = passage.text
    for _, gap, _ in passage.seams:
        match = _COMMA.fullmatch(gap.of(text))
        if match and gap.start in passage.breaks and _would_glue(text, gap):
            both, alone = Edit(gap, ""), Edit(Span(gap.start, gap.end - len(match[1])), "")
            yield (both, both, both, alone)


def _would_glue(text: str, gap: Span) -> bool:
    """Tell whether letters or digits of one line, in scripts with blanks, would meet."""
    edges = text[gap.start - 1] + text[gap.end]
    return edges.isalnum() and not _UNSPACED.search(edges) and "\n" not in gap.of(text)
