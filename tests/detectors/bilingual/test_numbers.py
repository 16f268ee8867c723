"""Which numbers two texts share, however they write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.detectors.bilingual.numbers import NumberIndex, find_numbers


def missing(source: str, target: str) -> list[str]:
    index = NumberIndex(target)
    return [number.text for number in find_numbers(source) if not index.has(number)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("1,234.5", "1.234,5"),
        ("1,234.5", "1 234,5"),
        ("1,234.5", "1\u202f234,5"),
        ("1,234.5", "١٬٢٣٤٫٥"),
        ("1,234.5", "१,२३४.५"),
        ("1.5 million", "1.500.000"),
        ("190,000 million", "190 billion"),
        ("125,000,000", "1億2,500万"),
        ("25", "二十五"),
        ("2023", "二〇二三年"),
        ("the 19th century", "le XIXe siècle"),
        ("May 24, 2023", "24.05.2023"),
        ("24/5/2023", "24 mai 2023"),
        ("the 1990s", "die 90er"),
        ("9:30 p.m.", "21:30"),
        ("15:00", "3 p.m."),
        ("3 p.m.", "15 h"),
        ("2-1", "2:1"),
        ("2017/18", "2017-2018"),
    ],
)
def test_one_number_in_two_notations(source, target):
    assert not missing(source, target)


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("1,234", "1,243", ["1,234"]),
        ("4.7 and 3", "3", ["4.7"]),
        ("24.05.2023", "24.05.2022", ["24.05.2023"]),
        ("9:35", "9:53", ["9:35"]),
        ("二十五", "", []),
        ("35 of 40", "35", ["40"]),
    ],
)
def test_numbers_that_differ(source, target, lost):
    assert missing(source, target) == lost


@given(st.text(st.sampled_from("0123456789.,:/- ٣五百万XVI'’abc"), max_size=40))
def test_a_text_has_its_own_numbers(text):
    assert all(number.text for number in find_numbers(text))
    assert not missing(text, text)
