"""Conditions that ask the whole document: its edges, its text, its usual way of writing."""

from __future__ import annotations

import pytest
import regex

from mtfix.context import DocumentContext
from mtfix.detectors.conditions import (
    Place,
    closes_document,
    document_has,
    is_amid,
    is_on_one_line,
    is_unusual,
    opens_document,
)
from mtfix.model import Span
from mtfix.readers import reader_for

SPACED_COMMA = regex.compile(r"\p{L} ,", regex.VERSION1)


def context_of(raw: str) -> DocumentContext:
    return DocumentContext(reader_for(None).read(raw), language="en")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("one, two, three , four", True),
        ("one, two", True),
        ("one , two , three, four", False),
        ("one , two, three", False),
        ("no mark at all", False),
    ],
)
def test_usually_wants_more_regular_forms_than_irregular_ones(raw: str, *, expected: bool) -> None:
    told = is_unusual(SPACED_COMMA, r"\p{L},", context_of(raw))
    assert (told is not None) is expected


def test_usually_counts_in_every_paragraph() -> None:
    told = is_unusual(SPACED_COMMA, r"\p{L},", context_of("one , two\n\nthree, four\n\nfive, six"))
    assert told is not None


@pytest.mark.parametrize(
    ("raw", "segment", "span", "opens", "closes"),
    [
        ("one\n\ntwo\n\nthree", 0, Span(0, 3), True, False),
        ("one\n\ntwo\n\nthree", 1, Span(0, 3), False, False),
        ("one\n\ntwo\n\nthree", 2, Span(0, 5), False, True),
        (" one ", 0, Span(1, 4), True, True),
        ("one two", 0, Span(4, 7), False, True),
    ],
)
def test_edges_of_the_document(
    raw: str, segment: int, span: Span, *, opens: bool, closes: bool
) -> None:
    context = context_of(raw)
    place = Place(segment, span, span.of(context.text(segment)))
    assert (opens_document(place, context) is not None) is opens
    assert (is_amid(place, context) is None) is opens
    assert (closes_document(place, context) is not None) is closes


def test_titles_and_front_matter_are_no_text_before() -> None:
    document = reader_for("markdown").read("---\ntitle: One\n---\n\n# Two\n\nThree\n\nFour\n")
    context = DocumentContext(document, language="en")
    three, four = (Place(number, Span(0, 4), "") for number in (2, 3))
    assert opens_document(three, context) is not None
    assert opens_document(four, context) is None


@pytest.mark.parametrize(("pattern", "expected"), [(r"\Aone\n", True), (r"four", False)])
def test_document_is_searched_whole(pattern: str, *, expected: bool) -> None:
    told = document_has(SPACED_COMMA, pattern, context_of("one\ntwo\nthree"))
    assert (told is not None) is expected


@pytest.mark.parametrize(("text", "evidence"), [("uno dos tres", ""), ("uno\ndos tres", None)])
def test_a_blank_that_wraps_the_text_is_on_no_line(text: str, evidence: str | None) -> None:
    context = DocumentContext(reader_for("markdown").read(text), language="es")
    assert is_on_one_line(Place(0, Span(3, 4), " "), context) == evidence
