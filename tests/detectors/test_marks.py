"""Quotation marks, brackets, loops, and paragraphs of another language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.context import DocumentContext
from mtfix.detectors import KINDS, WordClasses
from mtfix.detectors.quotes import find_pair
from mtfix.model import Hit, Safety, apply_edits
from mtfix.readers import reader_for


def hits(kind: str, text: str, language: str = "en", **params: object) -> list[Hit]:
    facts = {"safety": Safety.SAFE, "weight": 0.0, "needs": 0.0, **params}
    detector = KINDS[kind](facts, WordClasses())
    context = DocumentContext(reader_for(None).read(text), language=language)
    segments = range(len(context.document.segments))
    return [hit for number in segments for hit in detector.detect(number, context)]


def marked(kind: str, text: str, language: str = "en", **params: object) -> list[str]:
    return [hit.span.of(text) for hit in hits(kind, text, language, **params)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("“This is it, ”said he, at last.", "en", "“This is it,” said he, at last."),
        ("A “word “ and more, at last.", "en", "A “word” and more, at last."),
        ("Ein „ Wort “ und mehr, so ist es.", "de", "Ein „Wort“ und mehr, so ist es."),
        ("Le mot « oui », dit-il, enfin.", "fr", None),
        ("One “a, and “b, at last.", "en", None),
        ("The 6” pipe and the 7” pipe, at last.", "en", None),
        ("A “word “ and more , at last .", "en", None),
        ("他说“很重要”并离开了，好。", "zh", None),
    ],
)
def test_quotes(text: str, language: str, expected: str | None) -> None:
    found = hits("quotes", text, language)
    edits = [edit for hit in found for edit in hit.suggestions[0].edits]
    assert (apply_edits(text, edits) if found else None) == expected


def test_a_passage_in_another_language_keeps_the_marks_of_the_document() -> None:
    swedish = "Det här är en text om datorer som är skriven på svenska av oss.\n\n"
    english = "You may have to set up the machine to ”enable” it before you start, at last."
    assert hits("quotes", swedish + english, "sv") == []
    assert len(hits("quotes", english, "en")) == 1


@given(st.text(alphabet="ab “”,.", max_size=30))
def test_repaired_quotes_are_left_alone(text: str) -> None:
    found = hits("quotes", text)
    repaired = apply_edits(text, [e for hit in found for e in hit.suggestions[0].edits])
    assert hits("quotes", repaired) == []


def test_pair_follows_the_language() -> None:
    assert find_pair("„Tak”", "pl") == ("„", "”")
    assert find_pair("„Tak”", "en") is None
    assert find_pair("no marks", "en") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a higher level” in May", ["”"]),
        ("the agency (AFP wrote", ["("]),
        ("an array [1, (2] of", ["(", "]", "["]),
        ("1) one, b) two, ii. three :)", []),
        ("(1) one and (b) two", []),
        ("He said: “Yes.", ["“"]),
        ("“One.\n\n“Two.”", []),
        ('the 6" pipe and rock ’n’ roll', []),
    ],
)
def test_unpaired(text: str, expected: list[str]) -> None:
    found = [dict(hit.captures)["mark"] for hit in hits("unpaired", text)]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the court the court the court ruled", [" the court the court"]),
        ("the town town town town lies", [" town town town"]),
        ("the town town town lies", []),
        ("no, no, no, no, no, no, no", []),
        ("la la la la la la la la", []),
        ("0 0 0 0 0 0 0 0 0 0 0 0", []),
        ("他们知道他们知道他们知道他们知道。", ["他们知道他们知道他们知道"]),
    ],
)
def test_repetition(text: str, expected: list[str]) -> None:
    assert marked("repetition", text, times=3) == expected


def test_paragraph_of_another_language_is_marked() -> None:
    text = "El presidente dijo que la decisión de los jueces es muy importante para todos."
    assert marked("wrong-language", text, "en") == [text]
    assert marked("wrong-language", text, "es") == []
    assert marked("wrong-language", "Juan Carlos Rodríguez, Real Madrid", "en") == []
