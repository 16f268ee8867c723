"""The model of word sequences: symbols, and which of two words stands better."""

import math

import pytest

from mtfix.lexicon.sequence import SequenceModel, load_sequence_model

MODEL = load_sequence_model("en")


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("The mayor came.", ["the", "<noun>", "<verb>", "<stop>"]),
        ("She saw Ann’s 12 dogs", ["she", "<verb>", "<name's>", "<number>", "<plural>"]),
        ("“Zorgling” blorped", ["<quote>", "<unknown-ing>", "<quote>", "<unknown-ed>"]),
        ("", []),
    ],
)
def test_symbols(text, symbols):
    found, places = MODEL.symbols(text)
    assert found == symbols
    assert all(text[start:end].strip() for start, end in places)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("The price of bread _ the rent of flats rose.", "and", "there"),
        ("They want _ keep their jobs.", "to", "stop"),
        ("He has _ a cook since then.", "been", "summer"),
        ("The people _ want more.", "there", "the"),
    ],
)
def test_the_better_word_weighs_more(sentence, right, wrong):
    head, tail = sentence.split("_")
    before, after = ["^", "^", *MODEL.symbols(head)[0]], MODEL.symbols(f"x{tail}")[0][1:]
    weights = [MODEL.weigh(before, [MODEL.symbol(w)], after) for w in (right, wrong)]
    weights[1] += MODEL.weigh_within(wrong, 5.0)
    assert weights[0] > weights[1]


def test_shares_behind_a_context_sum_to_one():
    words = {"the", "a"}
    rows = {"": "0\t<unknown>:7 a:14 the:14", "the": "3\t<unknown>:2"}
    model = SequenceModel(frozenset(words), {}, rows)
    plain = [model.weigh(["x", "y"], [w], []) for w in ("zorg", "the", "a")]
    assert math.isclose(sum(math.exp(weight) for weight in plain), 1.0, rel_tol=0.02)


def test_a_language_without_a_model_has_none():
    assert load_sequence_model("xx") is None


def test_the_ending_is_the_class_where_there_is_no_list():
    symbols, _ = load_sequence_model("es").symbols("La mujer canta xyzq en Lima.")
    assert symbols == ["la", "<-er>", "<-ta>", "<unknown>", "en", "<name>", "<stop>"]
