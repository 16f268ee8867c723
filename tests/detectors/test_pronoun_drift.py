"""Pronouns of the other gender: who may be meant, and who is not."""

import pytest

from mtfix.context import DocumentContext
from mtfix.detectors import WordClasses
from mtfix.detectors.pronoun_drift import make_pronoun_drift
from mtfix.readers import reader_for

WORDS = WordClasses(
    {"own": ("she", "actress"), "theirs": ("his", "him"), "others": ("man", "husband")},
    {"table": {"he": ("she",)}},
)
KEYS = {"own": "own", "theirs": "theirs", "others": "others", "table": "table"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The actress Ana Prado left, and she sang.\n\nLater he spoke of it.", ["he"]),
        ("Ana Prado left, and she sang. Prado said that he was tired.", ["he"]),
        ("She sang. “It is late, Omar.” He left.", ["He"]),
        ("She sang. Omar came, and he left.", []),
        ("She sang with her husband. He left.", []),
        ("She took his hand. He left.", []),
        ("She said: “He is late.”", []),
        ("He left before she came.", []),
    ],
)
def test_a_pronoun_that_nobody_else_can_be_meant_by_is_shown(text, found):
    detector = make_pronoun_drift({**KEYS, "weight": 0.0, "needs": 2.0}, WORDS)
    context = DocumentContext(reader_for(None).read(text, None), language="en")
    hits = [
        hit.span.of(context.text(segment))
        for segment in range(len(context.document.segments))
        for hit in detector.detect(segment, context)
    ]
    assert hits == found


def test_words_that_do_not_exist_are_an_error():
    with pytest.raises(ValueError, match="`own` must name words"):
        make_pronoun_drift({**KEYS, "own": "no"}, WORDS)
