"""Articles that do not fit the noun behind them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtfix.api import check, clean
from mtfix.lexicon.classes import load_word_classes

ARTICLES = {
    "es": {"noun feminine": "la", "noun masculine": "el"},
    "fr": {"noun feminine": "une", "noun masculine": "un"},
    "it": {"noun feminine": "nella", "noun masculine": "nel"},
    "pt": {"noun feminine": "pela", "noun masculine": "pelo"},
}
NOUNS = {
    language: sorted(
        (word, kind)
        for word, kind in load_word_classes(language).items()
        if kind in forms and word[0] in "bcdfglmnprtv" and not word.startswith(("gn", "pn", "ps"))
    )
    for language, forms in ARTICLES.items()
}


def repaired(text: str, language: str) -> str:
    return clean(text, lang=language, unsafe_fixes=True, select=[f"{language}-articles"]).text


@pytest.mark.parametrize("language", ARTICLES)
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_the_wrong_article_is_put_right_and_the_right_one_stays(language: str, data: st.DataObject):
    noun, kind = data.draw(st.sampled_from(NOUNS[language]))
    forms = ARTICLES[language]
    (wrong,) = set(forms.values()) - {forms[kind]}
    assert repaired(f"… {wrong} {noun} …", language) == f"… {forms[kind]} {noun} …"
    assert repaired(f"… {forms[kind]} {noun} …", language) == f"… {forms[kind]} {noun} …"


@pytest.mark.parametrize(
    ("language", "text", "good"),
    [
        ("fr", "L’accord, du école et au idée", "L’accord, de l’école et à l’idée"),
        ("fr", "L'accord, du école", "L'accord, de l'école"),
        ("it", "Il allenatore e la abitazione", "L'allenatore e l'abitazione"),
    ],
)
def test_before_a_vowel_the_article_is_elided_with_the_apostrophe_of_the_text(
    language: str, text: str, good: str
):
    assert repaired(text, language) == good


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Il/la figlio/a della scuola, il/la bambino/a."),
        ("es", "El portátil, el arma y la visita; quien la gobierna la paga."),
        ("es", "Compró el\ncasa"),  # the noun stands in another line
        ("fr", "Il le note et on la force ; quelle est la règle ; une sage-femme, le mi-temps."),
        ("pt", "Vende a prazo, paga a crédito e ele o compra."),
        ("de", "el casa"),  # no list
    ],
)
def test_what_may_be_right_is_left_alone(language: str, text: str):
    assert not check(
        text, lang=language, select=[f"{language}-articles"] if language != "de" else []
    )
