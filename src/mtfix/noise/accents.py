"""Words that lost their accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from mtfix.model import Edit, Span
from mtfix.noise.passage import Passage

_WORD = regex.compile(r"[\p{Latin}\p{M}]{2,}")


def lose_accents(passage: Passage) -> Iterator[tuple[Edit]]:
    """Write words of the Latin script without their accents."""
    for match in _WORD.finditer(passage.text):
        bare = _strip(match[0])
        if bare != match[0]:
            yield (Edit(Span(*match.span()), bare),)


def _strip(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
