"""Verse on one line: capitals at regular distances, and those of text nodes."""

import pytest

from mtfix.context import DocumentContext
from mtfix.detectors.verse import is_in_verse
from mtfix.model import Span
from mtfix.readers import reader_for

OPENERS = ("And", "That", "In", "Who", "Also")


@pytest.mark.parametrize(
    ("text", "word", "holds"),
    [
        ("The sea is wide, The wind is strong, The night is cold, And so am I.", "And", True),
        ("We sat beside the dark and silent lake, And no one said a word of what we saw, "
         "And no one came.", "And", True),
        ("He met the man Who had a house In the old town of the north.", "Who", False),
        ("It was Also signed by the mayor, Who lives in a small town with his wife.", "Who", False),
        ("He spoke with Saudi Arabia And the other states.", "And", False),
    ],
)  # fmt: skip
def test_lines_of_verse_are_of_like_length(text: str, word: str, *, holds: bool) -> None:
    context = DocumentContext(reader_for(None).read(text, None), language="en")
    start = text.index(word)
    assert is_in_verse(0, Span(start, start + len(word)), OPENERS, context) is holds
