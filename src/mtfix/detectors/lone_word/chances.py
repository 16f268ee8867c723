"""How well the words that may have been translated as one fit in its place, and which is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mtfix.detectors.lone_word.row import Word
from mtfix.lexicon import Lexicon
from mtfix.lexicon.sequence import UNKNOWN, SequenceModel

# In nats. The first word of a sentence has half of its neighbours; a candidate further down
# was less likely.
_OPENING, _RANK = 3.0, 0.5
_CLOSE = 1.5  # between the two likeliest candidates
_CAPITAL_ALONE = 2.0  # less than the likeliest; mostly nothing but the capital of a node is wrong


@dataclass(frozen=True, slots=True)
class Chance:
    """One or more words that could stand in a place, and how likely, in nats."""

    words: str
    weight: float


def weigh_written(word: Word, model: SequenceModel, lexicon: Lexicon) -> float:
    """Return how likely a word of the language is where it stands, in nats."""
    share = sum(model.weigh_within(token, lexicon.zipf(token)) for token in word.key)
    return model.weigh(word.before, [*map(model.symbol, word.key)], word.after) + share


def weigh_unknown(word: Word, model: SequenceModel) -> float:
    """Return how likely as many unknown words are where a word stands, in nats."""
    return model.weigh(word.before, [UNKNOWN] * len(word.key), word.after)


def weigh_instead(
    word: Word, instead: Sequence[str], least: float, model: SequenceModel, *, opens: bool
) -> list[Chance]:
    """
    Return what may stand instead of a word, the likeliest first; nothing below `least`, in nats.

    Where the word itself is among them, it is as likely as that.
    """
    own, doubt = " ".join(word.key), _OPENING if opens else 0.0
    chances = [
        Chance(
            words,
            least
            if words == own
            else model.weigh(word.before, [*map(model.symbol, words.split())], word.after)
            - (_RANK * rank + doubt),
        )
        for rank, words in enumerate(instead)
    ]
    chances.sort(key=lambda chance: (chance.weight, chance.words), reverse=True)
    return chances if chances[0].weight >= least else []


def find_near(chances: Sequence[Chance]) -> list[Chance]:
    """Return those of the chances, the likeliest first, that are about as likely as the first."""
    return [chance for chance in chances if chance.weight > chances[0].weight - _CLOSE]


def find_as_written(word: Word, chances: Sequence[Chance]) -> Chance | None:
    """Return the chance of the word itself, in lower case, if it is not much less likely."""
    own = next((chance for chance in chances if chance.words == " ".join(word.key)), None)
    return own if own and own.weight > chances[0].weight - _CAPITAL_ALONE else None
