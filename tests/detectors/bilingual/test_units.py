"""Numbers in another unit."""

import pytest

from mtfix.detectors.bilingual.numbers import find_numbers
from mtfix.detectors.bilingual.units import is_converted


@pytest.mark.parametrize(
    ("number", "others", "expected"),
    [("136", "85", True), ("27", "80", True), ("80", "27", True), ("250", "550", True),
     ("136", "12", False)],
)  # fmt: skip
def test_converted_units(number, others, expected):
    [one] = find_numbers(number)
    assert is_converted(one, find_numbers(others)) is expected
