"""Numerals of Han."""

from hypothesis import given
from hypothesis import strategies as st

from mtfix.detectors.bilingual.numerals import read_han


@given(st.integers(1, 9999), st.sampled_from(["十", "百", "千", "万", "億"]))
def test_digits_before_a_han_power(value, power):
    assert read_han(f"{value}{power}") == str(value * 10 ** "一十百千万...億".index(power))
