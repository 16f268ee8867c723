"""Edits of two passes, told as one."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from mtfix.engine.compose import compose
from mtfix.model import AppliedEdit, Edit, Span, apply_edits


@st.composite
def edits_of(draw: st.DrawFn, size: int) -> list[AppliedEdit]:
    """Edits in order that do not touch one another."""
    made, place = [], 0
    while place <= size and len(made) < 4:
        start = draw(st.integers(place, size))
        end = draw(st.integers(start, min(size, start + 3)))
        replacement = draw(st.text(alphabet="xy ", max_size=3))
        if end > start or replacement:
            made.append(
                AppliedEdit(Edit(Span(start, end), replacement), (draw(st.sampled_from("abc")),))
            )
        place = end + 1
        if draw(st.booleans()):
            break
    return made


@given(st.text(alphabet="abcdefgh", max_size=15), st.data())
def test_composed_edits_do_what_the_two_passes_do(text: str, data: st.DataObject) -> None:
    first = data.draw(edits_of(len(text)))
    between = apply_edits(text, [a.edit for a in first])
    second = data.draw(edits_of(len(between)))
    after = apply_edits(between, [a.edit for a in second])
    composed = compose(text, first, second)
    assert apply_edits(text, [a.edit for a in composed]) == after
    for left, right in itertools.pairwise(composed):
        assert left.edit.span.end <= right.edit.span.start
    told = {rule for applied in composed for rule in applied.rules}
    assert told == {rule for applied in (*first, *second) for rule in applied.rules}
