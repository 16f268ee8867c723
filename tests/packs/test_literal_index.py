from hypothesis import given
from hypothesis import strategies as st

from mtfix.packs.literal_index import LiteralIndex

LETTERS = "abcß ı"
LITERALS = st.text(LETTERS, min_size=1, max_size=5)


@given(st.lists(st.sets(LITERALS, max_size=4), max_size=8), st.text(LETTERS, max_size=30))
def test_the_first_text_and_all_others_have_the_same_sets(sets, text):
    index = LiteralIndex(sets)
    expected = {n for n, literals in enumerate(sets) if any(each in text for each in literals)}
    assert all(index.find(text) == expected for _ in range(12))
