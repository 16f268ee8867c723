"""Sums of ten thousands and their squares: exact, and only where no English is meant."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtfix
from mtfix.detectors.sums import write_in_english

POWERS = {"": 0, " million": 6, " billion": 9, " trillion": 12}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Sales of 3.5亿 yuan fell.", "Sales of 350 million yuan fell."),
        ("Sales of 12 hundred million yuan fell.", "Sales of 1.2 billion yuan fell."),
        ("Sales of 7 hundred million yuan fell.", None),
        ("Sales of 2 million 300 billion yuan fell.", None),
        ("Sales of 2 trillion 300 billion won fell.", "Sales of 2.3 trillion won fell."),
        ("Some 1억 2345만 people came.", "Some 123.45 million people came."),
        ("Some 1만 2억 people came.", None),
    ],
)
def test_sums_are_written_in_english(written: str, expected: str | None) -> None:
    assert mtfix.clean(written, lang="en").text == (expected or written)


@given(st.integers(min_value=0, max_value=10**15))
def test_no_digit_is_lost(number: int) -> None:
    told = write_in_english(Decimal(number))
    assert told is not None
    digits, blank, word = told.partition(" ")
    assert Decimal(digits.replace(",", "")).scaleb(POWERS[blank + word]) == number
