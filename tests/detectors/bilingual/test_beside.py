"""The rules that compare with a source: where they run, and what they may touch."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.engine import Engine
from mtfix.model import Safety
from mtfix.readers import AlignedReader, reader_for
from mtfix.settings import Settings

PLAIN = reader_for(None)


def findings(text: str, *sources: str, engine: Engine) -> list[str]:
    return [f.rule for f in engine.check(AlignedReader(PLAIN, sources).read(text)).findings]


@pytest.fixture(scope="module")
def german() -> Engine:
    return Engine(Settings("de", "en", ("bilingual",)))


def test_without_a_source_nothing_is_compared(german):
    assert german.check(PLAIN.read("Er verkaufte Häuser.")).findings == ()
    assert findings("Er verkaufte Häuser.", "He sold 35 houses.", engine=german) == [
        "missing-number"
    ]


def test_a_key_is_no_source(german):
    """Programs that know a text by its key have the original elsewhere."""
    text = "Er verkaufte viele Häuser an {name}. Sie stehen leer."
    assert findings(text, "houses.sold/35", engine=german) == []
    assert "added-placeholder" in findings(text, "He sold 35 houses.", engine=german)


def test_however_many_texts_there_were(german):
    """After some hundred texts rules run by their clues; a source is one, too."""
    for number in range(250):
        german.check(PLAIN.read(f"Er verkaufte Haus {number}."))
    found = findings("Er verkaufte Häuser.", "He sold 35 houses.", engine=german)
    assert found == ["missing-number"]


def test_a_corpus_without_sources_can_be_screened():
    assert Engine(Settings("de", select=("bilingual", "mojibake"))).make_screen() is not None


def test_what_the_source_proves_may_be_in_a_placeholder(german):
    reader = AlignedReader(PLAIN, ("Hello {name}!",))
    assert german.clean("Hallo {Vorname}!", reader).text == "Hallo {name}!"


def test_what_the_user_protects_stays():
    engine = Engine(Settings("de", "en", ("bilingual",), protect=(r"\{Vorname\}",)))
    reader = AlignedReader(PLAIN, ("Hello {name}!",))
    assert engine.clean("Hallo {Vorname}!", reader).text == "Hallo {Vorname}!"


def test_a_comment_silences_a_comparison(german):
    text = "Er verkaufte Häuser. <!-- mtfix: ignore[missing-number] so -->"
    reader = AlignedReader(PLAIN, ("He sold 35 houses. <!-- mtfix: ignore[missing-number] so -->",))
    assert german.check(reader.read(text)).findings == ()


def test_the_library_takes_a_source():
    result = mtfix.clean("% d von %s", lang="de", source="%d of %s")
    assert result.text == "%d von %s"
    found = mtfix.check("Häuser", lang="de", source="In 1987: houses")
    assert [finding.rule for finding in found] == ["missing-number"]
    with pytest.raises(mtfix.UsageProblem):
        mtfix.check("One.", source="One.\n\nTwo.")


@pytest.mark.parametrize("boldness", [Safety.SAFE, Safety.UNSAFE])
def test_repairs_are_done_once(boldness):
    engine = Engine(Settings("en", "es", ("bilingual",), boldness=boldness))
    reader = AlignedReader(PLAIN, ("El 2019 gastó 190.000 euros y 3,5 % en %s.",))
    once = engine.clean("In 2019 it spent 190. 000 euros and 3,5 % on % s.", reader)
    assert once.text == "In 2019 it spent 190,000 euros and 3.5 % on %s."
    assert engine.clean(once.text, reader).edits == ()


def test_an_inline_element_has_a_name_in_messages(german):
    document = AlignedReader(PLAIN, ("Press \ufffc now.",)).read("Jetzt drücken.")
    messages = [finding.message for finding in german.check(document).findings]
    assert messages == ["The placeholder <…> of the source is missing."]
