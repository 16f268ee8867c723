"""Edits change what they say and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.model import Edit, Safety, Span, Suggestion, apply_edits

texts = st.text(alphabet="ab é漢", max_size=12)


@given(texts, texts, st.data())
def test_trimming_does_not_change_what_an_edit_does(
    text: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edit = Edit(Span(start, end), new)
    trimmed = edit.trimmed(text)
    assert apply_edits(text, [trimmed]) == apply_edits(text, [edit])
    old = trimmed.span.of(text)
    assert not (old and trimmed.replacement and old[0] == trimmed.replacement[0])


def test_edits_are_made_in_any_order() -> None:
    edits = [Edit(Span(0, 1), "An"), Edit(Span(4, 7), "egg"), Edit(Span(2, 2), "big ")]
    assert apply_edits("A no hen", edits) == apply_edits("A no hen", reversed(edits))


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(Span(0, 3), "x"), Edit(Span(2, 5), "y")),
        (Edit(Span(2, 2), "x"), Edit(Span(2, 2), "y")),
    ],
)
def test_a_suggestion_cannot_fight_itself(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        Suggestion(edits, Safety.SAFE)


def test_a_bolder_run_applies_all_that_a_careful_one_does() -> None:
    for limit, applied in [(Safety.SAFE, 1), (Safety.UNSAFE, 2), (Safety.FLAG, 3)]:
        assert sum(safety.at_most(limit) for safety in Safety) == applied
