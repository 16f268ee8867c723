from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.scoring import align as module
from mtfix.scoring.align import Match, align

LETTERS = st.text(alphabet="abcd", max_size=60)


def matched(left: Sequence[str], right: Sequence[str]) -> int:
    """Count the matched items, after checking that the matches are ones."""
    position, other_position, count = 0, 0, 0
    for match in align(left, right):
        assert match.left >= position, "matches overlap or are out of order"
        assert match.right >= other_position, "matches overlap or are out of order"
        position, other_position = match.left + match.size, match.right + match.size
        assert left[match.left : position] == right[match.right : other_position]
        assert match.size > 0
        count += match.size
    return count


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", []),
        ("abc", "", []),
        ("abc", "abc", [Match(0, 0, 3)]),
        ("abc", "axc", [Match(0, 0, 1), Match(2, 2, 1)]),
        ("abcd", "acd", [Match(0, 0, 1), Match(2, 1, 2)]),
        ("xab", "aby", [Match(1, 0, 2)]),
    ],
)
def test_small_sequences(left: str, right: str, expected: list[Match]) -> None:
    assert align(left, right) == expected


@given(LETTERS, LETTERS)
def test_matches_are_equal_stretches_in_order(left: str, right: str) -> None:
    matched(left, right)


@given(left=LETTERS, right=LETTERS, window=st.sampled_from([0, 4]), chunk=st.sampled_from([2, 8]))
def test_so_are_those_of_long_windows(left: str, right: str, window: int, chunk: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_WINDOW", window)
        patch.setattr(module, "_CHUNK", chunk)
        matched(left, right)


@given(LETTERS)
def test_equal_sequences_match_whole(letters: str) -> None:
    assert matched(letters, letters) == len(letters)


def test_a_long_text_with_unique_words_is_aligned_around_its_changes() -> None:
    words = [f"word{index}" for index in range(50_000)]
    changed = [word for index, word in enumerate(words) if index % 1_000 != 7]
    assert matched(words, changed) == len(changed)


def test_a_long_text_of_few_words_is_aligned_in_chunks() -> None:
    words = [str(index * index % 17) for index in range(20_000)]
    changed = [word for index, word in enumerate(words) if index % 1_000 != 7]
    assert matched(words, changed) >= 0.99 * len(changed)
