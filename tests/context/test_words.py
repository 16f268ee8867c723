"""Words and the starts of sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtfix.context import DocumentContext, find_words, starts_sentence
from mtfix.context.words import find_forms
from mtfix.model import Span
from mtfix.readers import reader_for


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’Ukraine d'abord", ["L", "Ukraine", "d", "abord"]),
        ("co-operate at 10:30", ["co", "operate", "at", "10", "30"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("naïve cafe\u0301", ["naïve", "cafe\u0301"]),
        ("«…»", []),
    ],
)
def test_words_are_runs_of_letters_marks_and_digits(text: str, words: list[str]) -> None:
    assert [word.text for word in find_words(text)] == words


@given(st.text(max_size=40))
def test_every_word_is_what_its_span_covers(text: str) -> None:
    for word in find_words(text):
        assert word.span.of(text) == word.text


def test_closed_spans_have_no_words() -> None:
    assert [w.text for w in find_words("see a.b now", (Span(4, 7),))] == ["see", "now"]


@given(
    st.text(alphabet="ab\u0301 .9é", max_size=20),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6)), max_size=4),
)
def test_forms_are_those_of_the_words(text: str, places: list[tuple[int, int]]) -> None:
    size = len(text)
    closed = tuple(Span(min(a, size), min(a + b, size)) for a, b in places)
    assert list(find_forms(text, closed)) == [word.text for word in find_words(text, closed)]


@pytest.mark.parametrize(
    ("before", "starts"),
    [
        ("", True),
        ("It rained. ", True),
        ("It rained.” ", True),
        ("He said: ", True),
        ("He said “", True),
        ("first line\n", True),
        ("– ", True),
        ("== ", True),
        ("met the ", False),
        ("met Mr Li, ", False),
        ("the U.N ", False),
    ],
)
def test_where_a_sentence_may_start(before: str, starts: bool) -> None:
    assert starts_sentence(f"{before}Word", len(before)) == starts


def test_a_description_may_begin_behind_its_term() -> None:
    text = "- `cwd` The directory to begin in.\n- It is `cwd` The rest.\n"
    context = DocumentContext(reader_for("markdown").read(text), language="en")
    first, second = (context.text(number) for number in range(2))
    assert context.starts_sentence(0, first.index("The"))
    assert not context.starts_sentence(1, second.index("The"))
