"""A paragraph that a repair leaves empty goes with its line ends."""

from __future__ import annotations

import pytest

from mtfix.engine.choose import choose_edits
from mtfix.model import (
    Edit,
    Finding,
    Safety,
    Severity,
    Span,
    Suggestion,
    apply_edits,
)
from mtfix.readers import reader_for


def clean(raw: str, segment: int, edit: Edit) -> str:
    document = reader_for(None).read(raw)
    finding = Finding(
        rule="some-rule",
        segment=segment,
        span=edit.span,
        message="",
        severity=Severity.ERROR,
        category="Accuracy/Addition",
        suggestions=(Suggestion((edit,), Safety.SAFE),),
    )
    chosen = choose_edits(document, [finding], Safety.SAFE)
    return apply_edits(raw, [applied.edit for applied in chosen.edits])


@pytest.mark.parametrize(
    ("raw", "segment", "expected"),
    [
        ("one\n\ntwo\n\nsix\n", 0, "two\n\nsix\n"),
        ("one\n\ntwo\n\nsix\n", 1, "one\n\nsix\n"),
        ("one\n\ntwo\n\nsix\n", 2, "one\n\ntwo\n"),
        ("one\n\ntwo\n\nsix", 2, "one\n\ntwo"),
        ("one\r\n\r\ntwo\r\n", 0, "two\r\n"),
        ("one\ntwo\nsix", 1, "one\nsix"),
        ("one", 0, ""),
        ("one\n", 0, "\n"),
    ],
)
def test_an_empty_paragraph_goes_whole(raw: str, segment: int, expected: str) -> None:
    assert clean(raw, segment, Edit(Span(0, 3), "")) == expected


@pytest.mark.parametrize("edit", [Edit(Span(0, 2), ""), Edit(Span(0, 3), "x")])
def test_a_paragraph_with_something_left_keeps_its_line_end(edit: Edit) -> None:
    assert clean("one\n\ntwo", 0, edit).endswith("\n\ntwo")
