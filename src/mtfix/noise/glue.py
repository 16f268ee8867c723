"""Drops the spaces at likely node boundaries, as pages cut at their inline tags lose them."""

from __future__ import annotations

import random
from dataclasses import dataclass

import regex

from mtfix.model import Edit, Span

_TOKEN = regex.compile(r"\S+")
_FEWEST_TOKENS = 6
_NODE_WEIGHT = 6.0  # how much likelier a name or a number is to be in a tag than another word


@dataclass(frozen=True, slots=True)
class Damaged:
    """
    Damaged text, and the edits that restore the clean one.

    `edits` count code points of `text` and are in order.
    """

    text: str
    edits: tuple[Edit, ...]


def glue_nodes(
    line: str, rng: random.Random, *, most_nodes: int = 3, most_words: int = 4, loss: float = 0.75
) -> Damaged:
    """
    Return a line with spaces missing around one to `most_nodes` nodes.

    A node is one to `most_words` words long and likelier begins at a name or a number.
    Each of its two spaces is lost with the chance `loss`, if letters or digits meet there.
    Lines of fewer than six words come back as they are.
    """
    tokens = [match.span() for match in _TOKEN.finditer(line)]
    if len(tokens) < _FEWEST_TOKENS:
        return Damaged(line, ())
    weights = [_weight(line[start:end], number) for number, (start, end) in enumerate(tokens)]
    gaps: set[int] = set()
    for _ in range(rng.randint(1, most_nodes)):
        first = rng.choices(range(len(tokens)), weights)[0]
        after = min(len(tokens), first + rng.randint(1, most_words))
        gaps.update(gap for gap in (first, after) if rng.random() < loss)
    pieces, edits, place, length = [], [], 0, 0
    for gap in sorted(gaps):
        if not 0 < gap < len(tokens):
            continue
        end, start = tokens[gap - 1][1], tokens[gap][0]
        if not (line[end - 1].isalnum() and line[start].isalnum()):
            continue
        pieces.append(line[place:end])
        length += end - place
        edits.append(Edit(Span(length, length), line[end:start]))
        place = start
    return Damaged("".join([*pieces, line[place:]]), tuple(edits))


def _weight(token: str, number: int) -> float:
    is_marked = (number > 0 and token[0].isupper()) or any(c.isdigit() for c in token)
    return _NODE_WEIGHT if is_marked else 1.0
