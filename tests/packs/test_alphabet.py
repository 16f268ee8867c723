"""Characters that patterns tell apart have bytes of their own, those that fill texts first."""

import pytest

from mtfix.packs.alphabet import WILD, Alphabet

# More kinds of characters than there are bytes, each of as many characters as are looked at of Han.
STARTS = range(0x400, 0x2400, 64)
BLOCKS = [rf"[\u{start:04x}-\u{start + 63:04x}]" for start in STARTS]
KINDS = [*BLOCKS, r"\p{Han}", r"\p{Hangul}", r"\p{L}"]


@pytest.mark.parametrize(
    ("script", "text"), [("Japanese", "漢"), ("Han", "汉"), ("Hangul", "한"), ("Cyrillic", "д")]
)
def test_what_fills_texts_in_a_script_is_told_apart(script, text):
    assert Alphabet(KINDS, "", script).encode(text) != bytes([WILD])


def test_some_kinds_get_no_byte():
    alphabet = Alphabet(KINDS, "", "Han")
    wild = [start for start in STARTS if alphabet.encode(chr(start)) == bytes([WILD])]
    assert wild
