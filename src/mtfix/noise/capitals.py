"""Capitals where a node was taken for a sentence, and sentences without theirs."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtfix.context.words import starts_sentence
from mtfix.model import Edit, Span
from mtfix.noise.letters import lower, upper
from mtfix.noise.passage import Passage

# A capital behind it would make the word a part of a name.
_FIRST_WORD = regex.compile(
    r"(?:\A|(?<=[.!?…][\"'’”»)]*\s))[\"'‘“«„(¿¡]*(\p{Lu})\p{Ll}*\b(?![.’'-])(?!\s+\p{Lu})"
)


def give_capitals(passage: Passage, language: str) -> Iterator[tuple[Edit]]:
    """Give nodes in mid-sentence the capital of a sentence."""
    for node in passage.nodes:
        letter = passage.text[node.start]
        capital = upper(letter, language)
        if capital != letter and not starts_sentence(passage.text, node.start):
            yield (Edit(Span(node.start, node.start + 1), capital),)


def lose_capitals(passage: Passage, language: str) -> Iterator[tuple[Edit]]:
    """Take the capital from the first word of sentences."""
    for match in _FIRST_WORD.finditer(passage.text):
        small = lower(match[1], language)
        if small != match[1]:
            yield (Edit(Span(*match.span(1)), small),)
