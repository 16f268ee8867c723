from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.context import DocumentContext
from mtfix.detectors.base import WordClasses
from mtfix.detectors.translated_name import make_translated_name
from mtfix.model import Document, Safety, Segment, apply_edits

TABLES = WordClasses(
    {},
    {
        "words": {
            "Castle": ("Castillo",),
            "Chain": ("Cadena",),
            "Flowers": ("Flores",),
            "Dew": ("Rocío",),
            "Blue Cross": ("Cruz Azul",),
        },
        "given": {"Peter": ("Pedro",)},
    },
)
PARAMS = {"words": "words", "given": "given", "safety": Safety.UNSAFE, "weight": 2.0}


@pytest.mark.parametrize(
    ("text", "other", "repaired"),
    [
        (
            "President Peter Castle spoke.",
            "Pedro Castillo left.",
            "President Pedro Castillo spoke.",
        ),
        ("Photo: peter castle.", "Pedro Castillo left.", "Photo: Pedro Castillo."),
        ("Pedro Castle spoke.", "Pedro Castillo left.", "Pedro Castillo spoke."),
        ("Sing, young Dew Flowers!", "Rocío Flores left.", "Sing, young Rocío Flores!"),
        ("Dew Flowers sang.", "Rocío Flores sings.", "Rocío Flores sang."),
        ("Fans of Blue Cross won.", "The club Cruz Azul is old.", "Fans of Cruz Azul won."),
        ("Blue Cross won.", "The club Cruz Azul is old.", "Cruz Azul won."),
        ("Richard Chain spoke.", "Ricardo Cadena left.", None),
        ("A blue cross hung there.", "The club Cruz Azul is old.", None),
        ("Blue Cross Insurance won.", "The club Cruz Azul is old.", None),
        ("Castle spoke.", "Pedro Castillo left.", None),
        ("Peter Castle spoke.", "Peter Castle left.", None),
        ("Peter Castles spoke.", "Pedro Castillo left.", None),
        ("Pedro Castillo spoke.", "Pedro Castillo left.", None),
    ],
)
def test_a_name_is_restored_where_both_forms_stand(
    text: str, other: str, repaired: str | None
) -> None:
    segments = (Segment(text, ()), Segment(other, ()))
    context = DocumentContext(Document(f"{text}\n{other}", segments), language="en")
    hits = list(make_translated_name(PARAMS, TABLES).detect(0, context))
    results = [apply_edits(text, hit.suggestions[0].edits) for hit in hits]
    assert results == ([] if repaired is None else [repaired])


def test_a_missing_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        make_translated_name({**PARAMS, "words": "none"}, TABLES)


PIECES = (
    "Peter",
    "Castle",
    "castle",
    "Blue",
    "Cross",
    "Blue Cross",
    " ",
    "  ",
    "-",
    "’",
    ".",
    "é",
    "ß",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_pattern_is_tried_wherever_it_may_match(text):
    detector = make_translated_name(PARAMS, TABLES)
    document = Document("", (Segment(text, ()), Segment("Pedro Castillo, Cruz Azul", ())))
    context = DocumentContext(document, language="en")
    _, pattern = detector._pattern_for(context)
    tried = [match.span() for match in detector._find_matches(0, context)]
    everywhere = pattern.finditer(text, overlapped=True) if pattern else ()
    assert tried == [match.span() for match in everywhere]
