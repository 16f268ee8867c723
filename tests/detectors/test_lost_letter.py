"""Letters that a program could not read or write, and characters that nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.api import check, clean

SIGNS = "\u200b\u2060\ufeff"


def repaired(text: str, language: str) -> str:
    return clean(text, lang=language, unsafe_fixes=True, select=["encoding"]).text


@pytest.mark.parametrize(
    ("language", "text", "good"),
    [
        ("es", "La educaci\ufffdn en Am\ufffdrica", "La educación en América"),
        ("de", "\ufffdber die Br\ufffdcke", "Über die Brücke"),
        ("fr", "La libert\ufffd\ufffd de la presse", "La liberté de la presse"),
        ("pt", "a educa\ufffd\ufffdo", "a educação"),
        ("pl", "Mi\ufffddzynarodowy dzie\ufffd", "Międzynarodowy dzień"),
    ],
)
def test_the_one_word_that_fits_is_the_repair(language: str, text: str, good: str):
    assert repaired(text, language) == good


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "no s\ufffd"),  # sé, sí, so: too short to tell
        ("de", "Herr Schr\ufffd\ufffd\ufffdtlx"),
        ("vi", "a\ufffdb"),
    ],
)
def test_what_may_be_several_words_is_only_shown(language: str, text: str):
    assert repaired(text, language) == text
    assert "lost-letter" in {finding.rule for finding in check(text, lang=language)}


WORDS = st.sampled_from(["house", "government", "people", "qwxz"])


@settings(deadline=None, max_examples=25)
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_cleaning_again_changes_nothing(words: list[str]):
    text = " ".join(word[:3] + SIGNS[len(word) % 3] + word[3:] for word in words)
    once = repaired(text, "en")
    assert repaired(once, "en") == once
    assert f"hou{SIGNS[2]}se" not in once
