"""A lone word with a wrong letter in it is no seam."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.lexicon import load_lexicon
from mtfix.seams.misspelling import find_letters, find_nearest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The storm made the old bridge almost inmobile, but it did not fall."),
        ("en", "They met the neighbours aafter the concert in the park."),
        ("es", "Un paquete para halotipos. Los haplotipos medidos son muchos."),
    ],
)
def test_a_lone_misspelt_word_is_not_parted(language: str, text: str) -> None:
    assert mtfix.clean(text, lang=language).text == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We met them inthe house on Monday.", "We met them in the house on Monday."),
        ("He gave it to hisbrother and left.", "He gave it to his brother and left."),
    ],
)
def test_a_seam_that_reads_well_is_parted(text: str, wanted: str) -> None:
    assert mtfix.clean(text, lang="en").text == wanted


@pytest.mark.parametrize("run", ["bridgge", "brdige", "brilge"])
def test_the_nearest_word_is_one_letter_away(run: str) -> None:
    assert find_nearest(run, load_lexicon("en")) == "bridge"


def test_nothing_is_near_to_a_row_of_letters() -> None:
    assert find_nearest("qxzvkwqj", load_lexicon("en")) == ""


def test_letters_are_those_of_the_language() -> None:
    letters = find_letters(load_lexicon("ru"))
    assert "ж" in letters
    assert "α" not in letters
