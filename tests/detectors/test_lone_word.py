"""Lone words: where the detector looks, and what it compares."""

import pytest

from mtfix.context import DocumentContext
from mtfix.detectors import WordClasses
from mtfix.detectors.lone_word import make_lone_word
from mtfix.model import Safety
from mtfix.readers import reader_for

TABLE = {"there": ("and", "the"), "i eat": ("as",), "la": ("the",), "what": ("that", "who")}


def find(text, language="en", **params):
    params = {"table": "t", "margin": 5, "safety": Safety.UNSAFE, "needs": 3.0, **params}
    detector = make_lone_word(params, WordClasses({}, {"t": TABLE}))
    context = DocumentContext(reader_for(None).read(text, None), language=language)
    return [
        (hit.span.of(text), [edit.replacement for s in hit.suggestions for edit in s.edits])
        for hit in detector.detect(0, context)
    ]


def test_a_word_is_replaced_by_the_likeliest_and_the_others_are_shown():
    assert find("The law covers ships there trains.") == [("there", ["and", ""])]


def test_labels_in_a_row_are_no_sentence():
    assert find("Home > Ships there trains > All") == []
    assert find("Ships | The law covers ships there trains. | All") == []


def test_what_stands_behind_may_forbid():
    assert find("It covers ships there trains.", **{"unless-behind": ["ships"]}) == []


def test_words_of_several_tokens_are_found_across_one_blank_only():
    assert find("She is known I eat the queen of tango.") == [("I eat", ["as"])]
    assert find("She is known I  eat the queen of tango.") == []


@pytest.mark.parametrize(
    "text",
    ["The bread there-the rent", "It costs 5there the rent", "The price d’there the rent"],
)
def test_parts_of_words_are_left_alone(text):
    assert find(text) == []


def test_foreign_words_stand_among_words():
    assert find("They sell la bread of the village.", foreign=True, margin=-1)
    assert find("They live in “la bread” now.", foreign=True, margin=-1) == []
    assert find("They live in La Paz now.", foreign=True, margin=-1) == []


def test_words_at_the_end_of_a_sentence_and_in_brackets_are_left_alone():
    assert find("They sang, and I eat. It was late.", margin=-9) == []
    assert find("It is a talk [Politics THERE] of the town.", margin=-9, capital=True) == []


def test_capitals_only():
    text = "The clerk of the court {} came late was sacked."
    assert find(text.format("What"), capital=True, margin=1)
    assert find(text.format("what"), capital=True, margin=1) == []


def test_nothing_before_a_word_of_an_excepted_class():
    text = "The bread there came late."
    assert find(text, margin=-9)
    assert find(text, margin=-9, **{"unless-before": ["verb"]}) == []


def test_languages_without_a_model_are_left_alone():
    assert find("The law covers ships there trains.", language="hu") == []


SPANISH = {"of": ("de",), "the": ("el", "la"), "las": ("las",), "con": ("con",), "his": ("su",)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Los vecinos of la ciudad protestan.", ["of"]),
        ("Los vecinos the ciudad protestan.", ["the"]),
        ("Vive en Newport on the Levee.", []),
        ("Leyó House of the King en Lima.", []),
    ],
)
def test_a_word_that_was_left_stands_among_words_of_the_language(text, found):
    table = WordClasses({}, {"t": SPANISH})
    params = {"table": "t", "margin": -3, "foreign": "en", "name-openers": ["the"]}
    detector = make_lone_word({**params, "safety": Safety.UNSAFE, "needs": 3.0}, table)
    context = DocumentContext(reader_for(None).read(text, None), language="es")
    assert [hit.span.of(text) for hit in detector.detect(0, context)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("El gobierno Con los sindicatos firmó el acuerdo.", ["Con"]),
        ("Llegaron a Las Vegas ayer.", []),
        ("Vio Las casas de la calle.", ["Las"]),
    ],
)
def test_a_capital_that_opens_a_name_stays(text, found):
    table = WordClasses({}, {"t": SPANISH})
    params = {"table": "t", "margin": 2, "capital": True, "name-openers": ["las", "de", "la"]}
    detector = make_lone_word({**params, "safety": Safety.UNSAFE, "needs": 3.0}, table)
    context = DocumentContext(reader_for(None).read(text, None), language="es")
    assert [hit.span.of(text) for hit in detector.detect(0, context)] == found


def test_of_two_words_that_fit_alike_none_is_chosen():
    table = WordClasses({}, {"t": {"zorg": ("la", "su")}})
    params = {"table": "t", "margin": -9, "foreign": True, "safety": Safety.UNSAFE, "needs": 3.0}
    text = "Los vecinos hablan con zorg madre en la ciudad."
    context = DocumentContext(reader_for(None).read(text, None), language="es")
    (hit,) = make_lone_word(params, table).detect(0, context)
    assert {suggestion.safety for suggestion in hit.suggestions} == {Safety.FLAG}


def test_the_capital_of_a_turkish_i_is_no_other_letter():
    table = WordClasses({}, {"t": {"için": ("için",)}})
    params = {"table": "t", "margin": 2, "capital": True, "safety": Safety.UNSAFE, "needs": 3.0}
    text = "Kadınlar çocuklar İçin ekmek aldı."
    context = DocumentContext(reader_for(None).read(text, None), language="tr")
    (hit,) = make_lone_word(params, table).detect(0, context)
    assert hit.suggestions[0].edits[0].replacement == "i"


def test_what_would_open_a_name_is_one():
    text = "They sell la Rioja of the village."
    assert find(text, foreign=True, margin=-9) != []
    assert find(text, foreign=True, margin=-9, **{"no-name-openers": ["the"]}) == []


@pytest.mark.parametrize(
    ("params", "problem"),
    [
        ({"table": "no"}, "must name a table"),
        ({"margin": "x"}, "a number"),
        ({"foreign": True, "capital": True}, "one of the two"),
    ],
)
def test_wrong_parameters_are_told(params, problem):
    with pytest.raises(ValueError, match=problem):
        find("", **params)
