from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.model import Edit, Span, apply_edits
from mtfix.scoring import find_edits

TEXTS = st.text(alphabet="abAB ,.’\n\r3年", max_size=40)


def edits(*triples: tuple[int, int, str]) -> tuple[Edit, ...]:
    return tuple(Edit(Span(start, end), replacement) for start, end, replacement in triples)


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("", "", ()),
        ("same", "same", ()),
        ("Ukrainein which", "Ukraine in which", edits((7, 7, " "))),
        ("Li Qiangwho said", "Li Qiang, who said", edits((8, 8, ", "))),
        ("the First customer", "the first customer", edits((4, 5, "f"))),
        ("the BRICS", "the Brics", edits((5, 9, "rics"))),
        # a case and a seam in one token are two edits
        (
            "OrganizationTHE BRICS",
            "Organization, the BRICS",
            edits((12, 12, ", "), (12, 15, "the")),
        ),
        # so are two changes in one token that keep a word between them
        (
            "the G20according Xinhua",
            "the G20, according to Xinhua",
            edits((7, 7, ", "), (16, 16, " to")),
        ),
        ("Nationsthere Shanghai", "Nations, the Shanghai", edits((7, 7, ", "), (9, 11, ""))),
        # which of two blanks goes is not told apart, nor which comes
        ("Qiang He said", "Qiang said", edits((5, 8, ""))),
        ("according Xinhua", "according to Xinhua", edits((9, 9, " to"))),
        ("he said. .", "he said.", edits((7, 9, ""))),
        ("China there Russia", "China and Russia", edits((6, 11, "and"))),
        (
            "relations there commercial over",
            "and commercial relations over",
            edits((0, 0, "and commercial "), (9, 26, "")),
        ),
        ("a unprecedented", "an unprecedented", edits((1, 1, "n"))),
        ("no break", "no\N{NO-BREAK SPACE}break", edits((2, 3, "\N{NO-BREAK SPACE}"))),
        ("一九九〇年 代", "一九九〇年代", edits((5, 6, ""))),
        ("one\n\ntwo\n", "one\n\ntoo\n", edits((6, 7, "o"))),
        ("one\ntwo\n", "one\n\ntwo\n", edits((3, 3, "\n"))),
        ("İstanbul", "istanbul", edits((0, 1, "i"))),
    ],
)
def test_edits_are_minimal(text: str, other: str, expected: tuple[Edit, ...]) -> None:
    assert find_edits(text, other) == expected


@given(TEXTS, TEXTS)
def test_edits_turn_one_text_into_the_other(text: str, other: str) -> None:
    found = find_edits(text, other)
    assert apply_edits(text, found) == other
    assert found == tuple(sorted(found))
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start
        assert left.span != right.span


@given(TEXTS, TEXTS)
def test_every_edit_changes_something_at_both_its_ends(text: str, other: str) -> None:
    for edit in find_edits(text, other):
        assert edit.trimmed(text) == edit
        assert edit.replacement or len(edit.span)


@pytest.mark.parametrize(
    "line",
    [
        "Mishustin arrived in Shanghaibefore heading to the First customer number {}.\n",
        "Shanghaibefore the First ",  # the same words over and over, on one line
        "于是他访问了Shanghaibefore然后{}",
    ],
)
def test_long_texts_take_seconds(line: str) -> None:
    text = "".join(line.format(index) for index in range(200_000 // len(line)))
    other = text.replace("Shanghaibefore", "Shanghai before")
    start = perf_counter()
    found = find_edits(text, other)
    assert perf_counter() - start < 10
    assert len(found) == text.count("Shanghaibefore")
