from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtfix.detectors.coverage import Coverage
from mtfix.model import Span

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda t: Span(t[0], t[0] + t[1]))


@given(st.lists(SPANS), SPANS)
def test_coverage_agrees_with_looking_at_each_span(spans, asked):
    expected = any(span.start < asked.end and asked.start < span.end for span in spans)
    if len(asked) == 0:
        expected = any(span.start < asked.start < span.end for span in spans)
    assert Coverage(spans).overlaps(asked) is expected
