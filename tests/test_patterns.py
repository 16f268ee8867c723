"""Patterns from the cache are those that `regex` would compile."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from mtfix.patterns import compile_pattern

CASES = [
    (r"(?<first>\p{Lu})\w+", 0, {}),
    (r"\L<animal>s?", regex.IGNORECASE, {"animal": ["cat", "dog"]}),
    (r"[\w--[a-f]]+", regex.VERSION1, {}),
    (r"(?r)\w(?<=o)", regex.VERSION1, {}),
]


@pytest.mark.parametrize(("pattern", "flags", "lists"), CASES)
@given(text=st.text(alphabet="Dog Catsı", max_size=30))
def test_the_second_time_it_finds_the_same(pattern, flags, lists, text):
    plain = regex.compile(pattern, flags, **lists)
    for _ in range(2):
        compiled = compile_pattern(pattern, flags, lists)
        assert compiled.pattern == pattern
        assert compiled.flags == plain.flags
        assert compiled.groupindex == plain.groupindex
        found = [(m.span(), m.groupdict()) for m in compiled.finditer(text)]
        assert found == [(m.span(), m.groupdict()) for m in plain.finditer(text)]


def test_other_words_make_another_pattern():
    for words in (["cat"], ["dog"], ["cat", "dog"]):
        found = compile_pattern(r"\L<animal>", 0, {"animal": words}).findall("a cat, a dog")
        assert found == words


def test_a_broken_pattern_is_told_each_time():
    for _ in range(2):
        with pytest.raises(regex.error, match="missing"):
            compile_pattern("(a")
