"""How much two words are alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.detectors.likeness import is_alike, likeness

WORDS = st.text(alphabet="abcdefghij", max_size=8)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Mijal", "Mikhail", True),
        ("Serguei", "Sergei", True),
        ("Kamejo", "Camejo", True),
        ("Anna", "Otto", False),
        ("Jack", "Bill", False),
        ("Robert", "Roger", False),
    ],
)
def test_is_alike(one: str, two: str, *, expected: bool) -> None:
    assert is_alike(one, two) is expected
    assert is_alike(two, one) is expected


@given(WORDS, WORDS)
def test_likeness_is_a_symmetric_share(one: str, two: str) -> None:
    assert 0 <= likeness(one, two) <= 1
    assert likeness(one, two) == likeness(two, one)


@given(WORDS.filter(bool))
def test_a_word_is_wholly_like_itself(word: str) -> None:
    assert likeness(word, word) == 1
