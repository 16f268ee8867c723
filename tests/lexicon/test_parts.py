"""What is looked up for many words at once is what is looked up for each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.lexicon import load_lexicon
from mtfix.lexicon.lookup import Lexicon
from mtfix.lexicon.table import build_table

# Letters of one to four bytes, such as fold to two, and marks.
LETTERS = "abcxyzABÉéßıİI0²ñσςЖжאבгеو" + "e\u0301\u0327" + "中𝐀𐐀\ud7a3"
WORDS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=9)


@pytest.mark.parametrize("language", ["en", "de", "tr", "ro", "sr", "fa"])
@settings(deadline=None, max_examples=20)
@given(words=st.lists(WORDS, min_size=1, max_size=9))
def test_parts_are_those_that_are_looked_up_alone(language, words):
    lexicon = load_lexicon(language)
    lexicon.look_up_parts([*words, "ofthe", "Straße"])
    for word in words:
        zipf = lexicon.zipf_parts(word)
        for start in range(len(word)):
            for end in range(start + 1, len(word) + 1):
                assert zipf(start, end) == lexicon.peek(word[start:end])


def test_known_and_unknown_words_are_looked_up_together():
    words = ["the", "The", "qxqzq", "mat", "sat"]
    lexicon = load_lexicon("en")
    lexicon.look_up(words)
    assert [lexicon.zipf(word) for word in words] == [lexicon.peek(word) for word in words]
    assert lexicon.zipf("qxqzq") == 0 < lexicon.zipf("mat")


@pytest.mark.parametrize("is_busy", [False, True])
def test_a_corpus_looks_many_words_up_as_a_text_does(is_busy, monkeypatch):
    lexicon = load_lexicon("en")
    monkeypatch.setattr(lexicon, "is_busy", is_busy)
    words = ["the", "The", "qxqzq", "mat", ""]
    assert lexicon.peek_all(words) == [lexicon.peek(word) for word in words]


def test_a_language_without_a_list_knows_no_part():
    empty = Lexicon("xx", build_table([]))
    empty.look_up(["the"])
    empty.look_up_parts(["the"])
    assert empty.zipf("the") == empty.zipf_parts("the")(0, 1) == 0


@pytest.mark.parametrize("word", ["", "a", "in", "who", "unblended", "Straßen", "ΛΌΓΟΥΣ"])
def test_parts_are_spelled_as_words_are(word):
    for language in ("en", "de", "el", "fa"):
        lexicon = load_lexicon(language)
        spell = lexicon.spell_parts(word)
        for start in range(len(word)):
            for end in range(start + 1, len(word) + 1):
                assert spell(start, end) == lexicon.spell(word[start:end])
