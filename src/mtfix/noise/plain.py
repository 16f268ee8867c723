"""Plain text, cut where a page would likely have had tags."""

from __future__ import annotations

import random
from collections.abc import Iterator

import regex

from mtfix.model import Span
from mtfix.noise.passage import CleanText, Passage
from mtfix.readers import READERS

_TOKEN = regex.compile(r"\S+")
_SENTENCE = regex.compile(r"\S.*?(?:[.!?…]['\"’”»)\]]*(?=\s)|\Z)", regex.DOTALL)
_MARKED = regex.compile(r"[\p{Pi}\p{Ps}\"„]?(?:\p{Lu}|.*\p{N})")
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}\p{M}*")
_QUOTE = regex.compile(r"[\p{Pi}\"„]")
_COMMAS = ",،，"
_JOINT = regex.compile(r"\p{Ll}{1,3}")
_FEWEST_TOKENS = 6
_MOST_NODES, _MOST_WORDS = 3, 4
_NODE_WEIGHT = 6.0  # how much likelier a name, a number or a quote is to begin a node
_WHOLE_NAME = 0.6  # how often the node that begins at a name is that name
_LONE_JOINT = 0.5  # how often the word between two names is a node of its own


def read_plain(raw: str, rng_key: str) -> CleanText:
    """
    Return plain text with breaks around one to three nodes of each sentence.

    Nodes likelier begin at names, numbers and quotes. Where they are depends on `rng_key`
    and on the paragraph, on nothing else. Sentences of fewer than six words have none.
    """
    passages = []
    for segment in READERS["text"].read(raw).segments:
        rng = random.Random(f"{rng_key}{segment.text}")  # noqa: S311
        breaks = tuple(sorted({*_likely_breaks(segment.text, rng)}))
        passages.append(Passage(segment.text, breaks, segment.pieces[0].raw.start))
    return CleanText(raw, tuple(passages))


def _likely_breaks(text: str, rng: random.Random) -> Iterator[int]:
    for sentence in _SENTENCE.finditer(text):
        tokens = [Span(*match.span()) for match in _TOKEN.finditer(text, *sentence.span())]
        if len(tokens) >= _FEWEST_TOKENS:
            words = [token.of(text) for token in tokens]
            for first, last in (*_nodes(words, rng), *_joints(words, rng)):
                yield tokens[first].start
                # A link or a bold name ends before the comma, which opens the next node.
                yield tokens[last].start + len(words[last].rstrip(_COMMAS))


def _nodes(words: list[str], rng: random.Random) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each node."""
    weights = [
        _NODE_WEIGHT if number and _MARKED.match(word) else 1.0 for number, word in enumerate(words)
    ]
    for _ in range(rng.randint(1, _MOST_NODES)):
        first = rng.choices(range(len(words)), weights)[0]
        last = min(first + rng.randint(1, _MOST_WORDS), len(words)) - 1
        if rng.random() < _WHOLE_NAME:
            last = _end_of_name(words, first, last)
        yield first, _end_of_quote(words, first, last)


def _end_of_name(words: list[str], first: int, last: int) -> int:
    if not _NAME.match(words[first]):
        return last
    end = first
    while end + 1 < len(words) and _NAME.fullmatch(words[end]) and _NAME.match(words[end + 1]):
        end += 1
    return end


def _end_of_quote(words: list[str], first: int, last: int) -> int:
    if not _QUOTE.match(words[first]):
        return last
    closing = (n for n in range(first, len(words)) if words[n].rstrip(".,;!?")[-1:] in '"”»“')
    return next(closing, last)


def _joints(words: list[str], rng: random.Random) -> Iterator[tuple[int, int]]:
    """Yield the short words between two names, which lone links or bold names leave alone."""
    for number in range(1, len(words) - 1):
        if (
            _JOINT.fullmatch(words[number])
            and _NAME.fullmatch(words[number - 1])
            and _NAME.match(words[number + 1])
            and rng.random() < _LONE_JOINT
        ):
            yield number, number
