"""Conditions that ask where a match stands: at the edges of the document, on one line."""

from __future__ import annotations

import pytest

from mtfix.context import DocumentContext
from mtfix.detectors.conditions.place import Place
from mtfix.detectors.conditions.position import (
    closes_document,
    is_amid,
    is_no_gap_beside_markup,
    is_no_label,
    is_on_one_line,
    opens_document,
)
from mtfix.model import Span
from mtfix.readers import reader_for


def context_of(raw: str) -> DocumentContext:
    return DocumentContext(reader_for(None).read(raw), language="en")


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


@pytest.mark.parametrize(
    ("raw", "name", "holds"),
    [
        ("参加了 **新建**的工厂。", "markdown", False),
        ("参加了 [新建](a.html)的工厂。", "markdown", False),
        ("参加了 `新建`的工厂。", "markdown", False),
        ("<p>参加了 <b>新建</b>的工厂。</p>", "html", True),
        ("参加了 新建的工厂。", "markdown", True),
    ],
)
def test_a_gap_beside_what_markdown_marks_is_meant(raw: str, name: str, *, holds: bool) -> None:
    context = DocumentContext(reader_for(name).read(raw), language="zh")
    place = Place(0, Span(3, 4), " ")
    assert (is_no_gap_beside_markup(place, context) is not None) is holds


def test_a_gap_beside_markup_that_is_always_set_apart_is_meant() -> None:
    """In HTML, too, where most of the document has such blanks."""
    raw = "<p>参加了 <b>新建</b> 的工厂。</p>"
    place = Place(0, Span(3, 4), " ")
    once, often = (
        DocumentContext(reader_for("html").read(raw * times), language="zh") for times in (1, 4)
    )
    assert is_no_gap_beside_markup(place, once) is not None
    assert is_no_gap_beside_markup(place, often) is None


@pytest.mark.parametrize(
    ("raw", "name", "holds"),
    [
        ("<p>Choose <b>When asked</b>.</p>", "html", False),
        ("Choose **When asked**.", "markdown", False),
        ("<p>Choose <b>When</b> asked.</p>", "html", True),
        ("<p>Choose <a>When asked</a>.</p>", "html", True),
        ("Choose When asked.", "markdown", True),
    ],
)
def test_several_bold_words_are_a_label(raw: str, name: str, *, holds: bool) -> None:
    context = DocumentContext(reader_for(name).read(raw), language="en")
    assert (is_no_label(Place(0, Span(7, 11), "When"), context) is not None) is holds


def test_titles_and_front_matter_are_no_text_before() -> None:
    document = reader_for("markdown").read("---\ntitle: One\n---\n\n# Two\n\nThree\n\nFour\n")
    context = DocumentContext(document, language="en")
    three, four = (Place(number, Span(0, 4), "") for number in (2, 3))
    assert opens_document(three, context) is not None
    assert opens_document(four, context) is None


@pytest.mark.parametrize(("text", "evidence"), [("uno dos tres", ""), ("uno\ndos tres", None)])
def test_a_blank_that_wraps_the_text_is_on_no_line(text: str, evidence: str | None) -> None:
    context = DocumentContext(reader_for("markdown").read(text), language="es")
    assert is_on_one_line(Place(0, Span(3, 4), " "), context) == evidence
