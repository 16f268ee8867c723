"""The rules of languages are kept, but not of all that ever came."""

from mtfix.engine.rulebook import _MOST_LANGUAGES, Part, Rulebook
from mtfix.languages import LANGUAGES
from mtfix.settings import Settings


def test_a_stream_in_all_languages_keeps_the_rules_of_a_few():
    book = Rulebook(Settings(language="en"))
    first = book.prefilter("en", Part.REPAIRS)
    for number, language in enumerate(LANGUAGES):
        book.prefilter(language, Part.REPAIRS)
        if number % _MOST_LANGUAGES == 1:  # what is asked for again stays
            assert book.prefilter("en", Part.REPAIRS) is first
    assert len(book._known) == _MOST_LANGUAGES
    assert {rule.id for rule in book.rules_for("de")} >= {"glued-words"}
