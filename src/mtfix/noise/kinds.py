"""The kinds of damage, in the order in which they take their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from mtfix.errors import UsageProblem
from mtfix.model import Edit
from mtfix.noise.accents import lose_accents
from mtfix.noise.capitals import give_capitals, lose_capitals
from mtfix.noise.lone_words import mistake_lone_words
from mtfix.noise.passage import Passage
from mtfix.noise.pronouns import insert_pronouns
from mtfix.noise.seams import lose_commas, lose_spaces
from mtfix.noise.stops import misplace_stops
from mtfix.noise.vocabulary import Vocabulary

Find = Callable[[Passage, Vocabulary], Iterator[tuple[Edit, ...]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """
    A kind of damage: where in a passage it fits, and how often it is done there.

    `find` yields, for every place of the clean text where it fits, what may be made of it,
    one or the other. `rate` is the share of the places that is taken by default.
    """

    find: Find
    rate: float
    about: str


KINDS: dict[str, Kind] = {
    "comma": Kind(
        lambda passage, _: lose_commas(passage), 0.5, "the comma that opens a node is lost"
    ),
    "glue": Kind(lambda passage, _: lose_spaces(passage), 0.3, "the space between nodes is lost"),
    "lone-word": Kind(mistake_lone_words, 0.5, "a node of one word is mistranslated"),
    "pronoun": Kind(insert_pronouns, 0.5, "a verb that opens a node gets a pronoun"),
    "capital": Kind(
        lambda passage, words: give_capitals(passage, words.language),
        0.1,
        "a node gets a sentence capital",
    ),
    "lost-capital": Kind(
        lambda passage, words: lose_capitals(passage, words.language),
        0.02,
        "a sentence loses its capital",
    ),
    "stop": Kind(
        lambda passage, _: misplace_stops(passage), 0.05, "a full stop is doubled or misplaced"
    ),
    "accent": Kind(lambda passage, _: lose_accents(passage), 0.01, "a word loses its accents"),
}


def choose_rates(
    rates: Mapping[str, float | None] | None = None, only: Iterable[str] = ()
) -> dict[str, float]:
    """
    Return the rate of every kind: as given, else by default, else, beside `only`, 0.

        >>> {kind: rate for kind, rate in choose_rates({"glue": 1}, only=["glue"]).items() if rate}
        {'glue': 1}

    Raises UsageProblem for a kind that does not exist, and a rate outside of 0 to 1.
    """
    given = dict(rates or {})
    wanted = set(only)
    for name in (*given, *sorted(wanted)):
        if name not in KINDS:
            raise UsageProblem(f"there is no damage called “{name}”; there is {', '.join(KINDS)}")
    chosen = {}
    for name, kind in KINDS.items():
        rate = given.get(name)
        if rate is None:
            rate = kind.rate if not wanted or name in wanted else 0.0
        if not 0 <= rate <= 1:
            raise UsageProblem(f"the rate of “{name}” is {rate}; it must be from 0 to 1")
        chosen[name] = rate
    return chosen
