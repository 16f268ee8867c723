from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.scoring import Difference, compare_edits

NOISY = "Li Qiangwho said. .\nThe G20according Xinhua he kept a unprecedented level.\n"
FIXED = "Li Qiang, who said.\nThe G20, according to Xinhua kept an unprecedented level.\n"


def test_doing_nothing_is_precise_and_useless() -> None:
    found = compare_edits(NOISY, NOISY, FIXED)
    assert (len(found.right), len(found.wrong), len(found.missed)) == (0, 0, 6)
    assert (found.precision, found.recall, found.f05) == (1.0, 0.0, 0.0)


def test_the_reference_is_right_throughout() -> None:
    found = compare_edits(NOISY, FIXED, FIXED)
    assert (len(found.right), len(found.wrong), len(found.missed)) == (6, 0, 0)
    assert (found.precision, found.recall, found.f05) == (1.0, 1.0, 1.0)
    assert not found.differences


def test_no_damage_and_no_edit_is_perfect() -> None:
    found = compare_edits(FIXED, FIXED, FIXED)
    assert (found.precision, found.recall, found.f05) == (1.0, 1.0, 1.0)


def test_precision_weighs_more_than_recall() -> None:
    # right: the comma and the article; wrong: the name; missed: four
    repaired = NOISY.replace("Qiangwho", "Qiang, who").replace("a unpre", "an unpre")
    found = compare_edits(NOISY, repaired.replace("Xinhua", "Xinhuo"), FIXED)
    assert (len(found.right), len(found.wrong), len(found.missed)) == (2, 1, 4)
    assert found.precision == pytest.approx(2 / 3)
    assert found.recall == pytest.approx(1 / 3)
    # worked by hand: 1.25 * (2/3 * 1/3) / (0.25 * 2/3 + 1/3)
    assert found.f05 == pytest.approx(5 / 9)


def test_a_missing_comma_is_a_wrong_edit_and_a_missed_one() -> None:
    found = compare_edits("Qiangwho said", "Qiang who said", "Qiang, who said")
    assert [edit.replacement for edit in found.wrong] == [" "]
    assert [edit.replacement for edit in found.missed] == [", "]
    assert found.differences == (Difference(1, 1, "Qiangwho", "Qiang who", "Qiang, who"),)


def test_differences_show_the_place_and_leave_out_what_agrees() -> None:
    repaired = NOISY.replace("Qiangwho", "Qiang, who").replace("said. .", "said.")
    found = compare_edits(NOISY, repaired.replace("he kept", "he, kept"), FIXED)
    assert found.differences == (
        Difference(2, 5, "G20according", "G20according", "G20, according to"),
        Difference(2, 18, "Xinhua he", "Xinhua he,", "Xinhua"),
        Difference(2, 33, "a", "a", "an"),
    )


@given(*[st.text(alphabet="abA ,.\n", max_size=30)] * 3)
def test_the_three_lists_hold_every_edit_once(noisy: str, repaired: str, wanted: str) -> None:
    found = compare_edits(noisy, repaired, wanted)
    swapped = compare_edits(noisy, wanted, repaired)
    assert (swapped.right, swapped.wrong, swapped.missed) == (
        found.right,
        found.missed,
        found.wrong,
    )
    assert bool(found.differences) == bool(found.wrong or found.missed)
    assert 0.0 <= found.f05 <= 1.0
