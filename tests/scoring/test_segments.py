from __future__ import annotations

import pytest

from mtfix.errors import UsageProblem
from mtfix.scoring.segments import split_alike


@pytest.mark.parametrize(
    ("hypothesis", "reference", "expected"),
    [
        ("One.\nTwo.\n", "Uno.\nDos.\n", [["One.", "Two."], ["Uno.", "Dos."]]),
        ("One.\r\nTwo.", "Uno.\nDos.\n", [["One.", "Two."], ["Uno.", "Dos."]]),
        ("One.\n\nTwo.", "Uno.\n\nDos.", [["One.", "Two."], ["Uno.", "Dos."]]),
        ("One.\n\n\nTwo.", "Uno.\nDos.", [["One.", "Two."], ["Uno.", "Dos."]]),
        # a line that only one text lacks is a segment: leaving it out counts
        ("One.\n\nTwo.", "Uno.\nx\nDos.", [["One.", "", "Two."], ["Uno.", "x", "Dos."]]),
        ("a\N{LINE SEPARATOR}b", "c", [["a\N{LINE SEPARATOR}b"], ["c"]]),
    ],
)
def test_texts_are_cut_into_as_many_segments(
    hypothesis: str, reference: str, expected: list[list[str]]
) -> None:
    assert split_alike(hypothesis=hypothesis, reference=reference) == expected


def test_three_texts_are_cut_alike() -> None:
    # hypothesis and reference alone would be cut into three lines
    cut = split_alike(hypothesis="a\n\nb\n", reference="c\n\nd", baseline="e\nf")
    assert cut == [["a", "b"], ["c", "d"], ["e", "f"]]


@pytest.mark.parametrize(
    ("hypothesis", "reference", "message"),
    [
        ("One.\nTwo.", "One.\nTwo.\nThree.", r"hypothesis 2, the reference 3; give.*same lines"),
        ("", "", "nothing to score"),
        (" \n", "\n", "nothing to score"),
        ("word " * 6_000, "one", r"the hypothesis has a line of more than 5,000 words"),
    ],
)
def test_what_cannot_be_compared_is_said(hypothesis: str, reference: str, message: str) -> None:
    with pytest.raises(UsageProblem, match=message):
        split_alike(hypothesis=hypothesis, reference=reference)
