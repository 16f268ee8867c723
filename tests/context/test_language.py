"""The language of documents and paragraphs."""

import pytest

from mtfix.context import DocumentContext
from mtfix.context.language import detect_language
from mtfix.readers import reader_for

SENTENCES = {
    "en": "The council met on Tuesday to discuss the new budget for schools.",
    "es": "El consejo se reunió el martes para discutir el nuevo presupuesto.",
    "fr": "Le conseil s’est réuni mardi pour discuter du nouveau budget.",
    "de": "Der Rat traf sich am Dienstag, um den neuen Haushalt zu besprechen.",
    "ru": "Совет собрался во вторник, чтобы обсудить новый бюджет.",
    "zh": "委员会星期二开会讨论新的学校预算。",
    "ja": "評議会は火曜日に新しい予算について話し合った。",
    "el": "Το συμβούλιο συνεδρίασε την Τρίτη για τον νέο προϋπολογισμό.",
}


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
def test_sentences_are_recognised(code: str, sentence: str) -> None:
    assert detect_language(sentence)[0] == code


@pytest.mark.parametrize("text", ["", "Li", "2023", "!!"])
def test_too_little_text_is_undetermined(text: str) -> None:
    assert detect_language(text) == ("und", 0.0)


def context_of(*paragraphs: str, language: str | None = None) -> DocumentContext:
    document = reader_for(None).read("\n\n".join(paragraphs))
    return DocumentContext(document, language=language)


def test_a_foreign_paragraph_has_its_own_language() -> None:
    context = context_of(SENTENCES["en"], SENTENCES["en"], SENTENCES["es"], "Madrid")
    assert [context.language_of(n) for n in range(4)] == ["en", "en", "es", "en"]


def test_a_declared_language_holds_for_the_document_not_for_a_foreign_paragraph() -> None:
    context = context_of(SENTENCES["en"], SENTENCES["de"], language="en-GB")
    assert context.language == "en"
    assert context.language_of(1) == "de"
