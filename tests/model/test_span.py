"""Spans are half-open, in code points, and never run backwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.model import Span

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ab: Span(min(ab), max(ab)))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_bounds_that_make_no_sense_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(start, end)


@given(spans, spans)
def test_overlap_is_a_shared_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == bool(shared)
    assert one.overlaps(other) == other.overlaps(one)


@given(spans, spans)
def test_touching_covers_overlap_and_neighbours(one: Span, other: Span) -> None:
    assert one.touches(other) == other.touches(one)
    if one.overlaps(other) or one.end == other.start:
        assert one.touches(other)


def test_an_empty_span_is_a_place_and_true() -> None:
    assert Span(3, 3)
    assert len(Span(3, 3)) == 0
    assert Span(2, 4).contains(Span(3, 3))
