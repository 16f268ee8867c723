"""Names in two spellings, and surnames without their capital."""

from __future__ import annotations

import pytest

from mtfix.context import DocumentContext
from mtfix.detectors import KINDS, WordClasses
from mtfix.model import Safety
from mtfix.readers import reader_for


def repairs(kind: str, text: str, **params: object) -> list[tuple[str, str, Safety]]:
    """Return (what is marked, what it becomes, how safe that is)."""
    facts = {"safety": Safety.UNSAFE, "weight": 0.0, "needs": 0.0, **params}
    detector = KINDS[kind](facts, WordClasses())
    context = DocumentContext(reader_for(None).read(text), language="en")
    return [
        (
            hit.span.of(context.text(number)),
            hit.suggestions[0].edits[0].replacement,
            hit.suggestions[0].safety,
        )
        for number in range(len(context.document.segments))
        for hit in detector.detect(number, context)
    ]


def test_print_decides_between_two_spellings_beside_one_name() -> None:
    text = "Mijal Mishustin came.\n\nMikhail Mishustin left."
    assert repairs("name-variant", text) == [("Mijal", "Mikhail", Safety.UNSAFE)]


def test_without_print_the_majority_is_only_shown() -> None:
    text = "Zhanbolat Akmetov came.\n\nThen Zhambolat Akmetov left, and Zhanbolat Akmetov too."
    assert repairs("name-variant", text) == [("Zhambolat", "Zhanbolat", Safety.FLAG)]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Rossi came.\n\nMario Rossi left.",
        "Mijal Mishustin came.\n\nMikhail Gorbachev left.",
        "North Korea came.\n\nSouth Korea left.",
    ],
)
def test_two_names_stay_two(text: str) -> None:
    assert repairs("name-variant", text) == []


def test_capital_comes_back_where_the_text_shows_it() -> None:
    text = "We saw Tomas zorz.\n\nLater Zorz left."
    assert [found[:2] for found in repairs("lost-capital", text)] == [("zorz", "Z")]
    assert repairs("lost-capital", "We saw Tomas zorz.") == []
    assert repairs("lost-capital", "We saw Tomas house.\n\nLater House left.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The temporaries are dropped.\n\nSuper Temporaries are kept.",
        "Clippy lints match trees. Some lints do not.\n\nWriting Lints is the next part.",
        "Use miniforge here.\n\nIt can be Miniforge, too.",
    ],
)
def test_a_term_needs_no_capital(text: str) -> None:
    assert repairs("lost-capital", text) == []
