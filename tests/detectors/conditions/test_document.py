"""Conditions that ask what else the document has: its text, its usual way of writing."""

from __future__ import annotations

import pytest
import regex

from mtfix.context import DocumentContext
from mtfix.detectors.conditions.document import document_has, is_unusual
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


@pytest.mark.parametrize(("pattern", "expected"), [(r"\Aone\n", True), (r"four", False)])
def test_document_is_searched_whole(pattern: str, *, expected: bool) -> None:
    told = document_has(SPACED_COMMA, pattern, context_of("one\ntwo\nthree"))
    assert (told is not None) is expected
