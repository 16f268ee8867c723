"""A segment knows where each of its code points stands in the raw text."""

import pytest

from mtfix.model import Document, Edit, Piece, Segment, Span, apply_edits, write_edits

# "A <b>B</b> &amp; C": the text without tags, the entity as one unit
RAW = "A <b>B</b> &amp; C"
SEGMENT = Segment(
    "A B & C",
    (
        Piece(Span(0, 2), Span(0, 2)),
        Piece(Span(2, 3), Span(5, 6)),
        Piece(Span(3, 4), Span(10, 11)),
        Piece(Span(4, 5), Span(11, 16)),
        Piece(Span(5, 7), Span(16, 18)),
    ),
)


@pytest.mark.parametrize(
    ("span", "replacement", "repaired"),
    [
        (Span(2, 3), "D", "A <b>D</b> &amp; C"),
        (Span(4, 5), "and", "A <b>B</b> and C"),
        (Span(3, 3), ",", "A <b>B,</b> &amp; C"),
        (Span(0, 0), "> ", "> A <b>B</b> &amp; C"),
        (Span(7, 7), ".", "A <b>B</b> &amp; C."),
    ],
)
def test_edits_land_in_the_raw_text(span: Span, replacement: str, repaired: str) -> None:
    edits = write_edits(SEGMENT, [Edit(span, replacement)])
    assert edits is not None
    assert apply_edits(RAW, edits) == repaired


def test_a_span_outside_of_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        SEGMENT.to_raw(Span(5, 8))


def test_closing_raw_spans_closes_them_in_the_text() -> None:
    document = Document(RAW, (SEGMENT,)).closing([Span(5, 6), Span(17, 18)])
    assert document.segments[0].protected == (Span(2, 3), Span(6, 7))
    assert Document(RAW, (SEGMENT,)).closing([]).segments[0].protected == ()
