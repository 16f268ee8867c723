from __future__ import annotations

import pytest

from mtfix.context import DocumentContext
from mtfix.detectors.conditions.document import has_words_nearby
from mtfix.detectors.conditions.place import Place
from mtfix.detectors.nearby import WORDS_AROUND, members_around, words_around
from mtfix.model import Document, Segment, Span

SPORT = ("match", "goal", "referee")


def context_of(*texts: str) -> DocumentContext:
    segments = tuple(Segment(text, ()) for text in texts)
    return DocumentContext(Document("\n".join(texts), segments), language="en")


def place_of(context: DocumentContext, word: str) -> Place:
    for number in range(len(context.document.segments)):
        start = context.text(number).find(word)
        if start >= 0:
            return Place(number, Span(start, start + len(word)), word)
    raise AssertionError(word)


def test_words_come_nearest_first_and_across_segments() -> None:
    context = context_of("One two.", "three HERE four", "five")
    place = place_of(context, "HERE")
    assert list(words_around(place.segment, place.span, context)) == [
        *("three", "two", "One"),
        *("four", "five"),
    ]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["The Match was won; HERE scored a goal, a goal."], ("match", "goal")),
        (["The referee.", "HERE"], ("referee",)),
        (["A rematch for HERE and his goals."], ()),
        (["goal " + "word " * WORDS_AROUND + "HERE"], ()),
        (["goal " + "word " * (WORDS_AROUND - 1) + "HERE"], ("goal",)),
    ],
)
def test_members_are_whole_words_within_reach(texts: list[str], found: tuple[str, ...]) -> None:
    context = context_of(*texts)
    place = place_of(context, "HERE")
    around = members_around(place.segment, place.span, SPORT, context)
    assert sorted(around) == sorted(found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A goal won the match; HERE left.", "“match” and “goal” stand nearby"),
        ("The goal, one goal, his goal: HERE left.", None),
        ("match goal", None),
    ],
)
def test_condition_needs_two_different_words_besides_the_hit(text: str, told: str | None) -> None:
    context = context_of(text)
    place = place_of(context, "HERE" if "HERE" in text else "goal")
    assert has_words_nearby(place, SPORT, context) == told
